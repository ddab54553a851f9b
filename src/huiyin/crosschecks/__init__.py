"""Whom the lists of other departments are about, and where list and register disagree: questions, never a verdict.

A kind of list is an entry of `policy/packs/crosschecks/lists`: its columns, which way it speaks, what is asked. Nothing
here changes a register.
"""

from huiyin.crosschecks.comparing import Compared, columns_read, compare, may_close, withhold_absences
from huiyin.crosschecks.decisions import Decision, precision
from huiyin.crosschecks.kinds import Finding, ListKind, Match, UnknownListError, kind_of, kinds
from huiyin.crosschecks.reading import ListRead, read_list

__all__ = [
    "Compared",
    "Decision",
    "Finding",
    "ListKind",
    "ListRead",
    "Match",
    "UnknownListError",
    "columns_read",
    "compare",
    "kind_of",
    "kinds",
    "may_close",
    "precision",
    "read_list",
    "withhold_absences",
]
