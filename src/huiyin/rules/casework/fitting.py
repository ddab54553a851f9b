"""Whether evidence is there and fits its field: its kind, its list, its bounds."""

from collections.abc import Iterator, Mapping
from datetime import date

from huiyin.kernel.money import FEN_PER_YUAN
from huiyin.kernel.text import Text
from huiyin.policy.decision import Reason
from huiyin.records.fields import Field, Kind
from huiyin.rules.casework.asked import told
from huiyin.rules.casework.case import Value
from huiyin.rules.casework.evidence import BY_KEY

MISSING = Text("Missing: {field}.", "缺少：{field}。")
_NUMBERS = frozenset({Kind.INTEGER, Kind.YEAR, Kind.MONEY, Kind.DECIMAL})
_MISFIT = Text("Not usable as given: {field}.", "填写有误：{field}。")
_NOT_ASKED = Text("This step does not ask for: {field}.", "本步骤不需要提供：{field}。")


def fitting(fields: tuple[Field, ...], evidence: Mapping[str, Value]) -> dict[str, Value]:
    """Give the evidence that is asked for, given and fits."""
    return {
        field.key: evidence[field.key]
        for field in fields
        if not is_blank(evidence.get(field.key)) and fits(field, evidence[field.key])
    }


def flaws(fields: tuple[Field, ...], evidence: Mapping[str, Value]) -> Iterator[Reason]:
    """Give what is missing, what does not fit, and what the step does not ask for."""
    for field in fields:
        value = evidence.get(field.key)
        if is_blank(value):
            if field.required:
                yield told("evidence", MISSING.fill(field=field.label), met=False, field=field.key)
        elif not fits(field, value):
            yield told("evidence", _MISFIT.fill(field=field.label), met=False, field=field.key)
    asked = {field.key for field in fields}
    for key, value in evidence.items():
        if key not in asked and not is_blank(value):
            label = BY_KEY[key].label if key in BY_KEY else key
            yield told("evidence", _NOT_ASKED.fill(field=label), met=False)


def is_blank(value: Value) -> bool:
    """Say whether nothing was given, or nothing but blanks."""
    return value is None or (isinstance(value, str) and not value.strip())


def fits(field: Field, value: Value) -> bool:
    """Say whether a value is of its field's kind, in its list and within its bounds; yes and no are no numbers."""
    if field.kind is Kind.FLAG:
        return isinstance(value, bool)
    if field.kind is Kind.DATE:
        return isinstance(value, date)
    if field.kind in _NUMBERS:
        broken = field.kind is not Kind.DECIMAL and isinstance(value, float)
        return isinstance(value, int | float) and not isinstance(value, bool) and not broken and _within(field, value)
    if not isinstance(value, str):
        return False
    if field.codes is None:
        return len(value) <= field.length
    words = value.split(",") if field.kind is Kind.CODES else [value]
    return set(words) <= set(field.codes.keys()) and len(set(words)) == len(words) <= (field.most or 1)


def _within(field: Field, value: float) -> bool:
    unit = FEN_PER_YUAN if field.kind is Kind.MONEY else 1
    return (field.low is None or value >= field.low * unit) and (field.high is None or value <= field.high * unit)
