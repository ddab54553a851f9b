"""Send a notice to offices; each of them confirms it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.commitments.words import LONGEST_TITLE
from huiyin.followup.wording import LONGEST_TEXT, Words, check_words, missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Dispatch, Receipt

_NOBODY = Text("Choose at least one other office.", "请至少选择一个其他单位。")
_SOON = Text("Leave at least a day to confirm it ({day}).", "回执期限（{day}）须晚于今日。")


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to offices, with the day by which they confirm it."""

    title: str
    words: str
    confirm_by: date


@transaction.atomic
def send_dispatch(*, notice: Notice, offices: Collection[str], by: Actor, at: datetime) -> Dispatch:
    """Send a notice to offices, by their keys.

    Who: provincial, prefecture and county offices, for their own leading group.
    Rule: a title and words; at least one other office; at least a day to confirm it.
    Recorded: `leadership.dispatch.sent`.

    Raises:
        NotAllowedError: their role sends none.
        LeadershipRefusedError: something stands against it.
    """
    by.need(May.HOLD_MEETINGS)
    on, others = day_of(at), [office for office in dict.fromkeys(offices) if office and office != by.office]
    said = [*check_words((Words("title", notice.title, LONGEST_TITLE), Words("words", notice.words, LONGEST_TEXT)))]
    if not others:
        said.append(missing("offices", _NOBODY))
    if notice.confirm_by <= on:
        said.append(missing("confirm_by", _SOON.fill(day=notice.confirm_by)))
    need_allowed(Decision("send", tuple(said)))
    row = Dispatch.objects.create(
        group=by.place_code, sender=by.office, title=notice.title.strip(), words=notice.words.strip(), sent_on=on,
        confirm_by=notice.confirm_by, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    Receipt.objects.bulk_create(Receipt(dispatch=row, office=office) for office in others)
    note("dispatch.sent", row.pk, place_code=row.group, by=by, at=at, title=row.title, offices=len(others))
    return row
