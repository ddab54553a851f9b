"""Frozen years: writing them, verifying them, reading figures from them."""
