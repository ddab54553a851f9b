"""Compare earlier forecasts with a year that was frozen since."""

from datetime import datetime

from django.db import transaction

from huiyin.planning.forecast.backtesting import coverage
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.forecasts.events import CHECKED
from huiyin_web.forecasts.models import Check, Forecast
from huiyin_web.forecasts.permissions import need_making
from huiyin_web.forecasts.queries.came import came_of
from huiyin_web.snapshots.queries import frozen_snapshot


@transaction.atomic
def check_forecasts(*, year: int, by: Actor, at: datetime) -> int:
    """Count how often the intervals of the forecasts in force held what a frozen year counted, by level of places.

    Who: whoever freezes years, and the platform when one was frozen.
    Rule: `huiyin.planning.forecast.backtesting.coverage`; each forecast is compared with each frozen version once.
    Recorded: `forecasts.forecast.checked`, with the number of forecasts.

    Returns:
        How many forecasts were compared.

    Raises:
        NotAllowedError: the role does not include it.
        NotFrozenError: the year is not frozen.
    """
    need_making(by)
    frozen = frozen_snapshot(year)
    there = Forecast.objects.filter(base__isnull=True, superseded=False, base_year__lt=year, until__gte=year)
    rows = list(there.exclude(checks__snapshot=frozen.hash).order_by("base_year"))
    Check.objects.bulk_create(
        Check(
            forecast=row, year=year, snapshot=frozen.hash, level=one.level.value, measure=one.measure, held=one.held,
            compared=one.of,
        )
        for row in rows
        for one in coverage(came_of(row, year))
    )  # fmt: skip
    if rows:
        detail = {"year": year, "forecasts": [row.pk for row in rows]}
        audit.record(CHECKED, by=by, at=at, subject="forecasts", detail=detail)
    return len(rows)
