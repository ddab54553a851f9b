"""The import's long steps as jobs: the page queues them, the worker carries them out."""

from contextlib import suppress
from typing import Any

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.errors import FileRefusedError
from huiyin_web.core.clock import now
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.actions.undo_import import undo_import
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.queries import batch_of
from huiyin_web.imports.steps import APPLY, CHECK, UNDO
from huiyin_web.jobs.registry import JobKind, Report, register
from huiyin_web.jobs.works import asker

_ROWS = Text("{rows:,} rows", "{rows:,} 行")


def register_jobs() -> None:
    """Register the steps; each may start again by itself when its worker died: it leaves all or nothing."""
    register(JobKind(CHECK, _check, retry_safe=True))
    register(JobKind(APPLY, _apply, retry_safe=True))
    register(JobKind(UNDO, _undo, retry_safe=True))


def _check(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Check the import `batch` for the user `user`; that a file is refused is a result, not a failure."""
    with suppress(FileRefusedError):
        check_file(
            batch=params["batch"], by=asker(params), at=now(),
            progress=lambda fraction, rows: report(fraction, _ROWS.fill(rows=rows)),
        )  # fmt: skip
    return {"batch": params["batch"], "url": reverse("imports:batch", args=[params["batch"]])}


def _apply(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Apply the import `batch`, as it stood at `stand`, for the user `user`; `good_only` as the action says.

    That it is in already is no failure: a worker may have died between that and saying so.
    """
    by, stand = asker(params), params.get("stand", "")
    batch = batch_of(actor=by, number=params["batch"])
    if batch.state != BatchState.APPLIED or batch.stand != stand:
        batch = apply_import(
            batch=batch.pk, good_only=params.get("good_only", False), stand=stand, by=by, at=now(),
            progress=lambda fraction, rows: report(fraction, _ROWS.fill(rows=rows)),
        )  # fmt: skip
    return {"batch": batch.pk, "receipt": batch.receipt, "url": reverse("imports:batch", args=[batch.pk])}


def _undo(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Undo the import `batch` for the user `user`; that it is undone already is no failure, as it is none to apply."""
    by = asker(params)
    found = batch_of(actor=by, number=params["batch"])
    undo = ImportBatch.objects.filter(undoes=found.pk).first() or undo_import(
        batch=found.pk, by=by, at=now(), progress=lambda fraction, rows: report(fraction, _ROWS.fill(rows=rows))
    )
    return {"batch": undo.pk, "receipt": undo.receipt, "url": reverse("imports:batch", args=[undo.pk])}
