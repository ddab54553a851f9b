"""Theatres: places under one leader, with a plan, visits that are drawn, and orders that are followed."""
