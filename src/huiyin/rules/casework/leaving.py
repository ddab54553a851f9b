"""Whether a household could leave poverty by what the register holds of it: a question to the register, no decision.

The register knows an income and whether each criterion is met. Whether the income is stable, and what proves the rest,
is seen in the house: that is the exit's own verification.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin import policy
from huiyin.kernel.money import fen
from huiyin.kernel.text import Text
from huiyin.policy import Criterion, NoPackInForceError, Parameter, ValueNotKnownError
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.rules.casework.recording import OF_CRITERIA

_EXIT, _LINE = "exit", "poverty_line"
_INCOME = Text("income", "收入")


@dataclass(frozen=True, slots=True)
class Leaving:
    """What an exit asks of the register.

    Attributes:
        on: the day whose policy it is.
        criteria: what has to be met besides the income, as in force on that day.
    """

    on: date
    criteria: tuple[Criterion, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the household sheet that tell whether each criterion is met."""
        return tuple(OF_CRITERIA[one.key] for one in self.criteria)


def leaving_on(day: date) -> Leaving:
    """Give what an exit of a day asks of the register.

    The day of the question counts, not that of the household's sheet: an exit that is begun now goes by the criteria
    of now, so that from 23 June 2019 water is asked of everybody, however old their sheet is. The pack in force from
    2021 has no exit. Whoever still stands in the register as poor or planned could only have left by the last exit that
    there was, so its last day counts, 31 December 2020, on which a case of before may still be dated: that exits ended
    must not make everybody qualify.

    Raises:
        NoPackInForceError: the day lies before the first pack that has an exit.
    """
    having = [pack for pack in policy.shipped_packs() if _EXIT in pack.processes and pack.beside is None]
    begun = [pack for pack in having if pack.since <= day]
    if not begun:
        raise NoPackInForceError(on=day, first=min(pack.since for pack in having))
    pack = max(begun, key=lambda one: one.since)
    counts = day if pack.until is None else min(day, pack.until)
    return Leaving(counts, tuple(one for one in pack.processes[_EXIT].criteria if one.since <= counts))


def line_for(year: int) -> Parameter | None:
    """Give the poverty line of a year, or of the last one before it that has one; none before the first."""
    while True:
        try:
            return policy.at(year).value(_LINE)
        except ValueNotKnownError:
            year -= 1
        except NoPackInForceError:
            return None


def lacking(asked: Leaving, values: Mapping[str, Any], year: int) -> tuple[Text, ...]:
    """Say what a household lacks by its sheet of a year: income above the line of that year, and each criterion."""
    return tuple(_lacking(asked, values, year))


def _lacking(asked: Leaving, values: Mapping[str, Any], year: int) -> Iterator[Text]:
    line, income = line_for(year), values.get("income_per_capita")
    if line is None or income is None or income <= fen(line.value):
        yield _INCOME
    yield from (HOUSEHOLDS.field(key).label for key in asked.fields if values.get(key) is not True)
