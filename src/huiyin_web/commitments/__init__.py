"""The one follow-up engine: what was promised, by whom, by when, and whether it happened."""
