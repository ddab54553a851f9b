"""The life of a document of a leading group: draft, consulted, approved in principle, revised, issued, superseded."""

from huiyin.followup.issuing.acts import ACTS, Act, Need, act_of
from huiyin.followup.issuing.clauses import Clause, clauses_of
from huiyin.followup.issuing.deciding import Given, after, decide, open_to
from huiyin.followup.issuing.document import (
    AGREES,
    KINDS,
    OVER,
    STANCES,
    TAKEN_UP,
    Document,
    Hand,
    Opinion,
    Part,
    State,
)
from huiyin.followup.issuing.errors import UnknownActError

__all__ = [
    "ACTS",
    "AGREES",
    "KINDS",
    "OVER",
    "STANCES",
    "TAKEN_UP",
    "Act",
    "Clause",
    "Document",
    "Given",
    "Hand",
    "Need",
    "Opinion",
    "Part",
    "State",
    "UnknownActError",
    "act_of",
    "after",
    "clauses_of",
    "decide",
    "open_to",
]
