"""From totals to estimates with their standard errors: linearised in one stage or two, resampled, or replicated."""
