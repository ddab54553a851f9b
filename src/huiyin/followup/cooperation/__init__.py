"""East-West cooperation: what a city and a county plan, do and report together in six aspects, and who confirms it."""

from huiyin.followup.cooperation.pair import (
    Entry,
    Side,
    State,
    Step,
    Told,
    decide_agreement,
    decide_amounts,
    decide_answer,
    decide_entry,
    steps_of,
)
from huiyin.followup.cooperation.words import ASPECTS, FUNDS, ITEMS, JOBS, JOBS_POOR, Item

__all__ = [
    "ASPECTS",
    "FUNDS",
    "ITEMS",
    "JOBS",
    "JOBS_POOR",
    "Entry",
    "Item",
    "Side",
    "State",
    "Step",
    "Told",
    "decide_agreement",
    "decide_amounts",
    "decide_answer",
    "decide_entry",
    "steps_of",
]
