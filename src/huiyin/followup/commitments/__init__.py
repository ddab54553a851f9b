"""The life of a commitment: who may do what to it when, whose turn it is, and how well promises are kept."""

from huiyin.followup.commitments.acts import ACTS, PROOF, Act, Need, act_of
from huiyin.followup.commitments.commitment import OVER, Commitment, Done, Hand, Part, State
from huiyin.followup.commitments.deciding import Given, after, decide, open_to, turn_in, turn_of
from huiyin.followup.commitments.errors import UnknownActError
from huiyin.followup.commitments.keeping import Closing, Facts, Kept, Outcome, closing, kept, outcome_of
from huiyin.followup.commitments.reminders import (
    Matter,
    Message,
    Told,
    Why,
    days_before,
    days_between,
    is_time,
    why_remind,
    worded,
)
from huiyin.followup.commitments.terms import give, is_short, least_days
from huiyin.followup.commitments.words import KINDS, SEVERITIES, SOURCES, UNITS

__all__ = [
    "ACTS",
    "KINDS",
    "OVER",
    "PROOF",
    "SEVERITIES",
    "SOURCES",
    "UNITS",
    "Act",
    "Closing",
    "Commitment",
    "Done",
    "Facts",
    "Given",
    "Hand",
    "Kept",
    "Matter",
    "Message",
    "Need",
    "Outcome",
    "Part",
    "State",
    "Told",
    "UnknownActError",
    "Why",
    "act_of",
    "after",
    "closing",
    "days_before",
    "days_between",
    "decide",
    "give",
    "is_short",
    "is_time",
    "kept",
    "least_days",
    "open_to",
    "outcome_of",
    "turn_in",
    "turn_of",
    "why_remind",
    "worded",
]
