"""What came of forecasts: what frozen years counted, beside what was expected."""

from collections.abc import Iterator

from huiyin.measures.register.movements import Movement
from huiyin.planning.forecast import Expected
from huiyin.planning.forecast.backtesting import Compared
from huiyin.records.snapshots import Snapshot, figures_of
from huiyin.records.succession import Succession, succession_of
from huiyin_web.forecasts.models import Forecast, Walked
from huiyin_web.snapshots.queries import frozen_snapshots

POOR, LIFTED = "poor_persons", "lifted_persons"
_BARE = ("place_code", "poor", "poor_low", "poor_high", "lifted", "lifted_low", "lifted_high")


def came_of(row: Forecast, year: int) -> Iterator[Compared]:
    """Give every place of a forecast that a frozen year counts, with what was expected and what came."""
    frozen = {one.year: one for one in frozen_snapshots()}
    if year not in frozen:
        return
    known = succession_of(frozen[year].table("places")) if "places" in frozen[year].manifest.files else Succession({})
    between = [frozen[one] for one in range(row.base_year + 1, year + 1) if one in frozen]
    ahead = year - row.base_year
    rows = Walked.objects.filter(forecast=row, year=year).order_by("place_code").values_list(*_BARE)
    for code, poor, poor_low, poor_high, lifted, lifted_low, lifted_high in rows:
        codes = known.same(code, row.base_year, year)
        there = figures_of(frozen[year]).of(*codes) if codes else {}
        if POOR in there:
            came = round(there[POOR].value)
            yield Compared(code, ahead, POOR, Expected(poor, poor_low, poor_high), came)
        if there and len(between) == ahead:
            expected = Expected(lifted, lifted_low, lifted_high)
            left = sum(_left(one, known.same(code, row.base_year, one.year)) for one in between)
            yield Compared(code, ahead, LIFTED, expected, left)


def _left(frozen: Snapshot, codes: tuple[str, ...]) -> int:
    found = figures_of(frozen).of(*codes).get(Movement.LEFT.indicator) if codes else None
    return 0 if found is None else round(found.value)
