"""Set a household's status as its case has decided; what it was before stays in its history."""

from datetime import date, datetime
from typing import Any

from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.imports.kinds import check_year, kind_of
from huiyin_web.registry.actions._saving import write
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.records import Record

_WITH: dict[str, dict[str, Any]] = {
    **{key: {"exited_on": None} for key in ("poor", "planned_exit", "relapsed")},
    "removed": {"removal_reason": "misidentified"},
}


def set_status(*, household: Household, status: str, on: date, source: str, by: Actor, at: datetime) -> None:
    """Set the status on a day, inside the caller's transaction.

    Args:
        household: the household.
        status: a key of the code list.
        on: the day from which it counts.
        source: what it follows from, `kind:key`.
        by: who decided.
        at: when it is recorded.

    Raises:
        FrozenYearError: a later year is frozen than the one that is being written.
    """
    check_year(kind_of(HOUSEHOLDS.key), on.year)
    row = Household.objects.select_for_update().get(pk=household.pk)
    values = {"status": status, **_WITH.get(status, {})} | ({"exited_on": on} if status == "exited" else {})
    done = write(Record(HOUSEHOLDS, row, row), values, year=on.year, by=by, at=at)
    audit.record(
        "registry.status.set", by=by, at=at, subject=f"household:{row.pk}", place_code=row.village_code,
        detail={"before": done["status"][0], "after": status, "source": source},
    )  # fmt: skip
