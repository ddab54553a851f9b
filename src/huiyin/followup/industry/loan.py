"""A small loan to a registered household: whether it may be lent, what it owes, what of its interest is subsidised."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from huiyin import policy
from huiyin.followup.industry.contract import paper, past_day
from huiyin.followup.industry.words import LONGEST_REASON
from huiyin.followup.wording import Words, check_words, missing
from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Parameter, Reason, months_later

_YEAR_MONTHS, _YEAR_DAYS = 12, 365
_PER_CENT = 100  # hundredths of a percent in a percent


class LoanStep(StrEnum):
    """What can be done to a loan."""

    REPAY = "repay"
    SUBSIDISE = "subsidise"
    HAND_ON = "hand_on"
    REVERSE = "reverse"

    @property
    def label(self) -> Text:
        """What it is called where it can be done."""
        return _LABELS[self]

    @property
    def entry(self) -> str:
        """The kind of entry that it makes; empty for none."""
        return {LoanStep.REPAY: "repaid", LoanStep.SUBSIDISE: "subsidy"}.get(self, "")


@dataclass(frozen=True, slots=True)
class Repaid:
    """What was paid back on a day, in fen."""

    on: date
    fen: int


@dataclass(frozen=True, slots=True)
class Loan:
    """A loan.

    Attributes:
        fen: how much was lent.
        rate: interest a year, in hundredths of a percent.
        lent, due: from which day to which.
        repaid: what was paid back.
        subsidised: what of its interest was paid for the household, in fen.
        handed_on: whether a firm uses it instead of the household.
    """

    fen: int
    rate: int
    lent: date
    due: date
    repaid: tuple[Repaid, ...] = ()
    subsidised: int = 0
    handed_on: bool = False

    def owed(self, on: date) -> int:
        """Give what is still to be paid back at the end of a day."""
        return self.fen - sum(one.fen for one in self.repaid if one.on <= on)


def decide_loan(loan: Loan, *, owed: int, registered: bool, document: str, on: date) -> Decision:
    """Say whether a loan may be recorded.

    Args:
        loan: as it is lent.
        owed: what the household still owes of other small loans, in fen.
        registered: whether it is registered as poor or as having left poverty.
        document: the number of the loan's contract.
        on: the day of asking.
    """
    return Decision("lend", tuple(_lend(loan, owed, registered, document, on)))


def decide_entry(
    loan: Loan, step: LoanStep, *, fen: int | None, day: date | None, document: str, reason: str, on: date
) -> Decision:
    """Say whether something may be done to a loan."""
    return Decision(step.value, tuple(_entry(loan, step, fen, day, document, reason, on)))


def subsidised_rate(loan: Loan) -> Parameter:
    """Give the interest that is subsidised in full, by the day on which it was lent and its term."""
    short = loan.due <= months_later(loan.lent, _YEAR_MONTHS)
    return policy.at(loan.lent).value("microcredit_rate_year" if short else "microcredit_rate_longer")


def subsidy(loan: Loan, on: date) -> int:
    """Give the interest that is to be subsidised until a day, in fen: of what was owed each day, until it was due.

    None of a loan that a firm uses, none after it was due. A year has 365 days; half a fen is rounded up.

    Example:
        >>> subsidy(Loan(50_000_00, 475, date(2016, 3, 1), date(2019, 3, 1)), date(2017, 3, 1))
        237500
    """
    if loan.handed_on:
        return 0
    rate = min(loan.rate, int(subsidised_rate(loan).value * _PER_CENT))
    end = max(loan.lent, min(on, loan.due))
    days = sorted({loan.lent, end, *(one.on for one in loan.repaid if loan.lent < one.on < end)})
    fen_days = sum(loan.owed(since) * (until - since).days for since, until in pairwise(days))
    whole = _PER_CENT * _PER_CENT * _YEAR_DAYS
    return (2 * fen_days * rate + whole) // (2 * whole)


def _lend(loan: Loan, owed: int, registered: bool, document: str, on: date) -> Iterator[Reason]:
    law = policy.at(on)
    most, months = law.value("microcredit_most"), law.value("microcredit_months")
    yield from past_day(on, loan.lent, "lent_on")
    if loan.fen <= 0:
        yield missing("yuan", _NOTHING)
    elif loan.fen + owed > most.value * 100:
        yield missing("yuan", _TOO_MUCH.fill(amount=yuan(loan.fen), owed=yuan(owed), most=f"{most.value:f}"))
    if loan.due <= loan.lent:
        yield missing("due_on", _ORDER.fill(lent=loan.lent, due=loan.due))
    elif loan.due > months_later(loan.lent, int(months.value)):
        yield missing("due_on", _TOO_LONG.fill(lent=loan.lent, due=loan.due, most=int(months.value)))
    if loan.rate < 0:
        yield missing("rate", _RATE)
    if not registered:
        yield missing("household", _NOT_REGISTERED)
    yield from paper(document)


def _entry(
    loan: Loan, step: LoanStep, fen: int | None, day: date | None, document: str, reason: str, on: date
) -> Iterator[Reason]:
    if step.entry:
        room = loan.owed(on) if step is LoanStep.REPAY else subsidy(loan, on) - loan.subsidised
        if fen is None or fen <= 0:
            yield missing("yuan", _NOTHING)
        elif fen > room:
            words = _OVER_REPAID if step is LoanStep.REPAY else _OVER_SUBSIDY
            yield missing("yuan", words.fill(amount=yuan(fen), room=yuan(max(room, 0))))
        yield from paper(document)
        if day is not None and day < loan.lent:
            yield missing("on", _BEFORE.fill(day=day, lent=loan.lent))
    if step is not LoanStep.REVERSE:
        yield from past_day(on, day)
    if step is LoanStep.HAND_ON and loan.handed_on:
        yield missing("firm", _HANDED)
    yield from check_words([Words("reason", reason, LONGEST_REASON, needed=step is LoanStep.REVERSE)])


_LABELS = {
    LoanStep.REPAY: Text("record a repayment", "登记还款"),
    LoanStep.SUBSIDISE: Text("record subsidised interest", "登记贴息"),
    LoanStep.HAND_ON: Text("say that a firm uses it", "登记由经营主体使用"),
    LoanStep.REVERSE: Text("reverse an entry", "冲销记录"),
}
_NOTHING = Text("Give an amount of more than nothing.", "金额须大于零。")
_TOO_MUCH = Text(
    "{amount} yuan with the {owed} yuan still owed is more than the {most} yuan that a household may owe.",
    "{amount} 元与未还的 {owed} 元合计超过单户限额 {most} 元。",
)
_ORDER = Text("It is due on {due}, which is not after it was lent ({lent}).", "到期日 {due} 须晚于发放日 {lent}。")
_TOO_LONG = Text("From {lent} to {due} is longer than {most} months.", "{lent} 至 {due} 超过最长期限 {most} 个月。")
_RATE = Text("The interest is no less than nothing.", "利率不得小于零。")
_NOT_REGISTERED = Text(
    "This household is not registered as poor, nor as having left poverty.", "该户不是建档立卡贫困户或脱贫户。"
)
_OVER_REPAID = Text("{amount} yuan is more than what is owed: {room} yuan.", "{amount} 元超过未还金额 {room} 元。")
_OVER_SUBSIDY = Text(
    "{amount} yuan is more than the interest that is to be subsidised until today and was not: {room} yuan.",
    "{amount} 元超过截至今日应贴未贴的利息 {room} 元。",
)
_BEFORE = Text("{day} lies before the day on which it was lent ({lent}).", "{day} 早于发放日 {lent}。")
_HANDED = Text("A firm uses it already.", "已登记由经营主体使用。")
