"""Reads of the app, one module a page."""
