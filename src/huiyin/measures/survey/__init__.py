"""What is asked of a sample, and the totals of its people by cluster: designs, groups, lines, welfare, a statistic."""
