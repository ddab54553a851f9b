"""Begin a document of the own leading group."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.commitments.words import LONGEST_TITLE
from huiyin.followup.issuing import Given
from huiyin.followup.wording import Words, check_words
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions._document import carry_out
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Document


@transaction.atomic
def draft_document(*, kind: str, title: str, title_en: str, words: str, by: Actor, at: datetime) -> Document:
    """Begin a document of the own place's leading group with its first version.

    Who: provincial, prefecture and county offices, for their own leading group.
    Rule: a title, and a text in numbered clauses.
    Recorded: `leadership.document.drafted`, `leadership.document.write`.

    Raises:
        NotAllowedError: their role keeps no documents.
        LeadershipRefusedError: something stands against it.
    """
    by.need(May.HOLD_MEETINGS)
    said = (Words("title", title, LONGEST_TITLE), Words("title_en", title_en, LONGEST_TITLE, needed=False))
    need_allowed(Decision("draft", tuple(check_words(said))))
    row = Document.objects.create(
        group=by.place_code, kind=kind, title=title.strip(), title_en=title_en.strip(), changed_on=day_of(at), at=at,
        by_key=by.key, by_name=by.name,
    )  # fmt: skip
    note("document.drafted", row.pk, place_code=row.group, by=by, at=at, title=row.title)
    carry_out(row, "write", given=Given(words=words), by=by, at=at)
    return row
