"""Record what a firm paid households for a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.industry import FirmStep, decide_payment
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.industry.actions._keeping import add_up, done, need, opened
from huiyin_web.industry.errors import HouseholdLinesError
from huiyin_web.industry.models import Due, Firm, Payment
from huiyin_web.registry.household_lines import Line, against, written

_NO_DUE = Text("it has no such contract with this firm for {year}.", "该户 {year} 年与该主体没有此类合同。")


@dataclass(frozen=True, slots=True)
class Paid:
    """What several payments have in common: the kind of contract, for which year, on which day, by which document."""

    kind: str
    year: int
    on: date | None
    document: str


@transaction.atomic
def pay_households(*, firm: int, seen: int, paid: Paid, lines: Sequence[Line], by: Actor, at: datetime) -> Firm:
    """Record payments, all or none; an entry is never changed, a mistake is reversed.

    Who: counties and townships, of firms and to households in their reach.
    Rule: `huiyin.followup.industry.decide_payment`; each household has a contract of the kind in the year.
    Recorded: `industry.firm.pay`, with how many and how much.

    Raises:
        NotAllowedError, NotFoundError: their role keeps none, or it is out of their reach.
        ChangedMeanwhileError, IndustryRefusedError: it changed, or something stands against it, with every reason.
        HouseholdLinesError: some households can't be recorded; each is named by its line.
    """
    row = opened(firm, seen=seen, by=by)
    need(decide_payment(year=paid.year, on=day_of(at), day=paid.on, document=paid.document))
    found = written(by, lines)
    dues = _dues(row, paid, [one.pk for one in found.values()])
    without = [number for number, one in found.items() if one.pk not in dues]
    if why := against(lines, found, more=dict.fromkeys(without, _NO_DUE.fill(year=paid.year))):
        raise HouseholdLinesError(what=why)
    Payment.objects.bulk_create(
        Payment(
            due=dues[found[line.number].pk], fen=line.fen, document=paid.document.strip(), on=paid.on or day_of(at),
            at=at, by_key=by.key, by_name=by.name,
        )
        for line in lines
    )  # fmt: skip
    add_up(list(dues.values()))
    return done(
        FirmStep.PAY, row, by=by, at=at, year=paid.year, households=len(lines), fen=sum(line.fen for line in lines),
        document=paid.document.strip(),
    )  # fmt: skip


def _dues(row: Firm, paid: Paid, homes: Sequence[int]) -> dict[int, Due]:
    """Give what is due to households; of two contracts of a kind in a year, the first that is not paid in full."""
    rows = row.dues.filter(year=paid.year, contract__kind=paid.kind, household__in=homes).order_by("pk")
    found: dict[int, Due] = {}
    for due in rows:
        had = found.get(due.household_id)
        if had is None or had.paid >= had.promised:
            found[due.household_id] = due
    return found
