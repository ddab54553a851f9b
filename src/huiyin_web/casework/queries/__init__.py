"""Reads of casework, one module a page."""
