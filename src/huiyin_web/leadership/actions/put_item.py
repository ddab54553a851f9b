"""Put an item on the agenda of a meeting, with what was concluded."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from huiyin.followup.commitments.words import LONGEST_REASON, LONGEST_TITLE
from huiyin.followup.meetings import DOCUMENT
from huiyin.followup.wording import LONGEST_TEXT, Words, check_words, missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason
from huiyin_web.access.actor import Actor
from huiyin_web.leadership.actions._meeting import open_meeting
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Document, Item, Meeting

_NOT_OURS = Text("Choose a document of this leading group.", "请选择本领导小组的文件。")
_TWICE = Text("This document is on the agenda already.", "该文件已列入议程。")
_NO_DOCUMENT = Text("Only a document that is examined has a result.", "只有审议文件的议题才有审议结果。")


@dataclass(frozen=True, slots=True)
class ItemTerms:
    """An item of the agenda; `document` is the id of what is examined, `conditions` what is to be revised first."""

    kind: str
    title: str
    title_en: str = ""
    told_by: str = ""
    document: int | None = None
    outcome: str = ""
    conditions: str = ""
    conclusion: str = ""
    conclusion_en: str = ""


@transaction.atomic
def put_item(*, meeting: int, terms: ItemTerms, by: Actor, at: datetime, row: int | None = None) -> Item:
    """Put an item on the agenda of a meeting that is not concluded; with `row`, say something else of it.

    Who: provincial, prefecture and county offices, for their own leading group.
    Rule: a title; a document of the own group, once, and only it has a result.
    Recorded: `leadership.meeting.changed`.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to write, or to see.
        ConcludedError: the meeting is concluded.
        LeadershipRefusedError: something stands against it.
    """
    found = open_meeting(by, meeting)
    need_allowed(Decision("put", (*check_words(_words(terms)), *_document(found, terms, row))))
    line = found.items.get(pk=row) if row else Item(meeting=found)
    for name, value in asdict(terms).items():
        setattr(line, "document_id" if name == "document" else name, value)
    line.save()
    note("meeting.changed", found.pk, place_code=found.group, by=by, at=at, item=line.title)
    return line


def _words(terms: ItemTerms) -> tuple[Words, ...]:
    return (
        Words("title", terms.title, LONGEST_TITLE),
        Words("title_en", terms.title_en, LONGEST_TITLE, needed=False),
        Words("told_by", terms.told_by, LONGEST_TITLE, needed=False),
        Words("conditions", terms.conditions, LONGEST_REASON, needed=False),
        Words("conclusion", terms.conclusion, LONGEST_TEXT, needed=False),
        Words("conclusion_en", terms.conclusion_en, LONGEST_TEXT, needed=False),
    )


def _document(meeting: Meeting, terms: ItemTerms, row: int | None) -> list[Reason]:
    if terms.document is None:
        return [missing("outcome", _NO_DOCUMENT)] if terms.outcome or terms.conditions else []
    found = []
    if terms.kind != DOCUMENT or not Document.objects.filter(pk=terms.document, group=meeting.group).exists():
        found.append(missing("document", _NOT_OURS))
    if meeting.items.exclude(pk=row or 0).filter(document=terms.document).exists():
        found.append(missing("document", _TWICE))
    return found
