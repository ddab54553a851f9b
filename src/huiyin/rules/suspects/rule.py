"""What a rule is: of whom it asks, where, with which values, in which words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from huiyin.kernel.text import Text
from huiyin.policy import Source
from huiyin.records import codes
from huiyin.records.fields import CodeList

_PARAMETER = re.compile(r"\$([a-z_]+)")
_ALIAS = re.compile(r"\b([phbv])\.")


class Scope(StrEnum):
    """Of whom a rule asks."""

    PERSON = "person"
    HOUSEHOLD = "household"
    VILLAGE = "village"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _SCOPES[self]


class Severity(StrEnum):
    """How soon somebody should ask; the first first."""

    ASK_FIRST = "ask_first"
    ASK = "ask"
    LOOK = "look"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _SEVERITIES[self]


class Shown(StrEnum):
    """How a value of a question is written; the last ones are keys of code lists."""

    COUNT = "count"
    AGE = "age"  # grows by itself: another age alone makes no other question
    NUMBER = "number"
    YEAR = "year"
    YUAN = "yuan"
    MU = "mu"
    SEX = "sex"
    DANGER = "danger"
    CATEGORY = "category"

    @property
    def codes(self) -> CodeList | None:
        """The code list whose key the value is; none where it is a number."""
        return _CODES.get(self)


_SCOPES = {
    Scope.PERSON: Text("person", "个人"),
    Scope.HOUSEHOLD: Text("household", "户"),
    Scope.VILLAGE: Text("village", "村"),
}
_SEVERITIES = {
    Severity.ASK_FIRST: Text("ask first", "优先核实"),
    Severity.ASK: Text("ask", "核实"),
    Severity.LOOK: Text("ask at the next visit", "入户时核对"),
}
_CODES = {Shown.SEX: codes.SEX, Shown.DANGER: codes.DANGER, Shown.CATEGORY: codes.CATEGORY}


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a question tells: the expression that gives it, and how it is written."""

    expression: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class Rule:
    """One question that may have to be asked.

    Attributes:
        key: its name, stable.
        severity, scope: how soon, and of whom.
        label: what it is about, in a few words.
        asks: the question; `{name}` marks a value or a parameter.
        where: the condition, an expression of DuckDB over `p` (person), `h` (household), `b` (the household a year
            before) and `v` (village), with parameters of policy as `$name`.
        values: what the question tells, by name.
        source: where the rule comes from.
    """

    key: str
    severity: Severity
    scope: Scope
    label: Text
    asks: Text
    where: str
    values: Mapping[str, Value]
    source: Source

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of policy that it reads, in the order in which it does."""
        return tuple(dict.fromkeys(_PARAMETER.findall(self.where)))

    @property
    def tables(self) -> frozenset[str]:
        """The tables that it reads, by their one letter."""
        return frozenset(_ALIAS.findall(" ".join([self.where, *(one.expression for one in self.values.values())])))
