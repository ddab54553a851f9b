"""Find stored firms and loans in reach, give them as the library knows them, and add up what is owed."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Sum, Value, When

from huiyin.followup import industry
from huiyin.followup.industry import Repaid, Tie
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import NotFoundError
from huiyin_web.industry.models import Contract, Due, Firm, FirmYear, Loan, LoanEntry
from huiyin_web.industry.permissions import firms_reached, loans_reached

_FIRM, _LOAN = Text("This firm", "该产业主体"), Text("This loan", "该笔贷款")


def firms_in_reach(actor: Actor) -> QuerySet[Firm]:
    """Give the firms that somebody sees.

    Raises:
        NotAllowedError: their role sees none.
    """
    return Firm.objects.filter(firms_reached(actor))


def loans_in_reach(actor: Actor) -> QuerySet[Loan]:
    """Give the loans that somebody sees.

    Raises:
        NotAllowedError: their role sees none.
    """
    return Loan.objects.filter(loans_reached(actor))


def firm_or_404(actor: Actor, number: int, *, lock: bool = False) -> Firm:
    """Give a firm in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = firms_in_reach(actor)
    row = (rows.select_for_update() if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_FIRM)
    return row


def loan_or_404(actor: Actor, number: int, *, lock: bool = False) -> Loan:
    """Give a loan in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = loans_in_reach(actor)
    row = (rows.select_for_update() if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_LOAN)
    return row


def as_firm(row: Firm) -> industry.Firm:
    """Give a firm with its years, its contracts and the loans of households that it uses."""
    return as_firms([row])[row.pk]


def as_firms(rows: Collection[Firm]) -> dict[int, industry.Firm]:
    """Give firms by their id, each with its years, its contracts and the loans of households that it uses."""
    keys = [row.pk for row in rows]
    dues: dict[int, dict[int, industry.Due]] = defaultdict(dict)
    for one in Due.objects.filter(firm__in=keys):
        dues[one.contract_id][one.year] = industry.Due(one.promised, one.paid)
    ties: dict[int, list[Tie]] = defaultdict(list)
    for made in Contract.objects.filter(firm__in=keys).order_by("pk"):
        ties[made.firm_id].append(
            Tie(made.household_id, made.persons, made.is_poor, made.ends_on, dues.get(made.pk, {}))
        )
    statuses: dict[int, dict[int, str]] = defaultdict(dict)
    for told in FirmYear.objects.filter(firm__in=keys).order_by("pk"):
        statuses[told.firm_id][told.year] = told.status
    used = dict(
        Loan.objects.filter(firm__in=keys).order_by().values_list("firm").annotate(owed=Sum(F("fen") - F("repaid")))
    )
    return {
        row.pk: industry.Firm(row.since, statuses[row.pk], tuple(ties[row.pk]), used.get(row.pk, 0)) for row in rows
    }


def as_loan(row: Loan) -> industry.Loan:
    """Give a loan with what was paid back; what was reversed counts as never entered."""
    repaid = [Repaid(one.on, one.fen) for one in standing(row.entries.all()) if one.entry == "repaid"]
    return industry.Loan(
        row.fen, row.rate, row.on, row.due_on, tuple(repaid), row.subsidised, handed_on=row.firm_id is not None
    )


def standing(entries: Iterable[LoanEntry]) -> list[LoanEntry]:
    """Give the entries that were not reversed, without the reversals."""
    rows = list(entries)
    gone = {one.reverses_id for one in rows if one.reverses_id is not None}
    return [one for one in rows if one.reverses_id is None and one.pk not in gone]


def _more(left: str, right: str) -> Sum:
    over = When(Q(**{f"{left}__gt": F(right)}), then=F(left) - F(right))
    return Sum(Case(over, default=Value(0), output_field=BigIntegerField()))


# Promised and beyond are together what was paid and what was not: so every row adds up to the fen.
OWED = {
    "sum_promised": Sum("promised"),
    "sum_paid": Sum("paid"),
    "sum_unpaid": _more("promised", "paid"),
    "sum_beyond": _more("paid", "promised"),
}
