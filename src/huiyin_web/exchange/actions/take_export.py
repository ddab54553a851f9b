"""Take in an export of the national registry."""

import hashlib
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from django.db import transaction

from huiyin.records.codemaps import code_map
from huiyin.records.national import layout
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.exchange.errors import ComparedBeforeError, ExportAheadError
from huiyin_web.exchange.folders import folder_of
from huiyin_web.exchange.models import Exchange
from huiyin_web.exchange.permissions import need_exchange
from huiyin_web.exchange.queries.exchanges import exchanges_of
from huiyin_web.imports.folders import clean_name

CODE = "exchange.export.sent"
_CHUNK = 4 << 20


@dataclass(frozen=True, slots=True)
class Sent:
    """An export as it was uploaded; without `persons` only households are compared."""

    layout: str
    codemap: str
    exported_on: date
    name: str
    households: BinaryIO
    persons: BinaryIO | None = None
    persons_name: str = ""


def take_export(*, sent: Sent, by: Actor, at: datetime) -> Exchange:
    """Keep an export's files until they are compared; nothing is read from them yet.

    Who: the offices of a county and above.
    Rule: a file that is compared, or waits to be, is not compared twice; once that is closed it is.
    Recorded: `exchange.export.sent`.

    Raises:
        NotAllowedError: the role does not compare.
        LayoutError, CodeMapError: there is none of this name.
        ExportAheadError: its day is yet to come.
        ComparedBeforeError: this very file was compared before.
    """
    need_exchange(by)
    of = layout(sent.layout)
    code_map(sent.codemap)
    if sent.exported_on > day_of(at):
        raise ExportAheadError(day=sent.exported_on.isoformat())
    uuid = uuid4()
    folder = folder_of(uuid)
    folder.mkdir(parents=True)
    try:
        sha256 = _keep(sent, folder)
        with transaction.atomic():
            _check_new(sent, sha256, by=by)
            made = Exchange.objects.create(
                uuid=uuid, layout=of.name, codemap=sent.codemap, exported_on=sent.exported_on,
                file_name=clean_name(sent.name), persons_name=clean_name(sent.persons_name) if sent.persons else "",
                sha256=sha256, place_code=by.place_code, by_key=by.key, by_name=by.name, at=at,
            )  # fmt: skip
            audit.record(
                CODE, by=by, at=at, subject=f"exchange:{made.pk}", place_code=made.place_code,
                detail={"sha256": sha256, "layout": of.name, "codemap": sent.codemap,
                        "exported_on": sent.exported_on.isoformat()},
            )  # fmt: skip
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return made


def _check_new(sent: Sent, sha256: str, *, by: Actor) -> None:
    alike = exchanges_of(by).filter(sha256=sha256, layout=sent.layout, codemap=sent.codemap)
    before = alike.filter(refusal__isnull=True, closed_at=None).first()
    if before:
        raise ComparedBeforeError(number=before.pk)


def _keep(sent: Sent, folder: Path) -> str:
    digest = hashlib.sha256()
    for name, stream in (("households", sent.households), ("persons", sent.persons)):
        if stream is None:
            continue
        digest.update(name.encode())
        with (folder / name).open("xb") as target:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                target.write(chunk)
    return digest.hexdigest()
