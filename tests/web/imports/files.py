"""Steps that the tests of the import share: people, places, and a file on its way in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.actions.hand_in import hand_in
from huiyin_web.imports.actions.undo_import import undo_import
from huiyin_web.imports.actions.upload_file import upload_file
from huiyin_web.imports.models import ImportBatch
from huiyin_web.imports.turns import Turn, turn_of
from huiyin_web.registry.models import Household, Person
from support import cast, sheets

AT = datetime(2014, 7, 1, 8, tzinfo=UTC)
SOON = datetime(2014, 7, 1, 9, tzinfo=UTC)
LATER = datetime(2015, 7, 1, 8, tzinfo=UTC)


def officer(place_code: str = cast.COUNTY) -> Actor:
    return actor_of(cast.county_officer(place_code), on=date(2014, 7, 1))


def household(number: str = "H1", **cells: Any) -> dict[str, Any]:
    return sheets.household(**{"户编号": number, "行政村代码": cast.VILLAGE, **cells})


def person(number: str = "P1", of: str = "H1", **cells: Any) -> dict[str, Any]:
    return sheets.person(**{"人编号": number, "户编号": of, **cells})


def uploaded(
    rows: list[dict[str, Any]], by: Actor, folder: Path, kind: str = "households", **given: Any
) -> ImportBatch:
    path = sheets.write_csv(folder / "file.csv", rows)
    given = {"year": 2014, "at": AT, "name": "file.csv"} | given
    return upload_file(kind=kind, stream=BytesIO(path.read_bytes()), by=by, **given).batch


def checked(rows: list[dict[str, Any]], by: Actor, folder: Path, **given: Any) -> ImportBatch:
    return check_file(batch=uploaded(rows, by, folder, **given).pk, by=by, at=given.get("at", AT))


def applied(rows: list[dict[str, Any]], by: Actor, folder: Path, at: datetime = AT, **given: Any) -> ImportBatch:
    return brought_in(checked(rows, by, folder, at=at, **given), by, at=at)


def brought_in(batch: ImportBatch, by: Actor, at: datetime = AT, **choice: bool) -> ImportBatch:
    """Bring a checked file in; where that takes two, its sender hands it in and a colleague brings it in."""
    if turn_of(batch, by) is Turn.HAND_IN:
        hand_in(batch=batch.pk, by=by, at=at, **choice)
        by = colleague(by)
    return apply_import(batch=batch.pk, by=by, at=at, **choice)


def colleague(of: Actor) -> Actor:
    """Give somebody else of the same office."""
    return replace(of, key=f"{of.key}-colleague", name="拉毛")


def counts(batch: ImportBatch) -> dict[str, int]:
    keys = ("rows", "new", "changed", "unchanged", "refused", "absent")
    return {key: value for key in keys if (value := getattr(batch, key))}


def undone(batch: ImportBatch, by: Actor, at: datetime = SOON) -> ImportBatch:
    return undo_import(batch=batch.pk, by=colleague(by) if batch.deciding else by, at=at)


def now() -> dict[str, list[dict[str, Any]]]:
    """Give the register as it is, but for how often each row has changed."""
    return {
        model.__name__: [
            {key: value for key, value in row.items() if key != "version"}
            for row in model.objects.order_by("pk").values()
        ]
        for model in (Household, Person)
    }
