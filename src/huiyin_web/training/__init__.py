"""Training for work: courses, who joins, who was there, who passed, who has a job afterwards."""
