"""How forecasts are worded: intervals, the words of an outlook with their tones, who made one when."""

from collections.abc import Mapping

from huiyin.kernel.text import Text
from huiyin.planning.forecast import Outlook
from huiyin_web.core.amounts import Tone
from huiyin_web.core.tables import Cell
from huiyin_web.forecasts.models import Forecast, Walked

TITLE = Text("Forecasts", "预测")
TONES: Mapping[Outlook, Tone] = {
    Outlook.DONE: "good", Outlook.LIKELY: "go", Outlook.CANT_TELL: "", Outlook.UNLIKELY: "warn", Outlook.MISSED: "bad",
}  # fmt: skip
INTERVAL = Text("90% interval", "90% 区间")
_BETWEEN = Text("{low} to {high}", "{low} 至 {high}")
_NAMED = Text("Forecast from the end of {year}", "{year} 年末起预测")


def between(low: int, high: int) -> Text:
    """Write the ends of an interval."""
    return _BETWEEN.fill(low=f"{low:,}", high=f"{high:,}")


def poor_between(row: Walked) -> Text:
    """Write the interval of the poor."""
    return between(row.poor_low, row.poor_high)


def lifted_between(row: Walked) -> Text:
    """Write the interval of who leaves."""
    return between(row.lifted_low, row.lifted_high)


def word(outlook: Outlook) -> Cell:
    """Give the word of an outlook as a cell."""
    return Cell(outlook.label.sentence(), tone=TONES[outlook])


def named(row: Forecast) -> Text:
    """Say which forecast it is."""
    return _NAMED.fill(year=row.base_year)
