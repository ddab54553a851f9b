"""Which entries of the register somebody should ask about: a suspect is a question to a household, never a verdict.

A rule is an entry of `table/*.yaml`: what it asks, of whom, and where; its thresholds are parameters of policy.
"""

from huiyin.rules.suspects.asking import SUSPECTS, Asked, ask, columns_read
from huiyin.rules.suspects.precision import Outcome, Precision, precision
from huiyin.rules.suspects.reading import rules
from huiyin.rules.suspects.rule import Rule, Scope, Severity
from huiyin.rules.suspects.wording import is_another, question

__all__ = [
    "SUSPECTS",
    "Asked",
    "Outcome",
    "Precision",
    "Rule",
    "Scope",
    "Severity",
    "ask",
    "columns_read",
    "is_another",
    "precision",
    "question",
    "rules",
]
