"""Reads of languages, texts and papers as they are printed."""
