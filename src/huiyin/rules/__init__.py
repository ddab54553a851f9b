"""Decisions on households, each with its reasons: pure functions of what is known, without a clock or a database."""
