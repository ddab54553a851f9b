"""Enter something that was done."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.cooperation import Step, decide_entry
from huiyin_web.access.actor import Actor
from huiyin_web.cooperation.actions._keeping import done, need, opened
from huiyin_web.cooperation.models import Agreement, Entry
from huiyin_web.core.clock import day_of


@dataclass(frozen=True, slots=True)
class Result:
    """What was done: the item, how much (fen for money), from when until when, who or what, the document."""

    item: str
    amount: int
    on: date
    ends_on: date | None
    what: str
    document: str


@transaction.atomic
def enter_result(*, agreement: int, seen: int, result: Result, by: Actor, at: datetime) -> Agreement:
    """Enter it; it counts once the other side has confirmed it.

    Who: the eastern partner and the county.
    Rule: `huiyin.followup.cooperation.decide_entry`.
    Recorded: `cooperation.agreement.enter`.

    Raises:
        NotAllowedError, NotFoundError: their role works on none, or it is out of their reach.
        ChangedMeanwhileError, CooperationRefusedError: it changed, or something stands against it, with every reason.
    """
    row, side = opened(agreement, seen=seen, by=by)
    need(
        decide_entry(
            side=side, item=result.item, amount=result.amount, day=result.on, until=result.ends_on, what=result.what,
            document=result.document, on=day_of(at),
        )
    )  # fmt: skip
    entry = Entry.objects.create(
        agreement=row, item=result.item, side=side or "", amount=result.amount, year=result.on.year, on=result.on,
        ends_on=result.ends_on, what=result.what.strip(), document=result.document.strip(), at=at, by_key=by.key,
        by_name=by.name,
    )  # fmt: skip
    return done(
        Step.ENTER, row, by=by, at=at, entry=entry.pk, item=result.item, amount=result.amount,
        document=entry.document,
    )  # fmt: skip
