"""From raw figures to an indicator's exact value, or to the reason why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from huiyin.kernel.text import Text
from huiyin.scoring.assessment import Reading
from huiyin.scoring.errors import FigureError
from huiyin.scoring.figure import Figure
from huiyin.scoring.rounding import equals, rounded_value, shown, shown_with, trimmed
from huiyin.scoring.scheme import Indicator, Input

_NO_FIGURE = Text(
    "Missing item: no figure for {labels}. It is left out and the total rescaled.",
    "缺项：缺少{labels}的数据，不计入总分，其余得分按比例折算。",
)
_NO_TASK = Text(
    "Missing item: {label} is 0, so there is nothing to measure. It is left out and the total rescaled.",
    "缺项：{label}为 0，本项无考核内容，不计入总分，其余得分按比例折算。",
)
_TWO_DEFINITIONS = Text(
    "Missing item: {labels} are defined differently ({definitions}) and cannot be compared. It is left out and the "
    "total rescaled.",
    "缺项：{labels}口径不同（{definitions}），不可比较，不计入总分，其余得分按比例折算。",
)
_NO_ROLE = Text("it takes {roles}, not '{role}'.", "该指标的数据项为 {roles}，没有“{role}”。")
_NEGATIVE = Text("{label} is {number}; it cannot be less than 0.", "{label}为 {number}，不得小于 0。")
_OUTSIDE = Text(
    "the value is {value}; it must lie between {low} and {high}.", "指标值为 {value}，须介于 {low} 与 {high} 之间。"
)
_AS_GIVEN = Text("Value = {result}", "指标值 = {result}")
_WORKING = Text("Value = {calculation} {equals} {result}", "指标值 = {calculation} {equals} {result}")


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator's value with its calculation; `value` is None for a missing item, `working` then says why."""

    indicator: Indicator
    readings: tuple[Reading, ...]
    value: Fraction | None
    working: Text


def measure(indicator: Indicator, place: str, given: Mapping[str, Figure]) -> Measured:
    """Work out an indicator's value from the figures given by role.

    Raises:
        FigureError: a role is not the indicator's, a denominator is negative, or the value can't be.
    """
    for role in given:
        if role not in indicator.value.roles:
            raise _wrong(place, indicator, _NO_ROLE.fill(roles=", ".join(indicator.value.roles), role=role))
    readings = tuple(_read(wanted, given[wanted.role]) for wanted in indicator.inputs if wanted.role in given)
    absent = [wanted.label for wanted in indicator.inputs if wanted.role not in given]
    if absent:
        return Measured(indicator, readings, None, _NO_FIGURE.fill(labels=Text.join(absent)))
    if differing := _differing(indicator, given):
        return Measured(indicator, readings, None, differing)
    value = indicator.value.value({reading.role: Fraction(reading.number) for reading in readings})
    _check(indicator, place, readings, value)
    if value is None:
        return Measured(indicator, readings, None, _NO_TASK.fill(label=readings[-1].label))
    return Measured(indicator, readings, value, _working(indicator, readings, value))


def _differing(indicator: Indicator, given: Mapping[str, Figure]) -> Text | None:
    """Say which figures of one key, of several years, are not of one definition; none where all are."""
    for one in indicator.inputs:
        same = [other for other in indicator.inputs if (other.origin, other.key) == (one.origin, one.key)]
        definitions = {text: None for other in same if (text := given[other.role].definition) is not None}
        if len(definitions) > 1:
            return _TWO_DEFINITIONS.fill(
                labels=Text.join([other.label for other in same]), definitions=" / ".join(definitions)
            )
    return None


def _read(wanted: Input, figure: Figure) -> Reading:
    return Reading(
        role=wanted.role,
        key=wanted.key,
        years_ago=wanted.years_ago,
        label=wanted.label,
        unit=wanted.unit,
        number=trimmed(figure.number),
        se=None if figure.se is None else trimmed(figure.se),
        origin=wanted.origin.label,
        source=figure.source,
    )


def _check(indicator: Indicator, place: str, readings: tuple[Reading, ...], value: Fraction | None) -> None:
    for reading in readings:
        if reading.role == "denominator" and reading.number < 0:
            problem = _NEGATIVE.fill(label=reading.label, number=shown(reading.number))
            raise _wrong(place, indicator, problem)
    span = indicator.rule.span
    if value is not None and span is not None and not span[0] <= value <= span[1]:
        problem = _OUTSIDE.fill(value=shown(value), low=shown(span[0]), high=shown(span[1]))
        raise _wrong(place, indicator, problem)


def _working(indicator: Indicator, readings: tuple[Reading, ...], value: Fraction) -> Text:
    result = shown_with(value, indicator.unit)
    if len(readings) == 1:
        return _AS_GIVEN.fill(result=result)
    numbers = {reading.role: shown(reading.number) for reading in readings}
    return _WORKING.fill(
        calculation=indicator.value.working.format(**numbers),
        equals=equals(value, rounded_value(value)),
        result=result,
    )


def _wrong(place: str, indicator: Indicator, problem: Text) -> FigureError:
    return FigureError(place=place, indicator=indicator.key, problem=problem)
