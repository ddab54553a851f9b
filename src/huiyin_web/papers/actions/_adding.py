"""What putting a text in force and withdrawing it share: a further version, recorded."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from huiyin.kernel.text import Text
from huiyin.rules.papers import Wording
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.papers.errors import OtherVersionError
from huiyin_web.papers.models import PaperText
from huiyin_web.papers.queries.texts import versions_of
from huiyin_web.places.queries import place_or_404

_SOMEBODY = Text("somebody else", "他人")
Which = tuple[str, str, str]  # place code, kind, language


def last_version(which: Which, *, after: int, by: Actor) -> PaperText | None:
    """Give the last version of a place's own text, for whoever may add another; none where it has none.

    Raises:
        NotAllowedError: their role edits no papers.
        NotFoundError: the place is not there, or out of reach.
        OtherVersionError: it is another than the one that they have seen.
    """
    by.need(May.EDIT_PAPERS)
    place_or_404(by, which[0])
    last = versions_of(*which).select_for_update().first()
    if last is not None and last.version != after:
        raise OtherVersionError(number=last.version, by=last.by_name)
    return last


def add_version(
    done: str, which: Which, last: PaperText | None, wording: Wording | None, *, since: date, by: Actor, at: datetime
) -> PaperText:  # fmt: skip
    """Add a version after the last one; without a wording it withdraws the place's own text.

    Raises:
        OtherVersionError: somebody has added the same version at the same moment.
    """
    code, kind, language = which
    number = last.version + 1 if last else 1
    made = PaperText(
        place_code=code, kind=kind, language=language, version=number, since=since,
        title=wording.title.strip() if wording else "", body=wording.body.strip() if wording else "",
        is_withdrawn=wording is None, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise OtherVersionError(number=number, by=_SOMEBODY) from error
    audit.record(
        done, by=by, at=at, subject=f"paper_text:{made.pk}", place_code=code,
        detail={"kind": kind, "language": language, "version": made.version, "since": since.isoformat()},
    )  # fmt: skip
    return made
