"""Reads of plans and of the results of help."""
