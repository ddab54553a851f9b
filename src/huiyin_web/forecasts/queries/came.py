"""What came of forecasts: what frozen years counted, beside what was expected."""

from collections.abc import Collection, Iterator
from functools import lru_cache

from huiyin.kernel.places import Level, level_of
from huiyin.measures.register.movements import Movement
from huiyin.planning.forecast import Expected
from huiyin.planning.forecast.backtesting import Compared
from huiyin.records.snapshots import Snapshot, figures_of
from huiyin.records.succession import Succession, succession_of
from huiyin_web.forecasts.models import Forecast, Walked
from huiyin_web.snapshots.queries import frozen_snapshots

POOR, LIFTED = "poor_persons", "lifted_persons"
_LEFT = Movement.LEFT.indicator
_KEPT = 64  # figures of one level in memory, some thousand numbers each
_BARE = ("place_code", "poor", "poor_low", "poor_high", "lifted", "lifted_low", "lifted_high")


def came_of(row: Forecast, year: int, levels: Collection[Level] = tuple(Level)) -> Iterator[Compared]:
    """Give every place of a forecast that a frozen year counts, with what was expected and what came.

    Args:
        row: the forecast.
        year: the frozen year.
        levels: which places; all where none are named.
    """
    frozen = {one.year: one for one in frozen_snapshots()}
    if year not in frozen:
        return
    known, base = _known(frozen[year]), row.base_year
    between = [frozen[one] for one in range(base + 1, year + 1) if one in frozen]
    rows = Walked.objects.filter(forecast=row, year=year).order_by("place_code").values_list(*_BARE)
    for code, poor, poor_low, poor_high, lifted, lifted_low, lifted_high in rows:
        level = level_of(code)
        if level not in levels:
            continue
        there = _counted(frozen[year], POOR, level, known.same(code, base, year))
        if there is None:
            continue
        yield Compared(code, year - base, POOR, Expected(poor, poor_low, poor_high), there)
        if len(between) == year - base:
            left = (_counted(one, _LEFT, level, known.same(code, base, one.year)) or 0 for one in between)
            yield Compared(code, year - base, LIFTED, Expected(lifted, lifted_low, lifted_high), sum(left))


def _counted(frozen: Snapshot, indicator: str, level: Level, codes: tuple[str, ...]) -> int | None:
    """Give what a frozen year counts of a place by the codes that it had then; none where it counts nothing."""
    if len(codes) == 1:
        value = _values(frozen, indicator, level).get(codes[0])
    else:
        found = figures_of(frozen).of(*codes).get(indicator) if codes else None
        value = None if found is None else found.value
    return None if value is None else round(value)


@lru_cache(maxsize=_KEPT)
def _values(frozen: Snapshot, indicator: str, level: Level) -> dict[str, float]:
    return figures_of(frozen).values(indicator, level)


@lru_cache(maxsize=_KEPT)
def _known(frozen: Snapshot) -> Succession:
    """Give how the places of a frozen year follow one another; without them each has always been there."""
    return succession_of(frozen.table("places")) if "places" in frozen.manifest.files else Succession({})
