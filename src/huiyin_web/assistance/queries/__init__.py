"""Read visits, one module a page."""
