"""Attach a file to what it proves."""

import hashlib
from datetime import datetime
from pathlib import PurePath
from uuid import uuid4

from django.db import IntegrityError, transaction

from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.evidence.errors import AttachedAlreadyError, FullError
from huiyin_web.evidence.events import ATTACHED
from huiyin_web.evidence.folder import finish, keep, part_of
from huiyin_web.evidence.limits import MOST_FILES
from huiyin_web.evidence.models import EvidenceFile
from huiyin_web.evidence.permissions import need_attaching, need_shown
from huiyin_web.evidence.queries import kept_files
from huiyin_web.evidence.reading import Kept, kept_of
from huiyin_web.evidence.subjects import subject_or_404
from huiyin_web.imports.folders import clean_name

_LONGEST_NAME = 200


def attach_file(*, subject: str, shows: str, name: str, content: bytes, by: Actor, at: datetime) -> EvidenceFile:
    """Keep a file of evidence: first a part, then its row, then its name; no killed process leaves a row alone.

    Who: whoever the app of the subject says, in their reach.
    Rule: pictures are drawn anew and smaller; PDFs are pages and nothing else; the very same file once.
    Recorded: `evidence.file.attached` with the hash of what is kept; never the name that it came with.

    Args:
        subject: what it belongs to, such as `case:17:step:3`.
        shows: which of the papers that the subject has it is.
        name: the user's own name of the file, for people only.
        content: its bytes.
        by: who attaches it.
        at: when.

    Raises:
        NotAllowedError, NotFoundError: the subject is not theirs to attach to.
        FileRefusedError: the file is not kept; which one says why.
        AttachedAlreadyError: the very same file is attached.
    """
    need_shown(need_attaching(by, subject_or_404(by, subject)), shows)
    kept, uuid = kept_of(content), uuid4()
    try:
        keep(uuid, kept.content)
        with transaction.atomic():
            found = need_attaching(by, subject_or_404(by, subject, lock=True))
            _need_room(subject)
            made = EvidenceFile(
                uuid=uuid, subject=subject, place_code=found.place_code, shows=shows, kind=kept.kind.value,
                file_name=_named(name, kept), sha256=hashlib.sha256(kept.content).hexdigest(),
                size=len(kept.content), at=at, by_key=by.key, by_name=by.name,
            )  # fmt: skip
            _save(made)
            audit.record(
                ATTACHED, by=by, at=at, subject=f"evidence:{made.pk}", place_code=made.place_code,
                detail={"of": subject, "shows": shows, "sha256": made.sha256, "size": made.size},
            )  # fmt: skip
            finish(uuid)
    except BaseException:
        part_of(uuid).unlink(missing_ok=True)
        raise
    return made


def _named(name: str, kept: Kept) -> str:
    """Give the name as it may be shown, with the ending of what is kept."""
    ending = kept.kind.ending
    return PurePath(clean_name(name)).stem[: _LONGEST_NAME - len(ending)] + ending


def _need_room(subject: str) -> None:
    count = kept_files(subject)
    if count >= MOST_FILES:
        raise FullError(count=count)


def _save(made: EvidenceFile) -> None:
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise AttachedAlreadyError from error
