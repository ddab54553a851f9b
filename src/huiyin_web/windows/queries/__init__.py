"""Reads of windows and exceptions."""
