"""Reads of consultations and needs."""
