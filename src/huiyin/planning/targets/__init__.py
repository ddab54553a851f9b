"""Targets of a plan: what each place is to reach, how it is handed down, and whether the parts make the whole."""

from huiyin.planning.targets.breaking_down import at_equal_rate, in_proportion
from huiyin.planning.targets.errors import BreakDownError, TargetError
from huiyin.planning.targets.reconciling import Reconciled, reconcile
from huiyin.planning.targets.target import Better, Indicator, Kind, Target

__all__ = [
    "Better",
    "BreakDownError",
    "Indicator",
    "Kind",
    "Reconciled",
    "Target",
    "TargetError",
    "at_equal_rate",
    "in_proportion",
    "reconcile",
]
