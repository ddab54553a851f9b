"""Firms of the tests: a cooperative of the village with households under contract, and small loans, kept by the county."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from huiyin.followup.industry import LoanStep
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.industry.actions import lend as lending
from huiyin_web.industry.actions import register_firm as registering
from huiyin_web.industry.actions import sign_contracts as signing
from huiyin_web.industry.actions.end_contract import end_contract
from huiyin_web.industry.actions.enter_loan_money import Given, enter_loan_money
from huiyin_web.industry.actions.pay_households import Paid, pay_households
from huiyin_web.industry.actions.tell_status import tell_status
from huiyin_web.industry.models import Firm, Loan
from huiyin_web.registry.household_lines import Line
from huiyin_web.registry.models import Household
from support import cast

AT = datetime(2016, 9, 14, 2, 0, tzinfo=UTC)
TERMS = registering.Terms("前多生态畜牧业合作社", "cooperative", "livestock", cast.VILLAGE, date(2014, 5, 1))
CONTRACT = signing.Terms("share", date(2015, 1, 1), date(2017, 12, 31), "前多合〔2015〕1 号")
LENDER = "Z-0001"


def county() -> Actor:
    return actor_of(cast.county_officer(), on=day_of(AT))


def seen(row: Firm) -> int:
    return Firm.objects.get(pk=row.pk).steps


def registered(*, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Firm:
    """Register the cooperative."""
    return registering.register_firm(terms=replace(TERMS, **changes), by=by or county(), at=at)


def bound(row: Firm, *homes: Household, yuan: int = 1200, at: datetime = AT, **changes: Any) -> Firm:
    """Bind households to it, for so much a year."""
    lines = [Line(home.office_number, yuan * 100) for home in homes]
    return signing.sign_contracts(
        firm=row.pk, seen=seen(row), terms=replace(CONTRACT, **changes), lines=lines, by=county(), at=at
    )


def paid(row: Firm, *homes: Household, yuan: int = 1200, year: int = 2015, at: datetime = AT, **changes: Any) -> Firm:
    """Let it pay households for a year."""
    lines = [Line(home.office_number, yuan * 100) for home in homes]
    given = replace(Paid("share", year, date(2016, 1, 20), "凭证 7"), **changes)
    return pay_households(firm=row.pk, seen=seen(row), paid=given, lines=lines, by=county(), at=at)


def told(row: Firm, status: str, *, year: int = 2016, reason: str = "", at: datetime = AT) -> Firm:
    """Say how it stood."""
    return tell_status(
        firm=row.pk,
        seen=seen(row),
        year=year,
        status=status,
        document="囊农〔2016〕3 号",
        reason=reason,
        by=county(),
        at=at,
    )


def ended(row: Firm, on: date, *, reason: str = "协商一致", at: datetime = AT) -> Firm:
    """End its first contract early."""
    contract = row.contracts.order_by("pk")[0].pk
    return end_contract(firm=row.pk, seen=seen(row), contract=contract, ends_on=on, reason=reason, by=county(), at=at)


def lent(home: Household, *, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Loan:
    """Lend thirty thousand yuan to a household for two years."""
    terms = lending.Terms(
        home.office_number, LENDER, "livestock", 30_000_00, 475, date(2015, 3, 1), date(2017, 3, 1), "信借字〔2015〕7 号"
    )  # fmt: skip
    return lending.lend(terms=replace(terms, **changes), by=by or county(), at=at)


def repaid(row: Loan, yuan: int, *, step: LoanStep = LoanStep.REPAY, at: datetime = AT) -> Loan:
    """Let some of it be paid back, or some of its interest be subsidised."""
    now = Loan.objects.get(pk=row.pk).steps
    given = Given(yuan * 100, day_of(at), "凭证 9")
    return enter_loan_money(loan=row.pk, step=step, seen=now, given=given, by=county(), at=at)
