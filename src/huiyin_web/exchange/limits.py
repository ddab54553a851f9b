"""How large an export is compared, how many changes are made while somebody waits, and how long its rows are kept."""

from datetime import timedelta

MOST_ROWS = 200_000  # a sheet: a prefecture's persons, of whom the largest has some 150,000
SOME = 2_000  # rows of both sides that are held with all their values at once
MOST_AT_ONCE = 500  # forms that are filled in while somebody waits; more of them are a job

# An export shows the registry of its day. A quarter later the next one says more, and what nobody has decided until
# then, nobody decides by this one: its files and its rows, which hold personal data, go.
KEPT_FOR = timedelta(days=90)
