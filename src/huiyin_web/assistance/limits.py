"""How long whoever recorded a help takes it back themselves, and what a reason needs."""

from datetime import timedelta

LEAST_REASON, MOST_REASON = 4, 300  # letters
# Three days, as for an import and a file of evidence: a slip is seen by then. Later it is somebody else's to judge.
WITHDRAW_HOURS = 72
WITHDRAW_WITHIN = timedelta(hours=WITHDRAW_HOURS)
