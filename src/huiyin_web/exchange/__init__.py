"""Interchange with the national registry."""
