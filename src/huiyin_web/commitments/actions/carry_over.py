"""Carry a ledger of promises over into the system, with all that had been done to each of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from huiyin.followup import commitments as engine
from huiyin.followup.commitments import Given
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.actions._keeping import next_serial
from huiyin_web.commitments.actions.act_on import follow
from huiyin_web.commitments.actions.give_commitment import Terms, new_row, promised
from huiyin_web.commitments.errors import LedgerRefusedError
from huiyin_web.commitments.models import Commitment, Entry
from huiyin_web.commitments.permissions import hand_of
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.places.models import Place

_PORTION = 500  # rows that are written at once
_SHOWN = 20  # refusals that a message names
_ROW = Text("{number}. {title}: {why}", "第{number}条“{title}”：{why}")
_NOWHERE = Text("No place has the code {code}.", "没有代码为 {code} 的地方。")
_MORE = Text("And {count} more.", "另有 {count} 条。")


@dataclass(frozen=True, slots=True)
class Was:
    """One thing that had been done to a promise: what, with what, by whom, and when."""

    act: str
    by: Actor
    at: datetime
    given: Given = field(default_factory=Given)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a ledger: what was promised, who gave it, when, and what was done to it, in this order."""

    terms: Terms
    by: Actor
    at: datetime
    acts: tuple[Was, ...] = ()


@transaction.atomic
def carry_over(*, ledger: Sequence[Line], by: Actor, at: datetime) -> list[Commitment]:
    """Carry a ledger over: every line, or none. Each is numbered in its year, in the order of the ledger.

    Who: whoever keeps the installation; each act in the name of the office that did it.
    Rule: `huiyin.followup.commitments.give` and `.decide`, for every line and act, as if done one by one.
    Recorded: `commitments.ledger.carried`, once, with how many.

    Raises:
        NotAllowedError: their role gives no commitments.
        LedgerRefusedError: something stands against some lines; each is named.
    """
    by.need(May.GIVE_COMMITMENTS)
    places = set(Place.objects.values_list("pk", flat=True))
    serials: dict[int, int] = {}
    rows: list[Commitment] = []
    entries: list[Entry] = []
    refused: list[Text] = []
    for number, line in enumerate(ledger, start=1):
        year = promised(line.terms, by=line.by, at=line.at).given_on.year
        serial = serials.get(year) or next_serial(year)
        serials[year] = serial + 1
        row, done, why = _carried(line, serial, places)
        rows.append(row)
        entries.extend(done)
        if why:
            refused.append(_ROW.fill(number=number, title=line.terms.title, why=Text.join(why, " ", "")))
    if refused:
        raise LedgerRefusedError(what=_told(refused))
    Commitment.objects.bulk_create(rows, batch_size=_PORTION)
    Entry.objects.bulk_create(entries, batch_size=_PORTION)
    audit.record(
        "commitments.ledger.carried", by=by, at=at, subject="commitments",
        detail={"commitments": len(rows), "entries": len(entries)},
    )  # fmt: skip
    return rows


def _carried(line: Line, serial: int, places: set[str]) -> tuple[Commitment, list[Entry], list[Text]]:
    """Give a line's row, its entries, and what stands against it; what follows the first refusal is not looked at."""
    promise = promised(line.terms, by=line.by, at=line.at)
    row = new_row(line.terms, promise, serial=serial, by=line.by, at=line.at)
    if line.terms.place_code not in places:
        return row, [], [_NOWHERE.fill(code=line.terms.place_code)]
    entries: list[Entry] = []
    decision = engine.give(promise, title=line.terms.title, reason=line.terms.why_short)
    for was in line.acts:
        if not decision.allowed:
            break
        hand, on = hand_of(was.by), day_of(was.at)
        decision = engine.decide(promise, was.act, hand=hand, on=on, given=was.given)
        if decision.allowed:
            promise = engine.after(promise, was.act, hand=hand, on=on, given=was.given)
            entries.append(follow(row, promise, given=was.given, by=was.by, at=was.at))
    return row, entries, [reason.words for reason in decision.missing]


def _told(refused: Sequence[Text]) -> Text:
    """Name the first of what is refused, and how many more there are."""
    more = [_MORE.fill(count=len(refused) - _SHOWN)] if len(refused) > _SHOWN else []
    return Text.join([*refused[:_SHOWN], *more], " ", "")
