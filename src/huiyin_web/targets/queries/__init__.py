"""Reads of plans, targets and letters."""
