"""A firm or cooperative: whether it may be registered, and what is said of how it stood in a year."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from huiyin.followup.industry.contract import paper
from huiyin.followup.industry.words import CLOSED, LONGEST_NAME, LONGEST_REASON, STARTUP
from huiyin.followup.wording import Words, check_words, missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason


class FirmStep(StrEnum):
    """What can be done to a firm."""

    TELL = "tell"
    SIGN = "sign"
    PAY = "pay"
    END = "end"
    REVERSE = "reverse"

    @property
    def label(self) -> Text:
        """What it is called where it can be done."""
        return _LABELS[self]


def register(*, name: str, kind: str, has_founder: bool, since: date, on: date) -> Decision:
    """Say whether a firm may be registered so; a start-up has the household that founded it, and nothing else has."""
    return Decision("register", tuple(_register(name, kind, has_founder, since, on)))


def decide_status(*, year: int, status: str, reason: str, document: str, on: date, since: date) -> Decision:
    """Say whether it may be told how a firm stood in a year: with a document; one that stopped with its reason."""
    return Decision("tell", tuple(_status(year, status, reason, document, on, since)))


def _register(name: str, kind: str, has_founder: bool, since: date, on: date) -> Iterator[Reason]:
    yield from check_words([Words("name", name, LONGEST_NAME)])
    if since > on:
        yield missing("since", _SINCE.fill(today=on))
    if has_founder != (kind == STARTUP):
        yield missing("founder", _FOUNDER if kind == STARTUP else _NO_FOUNDER)


def _status(year: int, status: str, reason: str, document: str, on: date, since: date) -> Iterator[Reason]:
    if not since.year <= year <= on.year:
        yield missing("year", _YEAR.fill(first=since.year, last=on.year))
    yield from paper(document)
    yield from check_words([Words("reason", reason, LONGEST_REASON, needed=status == CLOSED)])


_LABELS = {
    FirmStep.TELL: Text("say how it stood in a year", "登记年度运营状况"),
    FirmStep.SIGN: Text("record contracts with households", "登记与农户签约"),
    FirmStep.PAY: Text("record payments to households", "登记兑付"),
    FirmStep.END: Text("end a contract early", "提前终止合同"),
    FirmStep.REVERSE: Text("reverse a payment", "冲销兑付"),
}
_SINCE = Text(
    "Give the day since which it is there, today ({today}) or before.", "请填写成立日期，不得晚于今日（{today}）。"
)
_FOUNDER = Text("Give the office number of the household that started it.", "农户创业须填写创业农户的户编号。")
_NO_FOUNDER = Text(
    "Only a start-up of a household has a founder; leave it empty.", "仅农户创业填写创业农户，此处请留空。"
)
_YEAR = Text("Give a year from {first} to {last}.", "请填写 {first} 年至 {last} 年之间的年度。")
