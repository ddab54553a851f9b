"""Carry a ledger of firms and small loans over into the system, with contracts, payments and what was paid back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from huiyin.followup import industry
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.industry.actions import lend, register_firm, sign_contracts
from huiyin_web.industry.actions._keeping import lay_signs
from huiyin_web.industry.errors import LedgerRefusedError
from huiyin_web.industry.models import Contract, Due, Firm, FirmYear, Loan, LoanEntry, Payment
from huiyin_web.places.models import Place
from huiyin_web.registry.models import Household

_PORTION = 500  # rows that are written at once
_SHOWN = 20  # refusals that a message names
_ROW = Text("{number}. {name}: {why}", "第{number}条“{name}”：{why}")
_NOWHERE = Text("No place has the code {code}.", "没有代码为 {code} 的地方。")


@dataclass(frozen=True, slots=True)
class Bound:
    """A household under contract: its id, what is promised a year, and what was paid by year, in fen."""

    household: int
    yearly: int
    paid: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FirmLine:
    """A firm of a ledger.

    Attributes:
        terms: as it is registered; the founder stands beside it.
        founder: the id of the household that started it; none but for a start-up.
        statuses: how it stood, by year.
        contract: what its contracts have in common; none where it has none.
        bound: the households under contract.
        reason: why it closed; empty where it did not.
    """

    terms: register_firm.Terms
    founder: int | None = None
    statuses: Mapping[int, str] = field(default_factory=dict)
    contract: sign_contracts.Terms | None = None
    bound: tuple[Bound, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LoanLine:
    """A loan of a ledger: its terms, the id of who borrowed, what was paid back and when, the firm that uses it.

    `firm` is the place of that firm in the ledger; none where the household uses it.
    """

    terms: lend.Terms
    household: int
    repaid: tuple[tuple[date, int], ...] = ()
    firm: int | None = None


@transaction.atomic
def carry_over(*, firms: Sequence[FirmLine], loans: Sequence[LoanLine], by: Actor, at: datetime) -> list[Firm]:
    """Carry a ledger over: every line, or none. Loans beyond the limits are taken as they were lent.

    Who: whoever keeps the installation.
    Rule: `huiyin.followup.industry.register` and `decide_contract` for every firm.
    Recorded: `industry.ledger.carried`, once, with how many.

    Raises:
        NotAllowedError: their role keeps no firms.
        LedgerRefusedError: something stands against some lines; each is named.
    """
    by.need(May.KEEP_INDUSTRY)
    _need_sound(firms, day_of(at))
    homes = Household.objects.in_bulk({one.household for line in firms for one in line.bound} | {
        *(line.founder for line in firms if line.founder is not None), *(line.household for line in loans),
    })  # fmt: skip
    rows = Firm.objects.bulk_create([_firm(line, homes, by, at) for line in firms], batch_size=_PORTION)
    pairs = list(zip(rows, firms, strict=True))
    FirmYear.objects.bulk_create((one for row, line in pairs for one in _years(row, line, by, at)), batch_size=_PORTION)
    _contracts(pairs, homes, by, at)
    _loans(rows, loans, homes, by, at)
    for start in range(0, len(rows), _PORTION):
        lay_signs(rows[start : start + _PORTION], day_of(at))
    audit.record(
        "industry.ledger.carried", by=by, at=at, subject="industry", detail={"firms": len(rows), "loans": len(loans)}
    )
    return rows


def _need_sound(firms: Sequence[FirmLine], on: date) -> None:
    places = set(Place.objects.values_list("pk", flat=True))
    refused = []
    for number, line in enumerate(firms, start=1):
        if why := list(_against(line, places, on)):
            refused.append(_ROW.fill(number=number, name=line.terms.name, why=Text.join(why, " ", "")))
    if refused:
        raise LedgerRefusedError(what=Text.join(refused[:_SHOWN], " ", ""))


def _against(line: FirmLine, places: set[str], on: date) -> Iterator[Text]:
    terms = line.terms
    if terms.place_code not in places:
        yield _NOWHERE.fill(code=terms.place_code)
    decisions = [
        industry.register(
            name=terms.name, kind=terms.kind, has_founder=line.founder is not None, since=terms.since, on=on
        )
    ]
    if (common := line.contract) is not None:
        decisions.append(
            industry.decide_contract(begins=common.begins, until=common.until, document=common.document, on=on)
        )
    for decision in decisions:
        yield from (reason.words for reason in decision.missing)


def _firm(line: FirmLine, homes: Mapping[int, Household], by: Actor, at: datetime) -> Firm:
    terms = line.terms
    last = max(line.statuses, default=None)
    row = Firm(
        name=terms.name, kind=terms.kind, branch=terms.branch, place_code=terms.place_code, since=terms.since,
        founder=None if line.founder is None else homes[line.founder], status_year=last, changed_at=at, at=at,
        by_key=by.key, by_name=by.name,
    )  # fmt: skip
    if last is not None:
        row.status = line.statuses[last]
    return row


def _years(row: Firm, line: FirmLine, by: Actor, at: datetime) -> Iterator[FirmYear]:
    for year, status in sorted(line.statuses.items()):
        yield FirmYear(
            firm=row, year=year, status=status, document=_document(line), on=day_of(at), at=at, by_key=by.key,
            reason=line.reason if status == industry.CLOSED else "", by_name=by.name,
        )  # fmt: skip


def _document(line: FirmLine) -> str:
    return line.contract.document if line.contract else line.terms.name


def _contracts(pairs: Sequence[tuple[Firm, FirmLine]], homes: Mapping[int, Household], by: Actor, at: datetime) -> None:
    made: list[Contract] = []
    paid: list[Mapping[int, int]] = []
    for row, line in pairs:
        if line.contract is None:
            continue
        for one in line.bound:
            made.append(sign_contracts.contract_of(row, homes[one.household], line.contract, one.yearly, by=by, at=at))
            paid.append(one.paid)
    Contract.objects.bulk_create(made, batch_size=_PORTION)
    sums = {contract.pk: by_year for contract, by_year in zip(made, paid, strict=True)}
    dues = sign_contracts.dues_of(made, {key: home.village_code for key, home in homes.items()})
    for due in dues:
        due.paid = sums[due.contract_id].get(due.year, 0)
    Due.objects.bulk_create(dues, batch_size=_PORTION)
    Payment.objects.bulk_create((_payment(due, by, at) for due in dues if due.paid), batch_size=_PORTION)


def _payment(due: Due, by: Actor, at: datetime) -> Payment:
    on = min(date(due.year, 12, 20), day_of(at))
    return Payment(due=due, fen=due.paid, document=due.contract.document, on=on, at=at, by_key=by.key, by_name=by.name)


def _loans(
    firms: Sequence[Firm], loans: Sequence[LoanLine], homes: Mapping[int, Household], by: Actor, at: datetime
) -> None:
    rows = []
    for line in loans:
        row = lend.loan_of(line.terms, homes[line.household], by=by, at=at)
        row.repaid = sum(fen for _day, fen in line.repaid)
        row.firm = None if line.firm is None else firms[line.firm]
        rows.append(row)
    Loan.objects.bulk_create(rows, batch_size=_PORTION)
    LoanEntry.objects.bulk_create(
        (
            LoanEntry(
                loan=row, entry="repaid", fen=fen, document=row.document, on=day, at=at, by_key=by.key, by_name=by.name
            )
            for row, line in zip(rows, loans, strict=True)
            for day, fen in line.repaid
        ),
        batch_size=_PORTION,
    )
