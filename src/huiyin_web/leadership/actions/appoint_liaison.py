"""Say who is called at an office."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.wording import LONGEST_NAME, Words, check_words, missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import CHARTERS
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Liaison
from huiyin_web.leadership.permissions import may_appoint
from huiyin_web.leadership.queries.offices import place_of_office

_LINE = re.compile(r"\+?[0-9][0-9 ()-]{3,28}[0-9]")
_TELEPHONE = Text(
    "Write the office's telephone, such as 0971-6303265; not somebody's own.",
    "请填写办公电话（如 0971-6303265），不得填写个人手机。",
)
_LATER = Text("It can't begin ({day}) after today.", "起始日期（{day}）不得晚于今日。")
_BEFORE = Text(
    "It must begin ({day}) after {name} did ({since}).",
    "起始日期（{day}）须晚于现任联络员 {name} 的起始日期（{since}）。",
)
_OTHER = Text("say who is called at this office", "指定该单位的联络员")


@dataclass(frozen=True, slots=True)
class Contact:
    """Who is called at an office, by which telephone of the office, from which day."""

    name: str
    telephone: str
    from_on: date
    post: str = ""


@transaction.atomic
def appoint_liaison(*, office: str, contact: Contact, by: Actor, at: datetime) -> Liaison:
    """Say who is called at an office from a day on; whoever was until then stays in its history.

    Who: the office itself, and offices that hold meetings and reach the place that it serves.
    Rule: a name and a telephone of the office; after whoever was there before.
    Recorded: `leadership.liaison.appointed`.

    Raises:
        NotAllowedError: it is not theirs to say.
        LeadershipRefusedError: something stands against it.
    """
    place = place_of_office(office)
    if not may_appoint(by, office, place):
        raise NotAllowedError(role=CHARTERS[by.role].label if by.role else by.name, what=_OTHER)
    before = Liaison.objects.select_for_update().filter(office=office, until=None).first()
    need_allowed(Decision("appoint", tuple(_against(contact, before, day_of(at)))))
    if before is not None:
        before.until = contact.from_on
        before.save(update_fields=["until"])
    row = Liaison.objects.create(
        office=office, name=contact.name.strip(), post=contact.post.strip(), telephone=contact.telephone.strip(),
        from_on=contact.from_on, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    note("liaison.appointed", row.pk, place_code=place, by=by, at=at, office=office, from_on=str(row.from_on))
    return row


def _against(contact: Contact, before: Liaison | None, on: date) -> list[Reason]:
    words = (Words("name", contact.name, LONGEST_NAME), Words("post", contact.post, LONGEST_NAME, needed=False))
    said = [*check_words((*words, Words("telephone", contact.telephone, 32)))]
    if contact.telephone.strip() and not _LINE.fullmatch(contact.telephone.strip()):
        said.append(missing("telephone", _TELEPHONE))
    if contact.from_on > on:
        said.append(missing("from_on", _LATER.fill(day=contact.from_on)))
    if before is not None and contact.from_on <= before.from_on:
        said.append(missing("from_on", _BEFORE.fill(day=contact.from_on, name=before.name, since=before.from_on)))
    return said
