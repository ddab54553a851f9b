"""Take in a list of another department."""

import hashlib
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from django.db import transaction

from huiyin.crosschecks import kind_of
from huiyin.kernel.text import Text
from huiyin.policy import NoPackInForceError, pack_in_force
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.imports.folders import clean_name
from huiyin_web.quality.errors import ListAheadError, ListTooOldError
from huiyin_web.quality.folders import SENT, folder_of
from huiyin_web.quality.models import DepartmentList
from huiyin_web.quality.permissions import need_cross_check
from huiyin_web.quality.queries.lists import check_newest
from huiyin_web.quality.recording import LIST_SENT

_CHUNK = 4 << 20
_PLACE = Text("This place", "该地区")


@dataclass(frozen=True, slots=True)
class Sent:
    """A list as it was sent: of which kind, as of which day, of which place (empty for all), and the file."""

    kind: str
    as_of: date
    place_code: str
    name: str
    stream: BinaryIO


def take_list(*, sent: Sent, by: Actor, at: datetime) -> DepartmentList:
    """Keep a list's file until it is compared; nothing is read from it yet.

    Who: the offices of a county and above, of places in their reach.
    Rule: a list older than one that counts is refused; the same list again is compared again with the register of now.
    Recorded: `quality.list.sent`.

    Raises:
        NotAllowedError: the role does not include it.
        NotFoundError: the place is out of reach.
        UnknownListError: there is no such kind.
        ListAheadError: its day is yet to come.
        ListTooOldError: no policy says how lists of its day are compared.
        ListOlderError: a newer one counts.
    """
    need_cross_check(by)
    kind = kind_of(sent.kind)
    if not by.scope.covers(sent.place_code):
        raise NotFoundError(what=_PLACE)
    if sent.as_of > day_of(at):
        raise ListAheadError(day=sent.as_of.isoformat())
    _check_policy(sent.as_of)
    check_newest(kind, sent.place_code, sent.as_of)
    uuid = uuid4()
    folder = folder_of(uuid)
    folder.mkdir(parents=True)
    try:
        sha256 = _keep(sent.stream, folder / SENT)
        with transaction.atomic():
            made = DepartmentList.objects.create(
                uuid=uuid, kind=kind.key, as_of=sent.as_of, place_code=sent.place_code, file_name=clean_name(sent.name),
                sha256=sha256, sent_at=at, by_key=by.key, by_name=by.name,
            )  # fmt: skip
            audit.record(
                LIST_SENT, by=by, at=at, subject=f"list:{made.pk}", place_code=made.place_code,
                detail={"kind": kind.key, "as_of": sent.as_of.isoformat(), "sha256": sha256},
            )  # fmt: skip
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return made


def _check_policy(day: date) -> None:
    try:
        pack_in_force(day)
    except NoPackInForceError as error:
        raise ListTooOldError(day=day.isoformat(), first=error.fields["first"]) from error


def _keep(stream: BinaryIO, path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("xb") as target:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()
