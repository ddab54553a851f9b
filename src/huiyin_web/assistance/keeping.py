"""How much of somebody's households a phone keeps for days without a signal, and how long: said here alone."""

MOST_HOUSEHOLDS = 60  # as many as one helper looks after; a phone that is lost holds no more
DAYS = 14  # then what a phone keeps is wiped, unless it was loaded again
