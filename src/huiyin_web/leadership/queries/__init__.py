"""Reads of the leading group; reach is applied inside."""
