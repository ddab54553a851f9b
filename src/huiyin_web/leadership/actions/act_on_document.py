"""Do something to a document: write a version, ask for opinions, give and answer one, revise, issue, supersede."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from huiyin.followup.issuing import Given, State
from huiyin_web.access.actor import Actor
from huiyin_web.leadership.actions._document import carry_out
from huiyin_web.leadership.errors import DocumentChangedError
from huiyin_web.leadership.models import Document
from huiyin_web.leadership.queries.stored import document_or_404


@dataclass(frozen=True, slots=True)
class AskedOfDocument:
    """What somebody asks for: a key of the library's acts, how much they had seen done to it, what comes with it.

    `other` is the id of the document that takes its place.
    """

    act: str
    seen: int
    given: Given
    other: int | None = None


@transaction.atomic
def act_on_document(*, document: int, asked: AskedOfDocument, by: Actor, at: datetime) -> Document:
    """Do one thing to a document, today; what a meeting resolves is done by concluding it.

    Who: the office that keeps it, or one that was asked for its opinion, as the library's table of acts says.
    Rule: `huiyin.followup.issuing.decide`.
    Recorded: `leadership.document.<act>`.

    Raises:
        NotAllowedError, NotFoundError: it is out of their reach.
        DocumentChangedError: something was done to it that they had not seen.
        LeadershipRefusedError: it may not be done, with every reason.
    """
    row = document_or_404(by, document, lock=True)
    if row.acts != asked.seen:
        raise DocumentChangedError
    other = _other(row, asked.other)
    given = replace(asked.given, other_from=other.effective_on if other else None)
    carry_out(row, asked.act, given=given, by=by, at=at, successor=other)
    return row


def _other(row: Document, key: int | None) -> Document | None:
    """Give another issued document of the same group, in force no earlier than this one."""
    if key is None or row.effective_on is None:
        return None
    others = Document.objects.filter(group=row.group, state=State.ISSUED, effective_on__gte=row.effective_on)
    return others.exclude(pk=row.pk).filter(pk=key).first()
