"""Write what a case verified into the household's sheet; what stood there before stays in its history."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.access.actor import Actor
from huiyin_web.imports.kinds import check_year, kind_of
from huiyin_web.registry.actions._saving import note, write
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.records import Record


def record_verified(
    *, household: Household, values: Mapping[str, Any], year: int, on: date, source: str, by: Actor, at: datetime
) -> int | None:
    """Write the values that differ from those of the register, inside the caller's transaction.

    Who: whoever carries out the case; the case has found that they may.
    Recorded: `registry.household.verified`, with before and after, no personal value in clear.

    Args:
        household: the household.
        values: values of the household sheet by field, as the case has decided them.
        year: of which they are: an income is held against the line of its own year.
        on: the day on which they are written, in a year that must be open.
        source: what they follow from, `kind:key`.
        by: who decided.
        at: when it is recorded.

    Returns:
        The version of the row that was made; none where nothing differs.

    Raises:
        FrozenYearError: a later year is frozen than that of the day.
    """
    row = Household.objects.select_for_update().get(pk=household.pk)
    differing = {key: value for key, value in values.items() if getattr(row, key) != value}
    if not differing:
        return None
    check_year(kind_of(HOUSEHOLDS.key), on.year)
    record = Record(HOUSEHOLDS, row, row)
    done = write(record, differing, year=year, by=by, at=at)
    note("registry.household.verified", record, done, by=by, at=at, source=source)
    return int(row.version)
