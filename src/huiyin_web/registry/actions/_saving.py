"""The part that every change of a row shares: history, the new version, what is computed, the audit event."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pyarrow as pa

from huiyin.records.place_books import PlaceBook
from huiyin.records.spelling import Context
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.clock import year_of
from huiyin_web.imports.kinds import check_year, kind_of
from huiyin_web.registry.models import Draft, HouseholdHistory, Person, PersonHistory
from huiyin_web.registry.queries.records import Record, changed_words


def context_of(at: datetime) -> Context:
    """Give what a form's cells are judged by: the year, words and keys. No form asks for a place."""
    return Context(year_of(at), PlaceBook({}), {})


def check_open(record: Record, at: datetime) -> None:
    """Refuse to write a year that is closed, as an import is refused.

    Raises:
        FrozenYearError: a later year is frozen than the one that is being written.
    """
    check_year(kind_of(record.sheet.key), year_of(at))


def write(
    record: Record, values: Mapping[str, Any], *, year: int, by: Actor, at: datetime
) -> dict[str, tuple[Any, Any]]:
    """Write values into a row: its history first, then a new version; give what stood there before and after.

    `year` is the year of the register that they belong to. A case that is only recorded now may be of an earlier one
    than the rest of the row: that stays of its year.
    """
    row, before = record.row, record.values()
    remember(record, by=by, at=at)
    for key, value in values.items():
        setattr(row, key, value)
    row.version += 1
    row.import_id, row.updated_year = None, max(year, row.updated_year)
    compute(record)
    row.save()
    return {key: (before[key], value) for key, value in values.items()}


def note(
    done: str, record: Record, changes: Mapping[str, tuple[Any, Any]], *, by: Actor, at: datetime, **more: object
) -> None:
    """Record what was done to a row, with before and after in words in which no personal value stands in clear."""
    told = [{"en": words.en, "zh": words.zh} for words in changed_words(record, changes)]
    member = {"member": record.person.office_number} if record.person else {}
    audit.record(
        done, by=by, at=at, subject=f"household:{record.household.pk}", place_code=record.household.village_code,
        detail={"changes": told, **member, **more},
    )  # fmt: skip


def forget_draft(record: Record, section: str, *, by: Actor) -> None:
    """Delete somebody's draft of a form that has been sent."""
    Draft.objects.filter(by_key=by.key, subject=record.subject, section=section).delete()


def remember(record: Record, *, by: Actor, at: datetime) -> None:
    """Keep a row in its history as it is, before it changes."""
    row = record.row
    kept = {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields if not one.primary_key}  # noqa: SLF001  Django's documented door
    until = {"replaced_at": at, "replaced_by": by.name}
    if isinstance(row, Person):
        PersonHistory.objects.create(person_id=row.pk, **kept, **until)
    else:
        HouseholdHistory.objects.create(household_id=row.pk, **kept, **until)


def compute(record: Record) -> None:
    """Fill the columns that are computed from the sheet's, by the rule of an import."""
    kind, known = kind_of(record.sheet.key), record.values()
    fields = [one for one in record.sheet.kept if one.key in known]
    row = pa.RecordBatch.from_pylist([known], pa.schema([one.arrow for one in fields]))
    if kind.computed:
        row = kind.computed(row)
    for key in kind.computed_columns:
        setattr(record.row, key, row[key][0].as_py())
