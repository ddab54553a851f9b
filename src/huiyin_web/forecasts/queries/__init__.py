"""Reads of projects."""
