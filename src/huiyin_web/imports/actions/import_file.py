"""Bring a file in from the command line or the demo: upload, check and apply in one go."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from huiyin_web.access.actor import Actor
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.actions.upload_file import upload_file
from huiyin_web.imports.models import ImportBatch

Progress = Callable[[float, int], None]
_UPLOADED, _CHECKED = 0.05, 0.7


def import_file(
    *, kind: str, year: int, path: Path, codemap: str = "", good_only: bool = False,
    by: Actor, at: datetime, progress: Progress | None = None,
) -> ImportBatch:  # fmt: skip
    """Upload, check and apply a file.

    Who: whoever may import.
    Recorded: what `upload_file`, `check_file` and `apply_import` record.

    Raises:
        HuiyinError: whatever those three raise; an import that was checked stays, to be looked at.
    """
    report = progress or _silent
    with path.open("rb") as stream:
        sent = upload_file(kind=kind, year=year, name=path.name, stream=stream, codemap=codemap, by=by, at=at)
    check_file(
        batch=sent.batch.pk, by=by, at=at,
        progress=lambda fraction, rows: report(_UPLOADED + fraction * (_CHECKED - _UPLOADED), rows),
    )  # fmt: skip
    applied = apply_import(batch=sent.batch.pk, good_only=good_only, by=by, at=at)
    report(1.0, applied.good)
    return applied


def _silent(fraction: float, rows: int) -> None:
    del fraction, rows
