"""Tell an entry that was mended from one that is only asked about no longer."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from huiyin_web.quality.models import Suspect
from huiyin_web.registry.models import Household, HouseholdHistory, Person
from huiyin_web.registry.queries.members import present

_Standing = tuple[str, str]  # village and status


def mended_among(answered: Sequence[Suspect], *, on: date) -> list[int]:
    """Give the ids of those answered suspects whose entry was mended, of those that the register gives no ground for.

    The household stands in the village and with the status that it had when the answer came, the person is one of its
    members, and the register is one of the same year. That somebody left, moved, died or was merged, or that a year
    went by, mends nothing.
    """
    of_year = [row for row in answered if row.asked_on.year == on.year]
    homes = {row.household_id for row in of_year if row.household_id}
    members = {row.person_id for row in of_year if row.person_id}
    now = {pk: (village, status) for pk, village, status in _rows(homes)}
    there = set(present(Person.objects.filter(pk__in=members)).values_list("pk", flat=True))
    before = _before(homes)
    return [
        row.pk
        for row in of_year
        if (row.household_id is None or now.get(row.household_id) == _then(row, now, before[row.household_id]))
        and (row.person_id is None or row.person_id in there)
    ]


def _rows(homes: Iterable[int]) -> Iterable[tuple[int, str, str]]:
    return Household.objects.filter(pk__in=homes).values_list("pk", "village_code", "status")


def _before(homes: Iterable[int]) -> dict[int | None, list[tuple[datetime, _Standing]]]:
    """Give how each household stood until which moment, the first of them first."""
    found: dict[int | None, list[tuple[datetime, _Standing]]] = defaultdict(list)
    rows = HouseholdHistory.objects.filter(household_id__in=homes).order_by("household_id", "version")
    for pk, until, village, status in rows.values_list("household_id", "replaced_at", "village_code", "status"):
        found[pk].append((until, (village, status)))
    return found


def _then(row: Suspect, now: dict[int, _Standing], before: list[tuple[datetime, _Standing]]) -> _Standing | None:
    answered = row.answered_at
    later = (stood for until, stood in before if answered is not None and until > answered)
    return next(later, now.get(row.household_id or 0))
