"""Decisions about households, each a pure function that gives its reasons."""
