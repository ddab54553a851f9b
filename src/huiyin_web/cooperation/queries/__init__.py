"""Reads: scope is applied in every query."""
