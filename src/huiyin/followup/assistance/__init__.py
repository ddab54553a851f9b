"""Who assists whom: kinds of units, when a pairing may end, and whether a village's team is complete."""

from huiyin.followup.assistance.pairings import EndAsked, decide_end
from huiyin.followup.assistance.teams import Posted, Standing, standing, term_ends
from huiyin.followup.assistance.words import LEFT_TEAM, LONGEST_REASON, TEAM_ROLES, UNIT_KINDS

__all__ = [
    "LEFT_TEAM",
    "LONGEST_REASON",
    "TEAM_ROLES",
    "UNIT_KINDS",
    "EndAsked",
    "Posted",
    "Standing",
    "decide_end",
    "standing",
    "term_ends",
]
