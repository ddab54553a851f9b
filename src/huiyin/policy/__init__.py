"""Dated parameters of policy, each with its source: `policy.at(2014).value("poverty_line")`.

A pack is the policy of a time (`packs/<pack>/pack.yaml`); its parameters are one file each. A number from a
regulation stands there and nowhere in code. The processes of an office are data of its packs, too (`processes/`).
What a decision says stands here too, for it cites them; this room knows no household and decides nothing.
"""

from huiyin.policy.days import is_working_day, last_day, months_later, whole_months
from huiyin.policy.decision import Decision, Reason, Verdict
from huiyin.policy.errors import NoPackInForceError, UnknownPackError, UnknownParameterError, ValueNotKnownError
from huiyin.policy.inforce import Policy, SeriesBreak, at, pack_in_force, series_breaks
from huiyin.policy.loading import Pack, Series, load_packs, shipped_packs
from huiyin.policy.parameters import History, Parameter
from huiyin.policy.processes import Check, Counted, Criterion, Office, Process, Step, Subject, Term
from huiyin.policy.sources import Source

__all__ = [
    "Check",
    "Counted",
    "Criterion",
    "Decision",
    "History",
    "NoPackInForceError",
    "Office",
    "Pack",
    "Parameter",
    "Policy",
    "Process",
    "Reason",
    "Series",
    "SeriesBreak",
    "Source",
    "Step",
    "Subject",
    "Term",
    "UnknownPackError",
    "UnknownParameterError",
    "ValueNotKnownError",
    "Verdict",
    "at",
    "is_working_day",
    "last_day",
    "load_packs",
    "months_later",
    "pack_in_force",
    "series_breaks",
    "shipped_packs",
    "whole_months",
]
