"""The demo's leading group: both meetings with everything that they decided, the three methods, and what came of it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from huiyin.followup.commitments import Given
from huiyin.followup.issuing import Given as Paper
from huiyin_web.access.actor import Actor, platform
from huiyin_web.commitments.actions.act_on import Asked, act_on
from huiyin_web.commitments.models import Commitment
from huiyin_web.config.commands.meeting_2013 import FORUM
from huiyin_web.config.commands.meeting_2016 import MEETING
from huiyin_web.config.commands.meetings_told import PROVINCE, Decided, Heard, Told
from huiyin_web.config.commands.methods_2016 import METHODS, Method
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions.act_on_document import AskedOfDocument, act_on_document
from huiyin_web.leadership.actions.add_to_meeting import add_to_meeting
from huiyin_web.leadership.actions.conclude_meeting import conclude_meeting
from huiyin_web.leadership.actions.draft_document import draft_document
from huiyin_web.leadership.actions.hold_meeting import hold_meeting
from huiyin_web.leadership.actions.list_attendance import list_attendance
from huiyin_web.leadership.actions.put_item import ItemTerms, put_item
from huiyin_web.leadership.actions.write_decision import DecisionTerms, write_decision
from huiyin_web.leadership.models import Document, Meeting
from huiyin_web.places.models import Organisation

GROUP = replace(platform("demo"), place_codes=(PROVINCE,))
_LIVES = {  # what is done to a decision: by its giver (g), owner (o) or accepter (a), and when on its way (0 to 1)
    "kept": (("accept", "o", 0.05), ("report", "o", 0.4), ("prove", "o", 0.8), ("deliver", "o", 0.85),
             ("verify", "a", 0.9)),
    "partly": (("accept", "o", 0.05), ("report", "o", 0.4), ("prove", "o", 0.8), ("deliver", "o", 0.9),
               ("verify", "a", 0.97)),
    "late": (("accept", "o", 0.1), ("postpone", "g", 0.95), ("prove", "o", 1.1), ("deliver", "o", 1.15),
             ("verify", "a", 1.25)),
    "missed": (("accept", "o", 0.1), ("report", "o", 0.5), ("miss", "a", 1.05), ("explain", "o", 1.1)),
    "waiting": (("accept", "o", 0.05), ("report", "o", 0.5), ("prove", "o", 0.9), ("deliver", "o", 0.97)),
    "sent_back": (("accept", "o", 0.05), ("postpone", "g", 0.9), ("prove", "o", 0.95), ("deliver", "o", 0.97),
                  ("send_back", "a", 0.99)),
    "open": (("accept", "o", 0.05), ("report", "o", 0.5), ("postpone", "g", 0.95)),
    "overdue": (("accept", "o", 0.05), ("report", "o", 0.5), ("postpone", "g", 0.95)),
}  # fmt: skip
_GOES_ON = {"open": 120, "sent_back": 60, "overdue": -20}  # days from today to which it was put off
_WHY = {
    "postpone": "施工季节和项目衔接，经领导小组同意延期（示范）",
    "explain": "人员调整，已另行安排（示范）",
    "send_back": "设备清单与抽查不符，请补充（示范）",
}
_COUNTED = {"report": Decimal("0.5"), "deliver": Decimal(1), "verify": Decimal(1)}
_ASKED = ("青海省财政厅", "青海省审计厅", "中共青海省委组织部")
_DRAFTED_ON, _ISSUED_AFTER = datetime(2016, 6, 20, 2, 0, tzinfo=MEETING.at.tzinfo), timedelta(36)


@transaction.atomic
def lead(*, at: datetime) -> None:
    """Hold both meetings, issue the three methods, and let the decisions go their way until now."""
    numbers = {name: number for number, name in Organisation.objects.values_list("number", "name")}
    _meet(FORUM, numbers, at=at)
    _prepare(numbers)
    meeting = _meet(MEETING, numbers, at=at)
    for method in METHODS:
        _issue(method)
    add_to_meeting(
        meeting=meeting.pk, words="印发的三个办法文号为示范文号，非正式文号。", reason="注明示范数据", by=GROUP,
        at=MEETING.at + timedelta(50),
    )  # fmt: skip


def _meet(told: Told, numbers: dict[str, str], *, at: datetime) -> Meeting:
    row = hold_meeting(terms=told.terms, by=GROUP, at=told.at)
    for attendee in told.came:
        list_attendance(meeting=row.pk, attendee=attendee, by=GROUP, at=told.at)
    for heard in told.heard:
        put_item(meeting=row.pk, terms=_item(heard), by=GROUP, at=told.at)
    for decided in told.decided:
        write_decision(meeting=row.pk, terms=_decision(decided, numbers), by=GROUP, at=told.at)
    conclude_meeting(meeting=row.pk, by=GROUP, at=told.at + timedelta(hours=3))
    written = row.decisions.select_related("commitment").order_by("pk")
    for decided, decision in zip(told.decided, written, strict=True):
        if decision.commitment is not None:
            follow(decided, decision.commitment, given_at=told.at + timedelta(hours=4), at=at)
    return row


def _item(heard: Heard) -> ItemTerms:
    document = Document.objects.get(title=heard.document).pk if heard.document else None
    return ItemTerms(
        heard.kind, heard.title, heard.title_en, heard.told_by, document, "approved" if document else "",
        heard.conditions, heard.conclusion, heard.conclusion_en,
    )  # fmt: skip


def _decision(decided: Decided, numbers: dict[str, str]) -> DecisionTerms:
    return DecisionTerms(
        decided.title, decided.kind, "ordinary", PROVINCE, _office(decided.owner, numbers), decided.person,
        _office(decided.accepter, numbers), decided.due_on, title_en=decided.title_en,
        quantity=None if decided.quantity is None else Decimal(decided.quantity), unit=decided.unit,
    )  # fmt: skip


def _office(name: str, numbers: dict[str, str]) -> str:
    return numbers[name] if name else PROVINCE


def follow(decided: Decided, row: Commitment, *, given_at: datetime, at: datetime) -> None:
    """Do to a commitment what was done, each act at its part of the time from being given to being due."""
    term = (decided.due_on - day_of(given_at)).days
    hands = {"g": GROUP, "o": _acts_for("demo-unit", row.owner), "a": _acts_for("demo-prefecture", row.accepter)}
    for seen, (act, hand, part) in enumerate(_LIVES[decided.life]):
        later = _later(decided, term, at) if act == "postpone" else None
        amount = _amount(decided, act)
        given = Given(reason=_WHY.get(act, decided.proof if act == "prove" else ""), due_on=later, amount=amount)
        act_on(commitment=row.pk, asked=Asked(act, seen, given), by=hands[hand],
               at=given_at + timedelta(days=int(term * part) + (part > 1)))  # fmt: skip


def _later(decided: Decided, term: int, at: datetime) -> date:
    days = _GOES_ON.get(decided.life)
    return decided.due_on + timedelta(term // 2 + 1) if days is None else day_of(at) + timedelta(days)


def _amount(decided: Decided, act: str) -> Decimal | None:
    if decided.quantity is None or act not in _COUNTED:
        return None
    if act == "verify" and decided.done is not None:
        return Decimal(decided.done)
    return (decided.quantity * _COUNTED[act]).quantize(Decimal("0.01"))


def _acts_for(name: str, office: str) -> Actor:
    return replace(platform(name), organisation=office)


def _prepare(numbers: dict[str, str]) -> None:
    """Draft the three methods, ask three offices, and answer what they said."""
    finance, audit, _organisation = (numbers[name] for name in _ASKED)
    for method in METHODS:
        row = draft_document(
            kind="method", title=method.title, title_en=method.title_en, words=method.draft, by=GROUP, at=_DRAFTED_ON
        )
        asked = Paper(offices=tuple(numbers[name] for name in _ASKED), until=date(2016, 7, 20))
        _act(row, "consult", asked, days=5)
        _act(row, "opine", Paper(stance="agrees"), days=20, office=finance)
        _act(row, "opine", Paper(stance="changes", words="建议写明结果复核（示范）"), days=22, office=audit)
        _act(row, "answer", Paper(office=audit, taken_up="adopted"), days=32)


def _issue(method: Method) -> None:
    """Revise a method as the meeting asked, and issue it."""
    row = Document.objects.get(title=method.title)
    resolved = (day_of(MEETING.at) - day_of(_DRAFTED_ON)).days
    _act(row, "revise", Paper(words=method.revised, reason="按会议意见修改（示范）"), days=resolved + 24)
    issued_on = day_of(MEETING.at + _ISSUED_AFTER)
    number = Paper(number=method.number, effective_on=issued_on + timedelta(12))
    _act(row, "issue", number, days=resolved + _ISSUED_AFTER.days)


def _act(row: Document, act: str, given: Paper, *, days: int, office: str = "") -> None:
    by = _acts_for("demo-unit", office) if office else GROUP
    seen = Document.objects.get(pk=row.pk).acts
    asked = AskedOfDocument(act, seen, given)
    act_on_document(document=row.pk, asked=asked, by=by, at=_DRAFTED_ON + timedelta(days))
