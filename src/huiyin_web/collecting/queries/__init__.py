"""Reads of collections, of their price and of the burden of villages."""
