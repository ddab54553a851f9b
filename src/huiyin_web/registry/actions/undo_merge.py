"""Part again two entries that were taken for one by mistake."""

from datetime import datetime
from typing import Any

from huiyin.kernel.text import Text
from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.imports.errors import FrozenYearError
from huiyin_web.imports.kinds import check_year, kind_of
from huiyin_web.registry.actions._merging import locked_pair, move_back, rewrite
from huiyin_web.registry.errors import NotPartedError
from huiyin_web.registry.models import Household, HouseholdHistory, Merge, Person, PersonHistory

_UNDONE = Text("it was undone already. ", "该合并已撤销。")
_TOUCHED = Text("one of the entries was changed since. ", "合并后其中登记已有变动。")
_FROZEN = Text("the year is frozen. ", "该年度已冻结。")
_OWN = frozenset({"history_id", "replaced_by_import", "replaced_by", "replaced_at", "version"})


def undo_merge(*, merge: int, by: Actor, at: datetime) -> Merge:
    """Part two entries again as they were, inside the caller's transaction.

    Every value stands again as before; versions go on, and the histories keep that they were one for a while.

    Raises:
        NotPartedError: it was undone, an entry has changed since, or the year is frozen.
    """
    found = Merge.objects.select_for_update().get(pk=merge)
    if found.undone_at is not None:
        raise NotPartedError(why=_UNDONE)
    try:
        check_year(kind_of(HOUSEHOLDS.key), found.year)
    except FrozenYearError as error:
        raise NotPartedError(why=_FROZEN) from error
    pair = locked_pair(found.kept, found.dropped)
    members = {row.pk: row for row in Person.objects.filter(household_id__in=pair)}
    _check_untouched(found, pair, members)
    move_back(Household, found.moved, found.kept)
    for keeps, goes in found.doubles:
        _come_back(goes)
        move_back(Person, found.moved, keeps)
    for subject, version in found.rows.items():
        _restore(subject, version, pair, members, by=by, at=at)
    found.undone_at, found.undone_by_key, found.undone_by_name = at, by.key, by.name
    found.save()
    done = "registry.households.parted" if found.whole else "registry.persons.parted"
    for row in pair.values():
        audit.record(
            done, by=by, at=at, subject=f"household:{row.pk}", place_code=row.village_code,
            detail={"merge": found.pk, "kept": pair[found.kept].office_number,
                    "dropped": pair[found.dropped].office_number},
        )  # fmt: skip
    return found


def _check_untouched(merge: Merge, pair: dict[int, Household], members: dict[int, Person]) -> None:
    rows = {f"household:{key}": row.version for key, row in pair.items()}
    rows |= {f"person:{key}": row.version for key, row in members.items()}
    if any(rows.get(subject) != version for subject, version in (merge.rows | merge.beside).items()):
        raise NotPartedError(why=_TOUCHED)


def _come_back(person: int) -> None:
    """Give a row that was taken away its place again, under its permanent id."""
    last = PersonHistory.objects.filter(person_id=person).order_by("-version", "-history_id")[0]
    values = _values(last)
    Person.objects.create(pk=values.pop("person_id"), version=last.version + 1, **values)


def _restore(
    subject: str, version: int, pair: dict[int, Household], members: dict[int, Person], *, by: Actor, at: datetime
) -> None:
    """Write the values that stood before merging."""
    kind, _, key = subject.partition(":")
    if kind == "household":
        row: Household | Person = pair[int(key)]
        before: Any = HouseholdHistory.objects.filter(household_id=row.pk, version=version - 1).last()
    else:
        row = members[int(key)]
        before = PersonHistory.objects.filter(person_id=row.pk, version=version - 1).last()
    values = _values(before)
    rewrite(row, {key: value for key, value in values.items() if hasattr(row, key)}, by=by, at=at)


def _values(row: Any) -> dict[str, Any]:
    names = (field.attname for field in row._meta.concrete_fields)  # noqa: SLF001  Django's documented door
    return {name: getattr(row, name) for name in names if name not in _OWN}
