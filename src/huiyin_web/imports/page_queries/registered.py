"""Registered rows as the lists of an import name them: by what identifies them, masked; nothing out of reach."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from huiyin.kernel.text import Text
from huiyin.records.fields import Field, Mask
from huiyin.records.masking import masked
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import names_of
from huiyin_web.core.tables import Cell, Column, Row
from huiyin_web.imports.kinds import ImportKind


def columns(kind: ImportKind) -> tuple[Column, ...]:
    """Give the columns that name a row of a kind: its identity, its name, its place."""
    place = (
        (
            Column("place", Text("place", "所在地"), main=True),
            Column("place_code", Text("Place code", "区划代码"), filed=True),
        )
        if kind.place
        else ()
    )
    return (*(Column(field.key, field.label) for field in _told(kind)), *place)


def reached(actor: Actor, kind: ImportKind, keys: Collection[str]) -> Q:
    """Give the condition of those of these rows that are in reach."""
    return Q(pk__in=list(keys)) & (actor.scope.places(_place_path(kind)) if kind.place else Q())


def rows(actor: Actor, kind: ImportKind, keys: Collection[str]) -> list[Row]:
    """Give those of these rows that are in reach, in the order of their ids."""
    return [row for _, row in keyed_rows(actor, kind, keys)]


def keyed_rows(actor: Actor, kind: ImportKind, keys: Collection[str]) -> list[tuple[str, Row]]:
    """Give the same, each with its id."""
    fields = _told(kind)
    asked = ["pk", *(_path(kind, field.key) for field in fields), *([_place_path(kind)] if kind.place else [])]
    which = QuerySet[Any, Any](kind.table).filter(reached(actor, kind, keys))
    found = list(which.order_by("pk").values_list(*asked))
    names = names_of({row[-1] for row in found}) if kind.place else {}
    return [(str(key), _row(fields, row, names)) for key, *row in found]


def _place_path(kind: ImportKind) -> str:
    return f"{kind.reference.column.removesuffix('_id')}__{kind.place}" if kind.reference else kind.place


def _path(kind: ImportKind, key: str) -> str:
    """Give the way to a field's column: what a row is named by may be the number of the row that it belongs to."""
    to = kind.reference
    return f"{to.column.removesuffix('_id')}__{to.by}" if to and key == to.field else key


def _told(kind: ImportKind) -> list[Field]:
    """Give the fields that name a row: what identifies it, and its name."""
    named = [field for field in kind.sheet.fields if field.mask is Mask.NAME or field.key == "name"]
    return [*(kind.sheet.field(key) for key in kind.sheet.identity), *named]


def _row(fields: list[Field], row: list[Any], names: dict[str, Text]) -> Row:
    values = [
        masked(str(value), one.mask) if one.mask and value else value for one, value in zip(fields, row, strict=False)
    ]
    code = row[len(fields)] if len(row) > len(fields) else None
    return Row((*values, *((Cell(names.get(code, code), under=code), code) if code else ())))
