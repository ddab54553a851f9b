"""Relocation by consent: from the offer to the move, and how the household lives 6, 12 and 24 months later."""

from huiyin.followup.relocation.figures import Case, Outcome, outcome
from huiyin.followup.relocation.following import (
    YEAR,
    FollowUp,
    Told,
    decide_follow_up,
    follow_ups,
    next_follow_up,
    open_follow_up,
)
from huiyin.followup.relocation.life import Given, Life, State, Step, after, decide, open_to
from huiyin.followup.relocation.schemes import decide_scheme
from huiyin.followup.relocation.words import CLINIC, KEPT, LIVES, OLD_SITES, SCHOOL, WENT_BACK

__all__ = [
    "CLINIC",
    "KEPT",
    "LIVES",
    "OLD_SITES",
    "SCHOOL",
    "WENT_BACK",
    "YEAR",
    "Case",
    "FollowUp",
    "Given",
    "Life",
    "Outcome",
    "State",
    "Step",
    "Told",
    "after",
    "decide",
    "decide_follow_up",
    "decide_scheme",
    "follow_ups",
    "next_follow_up",
    "open_follow_up",
    "open_to",
    "outcome",
]
