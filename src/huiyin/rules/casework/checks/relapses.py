"""Checks of a return to poverty: what fails now, each by its evidence, and who has seen it."""

from collections.abc import Iterator, Mapping

from huiyin.kernel.money import fen
from huiyin.kernel.text import Text
from huiyin.policy import ValueNotKnownError
from huiyin.policy.decision import Reason, Verdict
from huiyin.rules.casework.asked import Asked
from huiyin.rules.casework.case import Value
from huiyin.rules.casework.checks.incomes import BELOW, YEAR, compared, income_of, line_of_year, usable
from huiyin.rules.casework.checks.proofs import criteria_on

_FAILS = Text("{criterion}: not met now.", "{criterion}：现不达标。")
_NOTHING_FAILS = Text(
    "Nothing else fails ({criteria}: met). An income below the line or a criterion that is not met is needed.",
    "其余各项均达标（{criteria}）。须人均收入低于标准，或至少一项现不达标。",
)
_NO_LINE = Text(
    "No poverty line is known for {year}: only a criterion that is not met can show poverty.",
    "{year} 年没有已知的扶贫标准，只能以现不达标的项目认定返贫致贫。",
)
_ANOTHER_VERIFIES = Text(
    "It is verified by somebody other than the household's helper.", "由帮扶责任人以外的人员核实。"
)
_HELPER_VERIFIES = Text(
    "The household's helper can't verify its poverty; somebody else must.", "帮扶责任人不得核实返贫致贫，须由他人核实。"
)


def poverty_found(asked: Asked) -> Iterator[Reason]:
    """Ask that something fails now: the income against the line of its year, or a criterion in force.

    A criterion that holds is told only where nothing fails: one that fails is enough.
    """
    yield from _found(asked, asked.evidence)


def poverty_still_found(asked: Asked) -> Iterator[Reason]:
    """Ask the same of what was verified, on the day of the decision: an income may have become too old."""
    yield from _found(asked, asked.known())


def verified_by_another(asked: Asked) -> Iterator[Reason]:
    """Ask that it is verified by somebody other than the household's helper."""
    another = asked.by not in asked.case.known.helpers
    yield asked.told(_ANOTHER_VERIFIES if another else _HELPER_VERIFIES, met=another)


def _found(asked: Asked, seen: Mapping[str, Value]) -> Iterator[Reason]:
    criteria = {one: seen.get(f"{one.key}_met") for one in criteria_on(asked.case, asked.on)}
    failing = [one for one, met in criteria.items() if met is False]
    for criterion in failing:
        yield asked.told(_FAILS.fill(criterion=criterion.label.sentence()), met=True)
    yield from usable(asked)
    income = _income(asked)
    if income.verdict is Verdict.MET or not failing:
        yield income
    if income.verdict is Verdict.MISSING and not failing:
        holding = Text.join(one.label for one, met in criteria.items() if met is True)
        yield asked.told(_NOTHING_FAILS.fill(criteria=holding), met=False)


def _income(asked: Asked) -> Reason:
    """Hold the income against the line of its year; where none is known, nobody is poor by income."""
    try:
        line = line_of_year(asked)
    except ValueNotKnownError:
        return asked.told(_NO_LINE.fill(year=asked.whole(YEAR)), met=False)
    return asked.told(compared(BELOW, asked, line), line, met=income_of(asked) < fen(line.value))
