"""Relocation by consent: schemes, households offered a house, their moves, and how they live afterwards."""
