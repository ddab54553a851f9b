"""From which frozen years a forecast can be made, and how far it may look."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.planning.forecast.errors import HistoryError

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Span:
    """What a forecast reads and how far it looks.

    Attributes:
        years: the frozen years, one after another, the last being the one from whose end on it looks.
        until: the last year that it forecasts.
    """

    years: tuple[int, ...]
    until: int


def span(frozen: Collection[int], base: int, plans: Iterable[range]) -> Span:
    """Say from which years and how far the register is forecast from a year's end on.

    It looks to the end of the plan that covers the next year, or one year ahead without one; never across a change of
    who is counted, neither back nor ahead.

    Args:
        frozen: the years that are frozen.
        base: the year at whose end the register stands as it is taken.
        plans: the years of each plan.

    Raises:
        HistoryError: fewer than two frozen years lie together in one series, or other people are counted right after.

    Example:
        >>> span((2013, 2014, 2015, 2016), 2016, [range(2016, 2021)])
        Span(years=(2014, 2015, 2016), until=2020)
    """
    first = base
    while first - 1 in frozen and not policy.series_breaks(first - 1, first):
        first -= 1
    if base not in frozen or base - first + 1 < _FEWEST:
        raise HistoryError(year=base, what=_ALONE, mend=_TWO)
    until = max((years[-1] for years in plans if base + 1 in years), default=base + 1)
    breaks = [one.year for one in policy.series_breaks(base, until)]
    until = min([until, *(year - 1 for year in breaks)])
    if until <= base:
        raise HistoryError(year=base, what=_BREAK.fill(year=base + 1), mend=_SERIES)
    return Span(tuple(range(first, base + 1)), until)


_ALONE = Text("it is the only frozen year of its series.", "是本口径中唯一已冻结的年度。")
_TWO = Text("A forecast needs two years, one after another.", "预测需要相连的两个年度。")
_BREAK = Text("from {year} on other people are counted.", "自 {year} 年起统计口径不同。")
_SERIES = Text("Forecast from a later year.", "请从以后的年度预测。")
