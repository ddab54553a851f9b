"""What a chart of years is given: series, each with a role, and the breaks over which none may be joined."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from huiyin.figures.units import Unit
from huiyin.kernel.text import Text

_DESCRIPTION: Final = Text("Yearly values. {said}.", "逐年数值。{said}。")
_SPAN: Final = Text(
    "{name}: {first} in {first_year}, {last} in {last_year}",
    "{name}：{first_year} 年 {first}，{last_year} 年 {last}",
)
_ONE: Final = Text("{name}: {first} in {first_year}", "{name}：{first_year} 年 {first}")
INTERVAL: Final = Text("95% interval", "95% 区间")
_BREAK: Final = Text("Series break: {label}", "序列中断：{label}")


class Role(StrEnum):
    """What a series is, which decides how it is drawn.

    A forecast is a broken line with its band, what is asked of one is drawn beside it in grey; a path is the line of a
    plan with the band below it that is still within.
    """

    MEASURED = "measured"
    COMPARISON = "comparison"
    TARGET = "target"
    PUBLISHED = "published"
    FORECAST = "forecast"
    ASKED = "asked"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class YearValue:
    """The value at the end of a year, with its interval or band where it has one."""

    year: int
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One series in order of years: a line with points; steps where it is a target, rings where it was published.

    `interval` is what its band is called.
    """

    name: Text
    values: tuple[YearValue, ...]
    role: Role = Role.MEASURED
    interval: Text = INTERVAL


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """Where two series may not be joined, as a moment on the axis of years (2013.5: between two year ends), and why."""

    at: float
    label: Text


def in_words(series: Sequence[Series], unit: Unit, breaks: Sequence[SeriesBreak]) -> Text:
    """Say where each series begins and ends, and where they break."""
    said = [_span(each, unit) for each in series if each.values]
    said += [_BREAK.fill(label=gap.label) for gap in breaks]
    return _DESCRIPTION.fill(said=Text.join(said, "; ", "；"))


def _span(series: Series, unit: Unit) -> Text:
    first, last = series.values[0], series.values[-1]
    return (_ONE if first == last else _SPAN).fill(
        name=series.name,
        first=unit.text(first.value),
        first_year=first.year,
        last=unit.text(last.value),
        last_year=last.year,
    )
