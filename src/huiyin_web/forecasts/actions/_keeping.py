"""What making a forecast and asking one have in common: the walks, and how they are kept."""

from collections.abc import Iterator

from huiyin.kernel.places import Level, level_of
from huiyin.planning.forecast import Forecast as Told
from huiyin.planning.forecast import WhatIf, forecast, register_of
from huiyin_web.forecasts.models import Forecast, Walked
from huiyin_web.forecasts.queries.making import SEED, Inputs
from huiyin_web.forecasts.recording import KEEPING, READING, WALKING
from huiyin_web.snapshots.followers import Report

_READ, _WALKED = 0.2, 0.9  # the share of the work done after each step
_AT_ONCE = 2_000


def walked(inputs: Inputs, what_if: WhatIf, report: Report) -> Told:
    """Read the register of the frozen years and walk it."""
    report(0, READING)
    standing, history = register_of(inputs.years)
    return forecast(
        standing, history, until=inputs.span.until, what_if=what_if, walks=inputs.walks, seed=SEED,
        heard=lambda share: report(_READ + share * (_WALKED - _READ), WALKING),
    )  # fmt: skip


def keep_places(row: Forecast, told: Told, report: Report, *, down_to: Level = Level.VILLAGE) -> None:
    """Keep the walks of every place of a forecast, from the province down to a level."""
    report(_WALKED, KEEPING)
    codes = [code for code in told.places if level_of(code).digits <= down_to.digits]
    Walked.objects.bulk_create(_rows(row, told, codes), batch_size=_AT_ONCE)


def _rows(row: Forecast, told: Told, codes: list[str]) -> Iterator[Walked]:
    for year in told.years:
        for code in codes:
            poor, lifted = told.spread_of_poor(code, year), told.spread_of_lifted(code, year)
            one, other = poor.expected, lifted.expected
            yield Walked(
                forecast=row, year=year, place_code=code,
                poor=one.middle, poor_low=one.low, poor_high=one.high, poor_walks=poor.packed(),
                lifted=other.middle, lifted_low=other.low, lifted_high=other.high, lifted_walks=lifted.packed(),
            )  # fmt: skip
