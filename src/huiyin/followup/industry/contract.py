"""A benefit contract of a firm with a household: how much it promises in each year, when it may be made and ended."""

from collections.abc import Iterator
from datetime import date

from huiyin import policy
from huiyin.followup.industry.words import LONGEST_DOCUMENT, LONGEST_REASON
from huiyin.followup.wording import Words, check_words, missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, months_later

_MONTHS = 12


def promised(yearly: int, begins: date, ends: date) -> dict[int, int]:
    """Give what a contract promises in each calendar year, in fen.

    A year in which it runs in all months promises the whole; another one twelfth for each month begun, fens of the
    division dropped.

    Example:
        >>> promised(1200_00, date(2015, 10, 15), date(2017, 12, 31))
        {2015: 30000, 2016: 120000, 2017: 120000}
    """
    return {year: yearly * _months(begins, ends, year) // _MONTHS for year in range(begins.year, ends.year + 1)}


def decide_contract(*, begins: date, until: date, document: str, on: date) -> Decision:
    """Say whether contracts may be recorded so.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    return Decision("contract", tuple(_contract(begins, until, document, on)))


def decide_end(*, begins: date, ends: date, ends_on: date | None, reason: str) -> Decision:
    """Say whether a contract may be ended early."""
    return Decision("end", tuple(_end(begins, ends, ends_on, reason)))


def decide_payment(*, year: int, on: date, day: date | None, document: str) -> Decision:
    """Say whether payments for a year may be entered."""
    return Decision("pay", tuple(_payment(year, on, day, document)))


def paper(document: str) -> Iterator[Reason]:
    """Give what speaks against the number of a document."""
    return check_words([Words("document", document, LONGEST_DOCUMENT)])


def past_day(on: date, day: date | None, name: str = "on") -> Iterator[Reason]:
    """Give what speaks against a day on which something is said to have happened."""
    if day is None or day > on:
        yield missing(name, _DAY.fill(today=on))


def _months(begins: date, ends: date, year: int) -> int:
    first = begins.month if begins.year == year else 1
    last = ends.month if ends.year == year else _MONTHS
    return last - first + 1


def _contract(begins: date, until: date, document: str, on: date) -> Iterator[Reason]:
    most = policy.at(on).value("contract_years")
    if until <= begins:
        yield missing("until", _ORDER.fill(begins=begins, until=until))
    elif until >= months_later(begins, int(most.value) * _MONTHS):
        yield missing("until", _TOO_LONG.fill(begins=begins, until=until, most=int(most.value)))
    yield from paper(document)


def _end(begins: date, ends: date, ends_on: date | None, reason: str) -> Iterator[Reason]:
    if ends_on is None or not begins <= ends_on < ends:
        yield missing("on", _WITHIN.fill(begins=begins, ends=ends))
    yield from check_words([Words("reason", reason, LONGEST_REASON)])


def _payment(year: int, on: date, day: date | None, document: str) -> Iterator[Reason]:
    yield from past_day(on, day)
    if year > on.year:
        yield missing("year", _FUTURE.fill(year=year, this=on.year))
    yield from paper(document)


_ORDER = Text(
    "It ends on {until}, which is not after it begins ({begins}).", "截止日期 {until} 须晚于起始日期 {begins}。"
)
_TOO_LONG = Text(
    "From {begins} to {until} is longer than the {most} years that a contract may run.",
    "{begins} 至 {until} 超过合同最长 {most} 年的规定。",
)
_WITHIN = Text(
    "Give the day on which it ended: {begins} or later, and before {ends}.",
    "请填写终止日期，应在 {begins} 至 {ends} 之间（不含末日）。",
)
_DAY = Text("Give the day, today ({today}) or before.", "请填写日期，不得晚于今日（{today}）。")
_FUTURE = Text("{year} has not begun; give {this} or a year before.", "{year} 年尚未开始，请填写 {this} 年或以前年度。")
