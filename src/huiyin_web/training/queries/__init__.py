"""Reads; the scope is inside each."""
