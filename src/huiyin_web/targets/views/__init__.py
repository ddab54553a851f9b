"""Pages of plans, targets and letters."""
