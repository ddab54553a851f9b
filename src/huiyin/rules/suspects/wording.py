"""The question of a suspect, with its values, in both languages."""

from collections.abc import Mapping
from typing import Any

from huiyin.kernel.text import Text
from huiyin.rules.suspects.rule import Rule, Shown

_NOT_KNOWN = Text("not stated", "未填")


def question(rule: Rule, values: Mapping[str, Any]) -> Text:
    """Fill a rule's question with the values and the parameters that were used."""
    shown = {name: _said(value.shown, values.get(name)) for name, value in rule.values.items()}
    return rule.asks.fill(**{name: _number(values[name]) for name in rule.parameters if name in values} | shown)


def is_another(rule: Rule, before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Say whether a question is another than the one that was answered: a value differs, and not by age alone."""
    judged = [name for name, value in rule.values.items() if value.shown is not Shown.AGE]
    return any(before.get(name) != now.get(name) for name in judged)


def _said(shown: Shown, value: Any) -> Text | str:
    if value is None:
        return _NOT_KNOWN
    if shown.codes is not None:
        return shown.codes.label_of(value)
    return f"{value:.0f}" if shown is Shown.YEAR else _number(value)


def _number(value: float) -> str:
    """Write a number with at most one decimal, and with none where it is whole."""
    return f"{value:,.1f}".removesuffix(".0")
