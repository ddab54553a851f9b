"""Households that people write one a line: an office number and an amount in yuan; all are taken or none."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from huiyin.kernel.money import fen
from huiyin.kernel.text import Text
from huiyin.rules.casework.words import POOR
from huiyin_web.access.actor import Actor
from huiyin_web.core.language import current_language
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import households_in_reach

_MOST = 40_000  # characters: some thousand households
_SHOWN = 20  # refusals that a message names
_WRITTEN = Text(
    "Line {line} ('{words}') is not an office number and an amount in yuan, such as: 632725000000000123 1500.00",
    "第 {line} 行（“{words}”）应为户编号和金额（元），例如：632725000000000123 1500.00",
)
_NONE = Text(
    "Write a line for each household: its office number and the yuan that it got.", "请逐行填写户编号和金额（元）。"
)
_LINE = Text("Line {line} ({number}): {why}", "第 {line} 行（{number}）：{why}")
_UNKNOWN = Text("no household in your reach has this number.", "管辖范围内没有该户编号。")
_TWICE = Text("it stands there already, or twice in the list.", "已登记或在名单中重复。")
_NOTHING = Text("the amount must be more than nothing.", "金额须大于零。")


@dataclass(frozen=True, slots=True)
class Line:
    """A household by its office number, and an amount in fen."""

    number: str
    fen: int


class LinesField(forms.CharField):
    """Households, one a line: office number and yuan."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=_MOST, widget=forms.Textarea(attrs={"rows": 5}), **more)

    def clean(self, value: Any) -> tuple[Line, ...]:
        """Give the households.

        Raises:
            ValidationError: lines that are no number and amount, each named.
        """
        lines, wrong = [], []
        for place, words in enumerate(super().clean(value).splitlines(), start=1):
            number, _blank, amount = words.replace("，", " ").replace(",", " ").strip().partition(" ")
            if not number:
                continue
            try:
                lines.append(Line(number, fen(Decimal(amount.strip()))))
            except (InvalidOperation, OverflowError, ValueError):
                wrong.append(_WRITTEN.fill(line=place, words=words[:40]).say(current_language()))
        if wrong:
            raise forms.ValidationError(wrong)
        return tuple(lines)


def written(by: Actor, lines: Sequence[Line]) -> dict[str, Household]:
    """Give the households in reach that lines name, by their number."""
    numbers = {line.number for line in lines}
    return {one.office_number: one for one in households_in_reach(by).filter(office_number__in=numbers)}


def against(
    lines: Sequence[Line],
    found: Collection[str],
    there: Iterable[str] = (),
    *,
    more: Mapping[str, Text] | None = None,
) -> Text | None:
    """Say what stands against lines, each named; none where nothing does.

    Args:
        lines: what was written.
        found: the numbers of the households in reach.
        there: the numbers of those that stand there already.
        more: what else stands against some, by their number.
    """
    refused = list(_refused(lines, found, set(there), more or {}))
    if refused:
        return Text.join(refused[:_SHOWN], " ", "")
    return None if lines else _NONE


def was_poor(household: Household, on: date) -> bool:
    """Say whether a household was registered as poor on a day, by the days that the register holds of it."""
    if household.identified_on is not None and household.identified_on > on:
        return False
    return household.status in POOR or (household.exited_on is not None and household.exited_on > on)


def _refused(lines: Sequence[Line], found: Collection[str], seen: set[str], more: Mapping[str, Text]) -> Iterator[Text]:
    for place, line in enumerate(lines, start=1):
        why = _UNKNOWN if line.number not in found else _TWICE if line.number in seen else more.get(line.number)
        if why is None and line.fen <= 0:
            why = _NOTHING
        if why is not None:
            yield _LINE.fill(line=place, number=line.number, why=why)
        seen.add(line.number)
