"""The life of a commitment: who may do what to it when, whose turn it is, and how well promises are kept."""

from huiyin.followup.commitments.acts import ACTS, PROOF, Act, Need, act_of
from huiyin.followup.commitments.commitment import OVER, Commitment, Done, Hand, Part, State
from huiyin.followup.commitments.deciding import Given, after, decide, open_to, turn_of
from huiyin.followup.commitments.errors import UnknownActError
from huiyin.followup.commitments.keeping import Closing, Facts, Kept, Outcome, closing, kept, outcome_of
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
    "Need",
    "Outcome",
    "Part",
    "State",
    "UnknownActError",
    "act_of",
    "after",
    "closing",
    "decide",
    "give",
    "is_short",
    "kept",
    "least_days",
    "open_to",
    "outcome_of",
    "turn_of",
]
