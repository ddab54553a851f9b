"""Set a household's status as its case has decided; what it was before stays in its history."""

from datetime import date, datetime
from typing import Any

from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.imports.kinds import check_year, kind_of
from huiyin_web.registry.actions._saving import write
from huiyin_web.registry.models import Household, HouseholdHistory
from huiyin_web.registry.queries.records import Record

_EXITED, _REMOVED = "exited", "removed"
_GOES_WITH = ("exited_on", "removal_reason")


def set_status(
    *,
    household: Household,
    status: str,
    on: date,
    source: str,
    by: Actor,
    at: datetime,
    earlier: HouseholdHistory | None = None,
) -> None:
    """Set the status on a day, inside the caller's transaction; who left has a day of it, who was removed a reason.

    Whoever is removed as a wrong registration never left poverty: the day of an exit goes into the history.

    Args:
        household: the household.
        status: a key of the code list.
        on: the day from which it counts.
        source: what it follows from, `kind:key`.
        by: who decided.
        at: when it is recorded.
        earlier: the household as it was when it had the status before, where it gets that back with its own day.

    Raises:
        FrozenYearError: a later year is frozen than the one that is being written.
    """
    check_year(kind_of(HOUSEHOLDS.key), on.year)
    row = Household.objects.select_for_update().get(pk=household.pk)
    done = write(
        Record(HOUSEHOLDS, row, row),
        {"status": status, **_what_goes_with(status, on, earlier)},
        year=on.year,
        by=by,
        at=at,
    )
    audit.record(
        "registry.status.set", by=by, at=at, subject=f"household:{row.pk}", place_code=row.village_code,
        detail={"before": done["status"][0], "after": status, "source": source},
    )  # fmt: skip


def _what_goes_with(status: str, on: date, earlier: HouseholdHistory | None) -> dict[str, Any]:
    if earlier is not None:
        return {key: getattr(earlier, key) for key in _GOES_WITH}
    return {
        "exited_on": on if status == _EXITED else None,
        "removal_reason": "misidentified" if status == _REMOVED else None,
    }
