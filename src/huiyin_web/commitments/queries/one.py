"""The page of one commitment: where it stands, whose turn it is, what was done, and what the reader can do."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from huiyin.followup import commitments as engine
from huiyin.followup.commitments import ACTS, KINDS, SEVERITIES
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.commitments.models import Commitment, Entry
from huiyin_web.commitments.pages import CommitmentPage, Told
from huiyin_web.commitments.permissions import hand_of
from huiyin_web.commitments.queries.listing import COLUMNS, TITLE, commitment_rows
from huiyin_web.commitments.queries.stored import as_promise, commitment_or_404
from huiyin_web.commitments.queries.wording import TURNS, amount_of, progress_of, quantity_of, source_of, state_of
from huiyin_web.commitments.sources import origin_of
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table
from huiyin_web.core.templatetags.wording import day
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_FROM = Text("{number}, from: {source}", "{number}，来源：{source}")
_NOBODY_S = Text("Nothing more is to be done.", "已无待办。")
_HELD = Text("On hold until {until}: nobody's turn.", "暂缓至 {until}，暂无待办方。")
_TURN = Text("Waits for {part} ({office}) since {since}.", "自 {since} 起待{part}（{office}）办理。")
_BLOCKED = Text(
    "Waits for {part} ({office}) since {since}; {count} parts of supporting organisations are open.",
    "自 {since} 起待{part}（{office}）办理；{count} 个配合单位事项未办结。",
)
_DAYS_OLD = Text("{whole} days", "{whole} 天")
_AGE = Text("{whole} days, {counted} of them not on hold", "{whole} 天，其中未暂缓 {counted} 天")
_OFFICE = Text("{office}: {person}", "{office}：{person}")
_PARTS = Text("Parts of supporting organisations", "配合单位事项")
_NO_PARTS = Text("No part was given to a supporting organisation.", "没有配合单位事项。")
_GIVEN = Text("given", "交办")
_FACTS = {
    "owner": Text("Owner", "责任方"),
    "accepter": Text("Says whether it was kept", "核验方"),
    "giver": Text("Given by", "交办方"),
    "from": Text("It came from", "来源"),
    "to": Text("Promised to", "承诺对象"),
    "place": Text("Place", "地区"),
    "kind": Text("Kind", "类别"),
    "severity": Text("Severity", "轻重"),
    "quantity": Text("Quantity", "数量"),
    "progress": Text("Progress", "进展"),
    "days": Text("From when to when", "起止日期"),
    "first": Text("First due", "原定期限"),
    "short": Text("Why it could not wait", "期限不能推后的理由"),
    "age": Text("Age", "已历时"),
}
_DAYS = Text("{starts} to {due}", "{starts} 至 {due}")
_WITH = {
    "due_on": Text("New due date", "新期限"),
    "until": Text("Until", "截止"),
    "amount": Text("Amount", "数量"),
    "office": Text("Owned before by", "原责任方"),
}


def commitment_page(*, actor: Actor, number: int, on: date) -> CommitmentPage:
    """Give the page of one commitment.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = commitment_or_404(actor, number)
    promise, entries = as_promise(row), list(row.entries.order_by("-pk"))
    offices = office_names({row.owner, row.accepter, row.giver, *(one.office for one in entries if one.office)})
    state, tone = state_of(row, on)
    hand = hand_of(actor)
    open_to = engine.open_to(promise, hand=hand, on=on)
    parts = list(row.parts.order_by("due_on", "pk"))
    return CommitmentPage(
        id=row.pk,
        title=row.title,
        lead=_FROM.fill(number=row.number, source=source_of(row)),
        crumbs=(*_way(row), Crumb(row.number)),
        state=state.sentence(),
        tone=tone,
        turn=_turn(row, promise, offices, on),
        facts=tuple(_facts(row, promise, offices, on, origin_of(actor, row.source, row.source_key))),
        history=(*(_told(one, row, offices) for one in entries), _given(row)),
        parts=Table(_PARTS, COLUMNS, commitment_rows(parts, on), empty=_NO_PARTS),
        open=open_to,
        first=_first(promise, open_to, hand, on),
        seen=row.acts,
        quantity=quantity_of(row),
        may_add_part=actor.office == row.owner and not promise.is_over and actor.may(May.GIVE_COMMITMENTS),
    )


def _first(promise: engine.Commitment, acts: tuple[engine.Act, ...], hand: engine.Hand, on: date) -> str:
    """Give what the reader is waited for to do: the first thing that leads on, where it is their turn."""
    if engine.turn_of(promise, on) not in promise.parts_of(hand):
        return ""
    return next((act.key for act in acts if act.leads_to not in {None, promise.state}), "")


def _way(row: Commitment) -> tuple[Crumb, ...]:
    lead = (Crumb(row.lead.number, reverse("commitments:one", args=[row.lead.pk])),) if row.lead else ()
    return (Crumb(TITLE, reverse("commitments:list")), *lead)


def _turn(row: Commitment, promise: engine.Commitment, offices: dict[str, Text], on: date) -> Text:
    part = engine.turn_of(promise, on)
    if part is None:
        until = promise.held_until(on)
        return _HELD.fill(until=until) if until else _NOBODY_S
    office = {engine.Part.GIVER: row.giver, engine.Part.OWNER: row.owner, engine.Part.ACCEPTER: row.accepter}[part]
    words = _BLOCKED if promise.open_parts and part is engine.Part.OWNER else _TURN
    return words.fill(part=TURNS[part], office=offices[office], since=row.changed_on, count=promise.open_parts)


def _facts(
    row: Commitment, promise: engine.Commitment, offices: dict[str, Text], on: date, origin: Crumb | None
) -> Iterator[tuple[Text, Text | str | Crumb]]:
    owner = offices[row.owner]
    whole, counted = promise.age(row.closed_on or on)
    told: dict[str, Text | str | Crumb] = {
        "from": origin or "",
        "owner": _OFFICE.fill(office=owner, person=row.person) if row.person else owner,
        "accepter": offices[row.accepter],
        "giver": offices[row.giver],
        "to": row.promised_to,
        "place": place_names([row.place_code]).get(row.place_code, row.place_code),
        "kind": KINDS.label_of(row.kind).sentence(),
        "severity": SEVERITIES.label_of(row.severity).sentence(),
        "quantity": quantity_of(row) or "",
        "progress": progress_of(row),
        "days": _DAYS.fill(starts=row.starts_on, due=row.due_on),
        "first": day(row.first_due_on) if row.slips else "",
        "short": row.why_short,
        "age": (_DAYS_OLD if whole == counted else _AGE).fill(whole=whole, counted=counted),
    }
    return ((_FACTS[key], value) for key, value in told.items() if value)


def _told(entry: Entry, row: Commitment, offices: dict[str, Text]) -> Told:
    facts: dict[str, Text | str] = {
        "due_on": day(entry.due_on) if entry.due_on else "",
        "until": day(entry.until) if entry.until else "",
        "amount": amount_of(entry.amount, row.unit) if entry.amount is not None else "",
        "office": offices.get(entry.office, entry.office),
    }
    return Told(
        ACTS[entry.act].told.sentence(),
        entry.on,
        shown_name(entry.by_key, entry.by_name),
        tuple((_WITH[key], value) for key, value in facts.items() if value),
        entry.reason,
    )


def _given(row: Commitment) -> Told:
    return Told(_GIVEN.sentence(), row.given_on, shown_name(row.by_key, row.by_name), (), "")
