"""Take a file in."""

import hashlib
import shutil
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from huiyin.records.codemaps import code_map
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.turns import take_turn
from huiyin_web.imports.errors import AlreadyImportedError
from huiyin_web.imports.folders import UPLOADED, at_work, clean_name, folder_of
from huiyin_web.imports.kinds import check_begun, check_year, kind_of
from huiyin_web.imports.models import ImportBatch
from huiyin_web.imports.permissions import need_kind
from huiyin_web.imports.queries import in_force, waiting_like

_CHUNK = 4 << 20
_LOCK = 0x48_55_55_50  # "HUUP": two who send the same file at once are taken in one after the other


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What became of a file that was sent.

    Attributes:
        batch: its import.
        waited: whether the import was there before, of somebody who decides about it.
    """

    batch: ImportBatch
    waited: bool


@at_work()
def upload_file(
    *, kind: str, year: int, name: str, stream: BinaryIO, codemap: str = "", by: Actor, at: datetime
) -> Uploaded:
    """Keep a file and its hash; nothing is read from it yet.

    Who: whoever may import.
    Rule: a file that waits undecided in the same office does not wait twice: that import is given, and nothing is kept.
    Recorded: `imports.batch.uploaded`.

    Args:
        kind: a registered kind of file.
        year: the year the file is for.
        name: the user's own name of the file, for people only.
        stream: its content.
        codemap: the name of the code map for numbers in code columns; empty for none.
        by: who brings it.
        at: when.

    Raises:
        NotAllowedError, ProvincialKindError: the role may not import, or not this kind.
        UnknownKindError: nobody takes this kind.
        FrozenYearError: the year is closed.
        YearAheadError: the year has not begun.
        CodeMapError: there is no such code map.
        AlreadyImportedError: the same bytes were imported for the same year.
    """
    chosen = kind_of(kind)
    need_kind(by, chosen)
    check_year(chosen, year)
    check_begun(chosen, year, at)
    if codemap:
        code_map(codemap)
    uuid = uuid4()
    folder = folder_of(uuid)
    folder.mkdir(parents=True)
    try:
        sha256, size = _keep(stream, (folder / UPLOADED).open("xb"))
        with transaction.atomic():
            take_turn(_LOCK)
            check_new(kind, year, sha256)
            if waiting := waiting_like(actor=by, kind=kind, year=year, sha256=sha256, codemap=codemap):
                shutil.rmtree(folder)
                return Uploaded(waiting, waited=True)
            batch = ImportBatch.objects.create(
                uuid=uuid, kind=kind, year=year, codemap=codemap, file_name=clean_name(name), sha256=sha256, size=size,
                place_code=by.place_code, by_key=by.key, by_name=by.name, uploaded_at=at,
            )  # fmt: skip
            audit.record(
                "imports.batch.uploaded", by=by, at=at, subject=f"import:{batch.pk}", place_code=by.place_code,
                detail={"kind": kind, "year": year, "sha256": sha256, "size": size},
            )  # fmt: skip
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Uploaded(batch, waited=False)


def check_new(kind: str, year: int, sha256: str) -> None:
    """Refuse bytes that were imported before.

    Raises:
        AlreadyImportedError: with the day and the receipt.
    """
    before = in_force().filter(kind=kind, year=year, sha256=sha256).first()
    if before is not None and before.applied_at is not None:
        raise AlreadyImportedError(on=timezone.localtime(before.applied_at).date().isoformat(), receipt=before.receipt)


def _keep(stream: BinaryIO, target: BinaryIO) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with target:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            target.write(chunk)
            size += len(chunk)
    return digest.hexdigest(), size
