"""The part that merging and parting share: what hangs on a row goes over to another and back, rows are noted."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, Model, OuterRef, QuerySet

from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import year_of
from huiyin_web.imports.mentions import Mention, mentions_of
from huiyin_web.registry.actions._saving import compute, remember
from huiyin_web.registry.errors import NotJoinedError
from huiyin_web.registry.models import Household, Person
from huiyin_web.registry.queries.records import Record

Moved = dict[str, list[int]]


def locked_pair(one: int, other: int) -> dict[int, Household]:
    """Give two households by id; nobody else changes either until the transaction ends."""
    return {row.pk: row for row in Household.objects.select_for_update().filter(pk__in=(one, other)).order_by("pk")}


def record_of(row: Household | Person) -> Record:
    """Give a row as a record."""
    return Record(HOUSEHOLDS, row, row) if isinstance(row, Household) else Record(PERSONS, row, row.household)


def rewrite(row: Household | Person, values: dict[str, Any], *, by: Actor, at: datetime) -> int:
    """Write any columns of a row as a new version, its history first, and give the version."""
    record = record_of(row)
    remember(record, by=by, at=at)
    for key, value in {"import_id": None, "updated_year": year_of(at), **values}.items():
        setattr(row, key, value)
    row.version += 1
    compute(record)
    row.save()
    return int(row.version)


def move(table: type[Model], dropped: int, kept: int) -> Moved:
    """Let everything that mentions a row mention another one, and give what was moved.

    Raises:
        NotJoinedError: the two have what only one row can have, such as open cases of one kind.
    """
    moved: Moved = {}
    for mention in mentions_of(table):
        rows = _moving(mention, dropped, kept)
        keys = sorted(rows.values_list("pk", flat=True))
        if not keys:
            continue
        try:
            with transaction.atomic():
                rows.update(**{mention.column: kept})
        except IntegrityError as error:
            raise NotJoinedError(what=mention.words) from error
        moved[f"{_name(mention)}:{dropped}"] = keys
    return moved


def _moving(mention: Mention, dropped: int, kept: int) -> QuerySet[Any, Any]:
    """Give what goes over: all that mentions the dropped row, but what the kept one has, too."""
    every = QuerySet[Any, Any](mention.by)
    rows = every.filter(**{mention.column: dropped})
    if not mention.told_by:
        return rows
    same = {column: OuterRef(column) for column in mention.told_by}
    return rows.exclude(Exists(every.filter(**{mention.column: kept}, **same)))


def move_back(table: type[Model], moved: Moved, kept: int) -> None:
    """Let what was moved mention again what it did; what has gone elsewhere meanwhile stays there."""
    for mention in mentions_of(table):
        name = _name(mention)
        for place, keys in moved.items():
            at, _, dropped = place.rpartition(":")
            if at == name:
                rows = QuerySet[Any, Any](mention.by).filter(pk__in=keys, **{mention.column: kept})
                rows.update(**{mention.column: int(dropped)})


def _name(mention: Mention) -> str:
    return f"{mention.by._meta.label_lower}.{mention.column}"  # noqa: SLF001  likewise
