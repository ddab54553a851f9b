"""Make the forecast of all places from the end of a frozen year on."""

from datetime import datetime

from django.db import transaction

from huiyin.planning.forecast import Forecast as Told
from huiyin.planning.forecast import WhatIf
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.turns import take_turn
from huiyin_web.forecasts.actions._keeping import keep_places, walked
from huiyin_web.forecasts.events import MADE
from huiyin_web.forecasts.models import Forecast
from huiyin_web.forecasts.permissions import need_making
from huiyin_web.forecasts.queries.making import LIBRARY, SEED, WALKS, Inputs, inputs_for
from huiyin_web.forecasts.queries.stored import in_force
from huiyin_web.snapshots.followers import Report

_LOCK = 0x46_4F_52_45  # "FORE": the key of PostgreSQL's advisory lock


def make_forecast(
    *, year: int, by: Actor, at: datetime, report: Report, walks: int = WALKS
) -> Forecast:  # fmt: skip
    """Forecast the register from a year's end on, and keep it with all that it was made from.

    Who: whoever freezes years, and the platform when one was frozen.
    Rule: learnt from the frozen years of the series (`huiyin.planning.forecast`, docs/method/forecast.md); the same
    inputs give the same forecast, so what stands already is given back. An earlier one of the year is superseded,
    never changed.
    Recorded: `forecasts.forecast.made`, with the hash of its inputs, the seed and the version.

    Args:
        year: from whose end on.
        by: who asks.
        at: when.
        report: told the fraction done and what is being done; what it raises ends the work and leaves nothing.
        walks: how many are made; fewer are quicker, and say less of what is seldom.

    Raises:
        NotAllowedError: the role does not include it.
        HistoryError: nothing can be learnt from the years that are frozen.
    """
    need_making(by)
    inputs = inputs_for(year, walks)
    standing = _same(inputs)
    return standing or _kept(inputs, walked(inputs, WhatIf(), report), by=by, at=at, report=report)


@transaction.atomic
def _kept(inputs: Inputs, told: Told, *, by: Actor, at: datetime, report: Report) -> Forecast:
    take_turn(_LOCK)
    year = inputs.span.years[-1]
    standing = _same(inputs)  # somebody else may have been faster
    if standing:
        return standing
    Forecast.objects.filter(base__isnull=True, base_year=year, superseded=False).update(superseded=True)
    row = Forecast.objects.create(
        base_year=year, until=inputs.span.until, seed=SEED, walks=inputs.walks, snapshots=dict(inputs.snapshots),
        inputs=inputs.hash, library=LIBRARY, unseen=[flow.value for flow in told.unseen], made_at=at, by_key=by.key,
        by_name=by.name,
    )  # fmt: skip
    keep_places(row, told, report)
    detail = {"year": year, "inputs": row.inputs, "seed": SEED, "library": LIBRARY, "places": len(told.places)}
    audit.record(MADE, by=by, at=at, subject=f"forecast:{row.pk}", detail=detail)
    return row


def _same(inputs: Inputs) -> Forecast | None:
    """Give the forecast in force where it was made from the same by the same version."""
    row = in_force(inputs.span.years[-1])
    return row if row and (row.inputs, row.library) == (inputs.hash, LIBRARY) else None
