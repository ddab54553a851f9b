"""What somebody is reminded of, how often at most, and in which words: numbers and counts, never what is promised."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huiyin import policy
from huiyin.followup.commitments.commitment import Part, State
from huiyin.kernel.text import Text
from huiyin.policy import Parameter


class Why(StrEnum):
    """Why somebody is reminded of a commitment; the first that holds counts."""

    OVERDUE = "overdue"
    RETURNED = "returned"  # sent back, or found missed and not explained
    DUE = "due"  # within the days of policy
    VERDICT = "verdict"  # delivered to them, or declined or explained to them as whoever gave it


@dataclass(frozen=True, slots=True)
class Matter:
    """One commitment that somebody is reminded of.

    Attributes:
        number: its number.
        why: the reason.
    """

    number: str
    why: Why

    @property
    def key(self) -> str:
        """What tells whether they were reminded of just this before."""
        return f"{self.why}:{self.number}"


@dataclass(frozen=True, slots=True)
class Told:
    """The last reminder that somebody got.

    Attributes:
        on: its day.
        keys: of what it reminded.
    """

    on: date
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Message:
    """A reminder in words.

    Attributes:
        subject, body: of a letter.
        short: the same where few characters are allowed.
    """

    subject: Text
    body: Text
    short: Text


_LATE = frozenset({State.PLEDGED, State.ACCEPTED, State.UNDER_WAY, State.SENT_BACK})
_RETURNED = frozenset({State.SENT_BACK, State.MISSED})
_TO_DECIDE = {Part.ACCEPTER: frozenset({State.DELIVERED}), Part.GIVER: frozenset({State.DECLINED, State.EXPLAINED})}
_NAMED = 10  # numbers that a letter lists of each reason; the page has them all
_SUBJECT = Text("Huiyin: {count} commitments wait for you", "回音：{count} 件承诺事项待您办理")
_ONE = Text("Huiyin: 1 commitment waits for you", "回音：1 件承诺事项待您办理")
_WHY = {
    Why.OVERDUE: Text("Overdue", "已逾期"),
    Why.RETURNED: Text("Sent back or found missed", "被退回或认定未兑现"),
    Why.DUE: Text("Due within {days} days", "{days} 天内到期"),
    Why.VERDICT: Text("Waiting for your verdict", "待您核验或决定"),
}
_LINE = Text("{why}: {count} ({numbers})", "{why}：{count} 件（{numbers}）")
_MORE = Text("{count} more", "另 {count} 件")
_COUNT = Text("{why}: {count}", "{why} {count} 件")
_STOP = Text("To get no more of these: {stop}", "停止接收提醒：{stop}")
_SHORT = Text("Huiyin. {counts}. {address}", "回音：{counts}。{address}")


def days_before(on: date) -> Parameter:
    """Give how many days before it is due somebody is reminded of a commitment.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    return policy.at(on).value("remind_days_before")


def days_between(on: date) -> Parameter:
    """Give how many days pass at the least before somebody is reminded of the very same again.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    return policy.at(on).value("remind_days_between")


def why_remind(state: State, due_on: date, part: Part, *, on: date, is_held: bool = False) -> Why | None:
    """Say why whoever acts in a part is reminded of a commitment on a day; nothing where they are not.

    Args:
        state: where it stands.
        due_on: the due date that is in force.
        part: in which part they act.
        on: the day.
        is_held: whether it is on hold on the day.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    if is_held:
        return None
    if part is not Part.OWNER:
        return Why.VERDICT if state in _TO_DECIDE[part] else None
    if state in _LATE and due_on < on:
        return Why.OVERDUE
    if state in _RETURNED:
        return Why.RETURNED
    return Why.DUE if state in _LATE and (due_on - on).days <= days_before(on).value else None


def is_time(matters: Collection[Matter], told: Told | None, *, on: date) -> bool:
    """Say whether somebody is reminded on a day: of something new, or of the same after so many days; once a day.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    if not matters or (told is not None and told.on >= on):
        return False
    if told is None or any(matter.key not in told.keys for matter in matters):
        return True
    return (on - told.on).days >= days_between(on).value


def worded(matters: Sequence[Matter], *, on: date, address: str, stop: str) -> Message:
    """Word a reminder: how many commitments for which reason, their numbers, where they stand; nothing else.

    Args:
        matters: what somebody is reminded of, in the order in which it is to be named.
        on: the day.
        address: of the page that lists them.
        stop: of the page where reminders are ended.

    Example:
        >>> message = worded([Matter("C-2016-0001", Why.OVERDUE)], on=date(2016, 9, 14), address="https://a/", stop="")
        >>> message.short.en
        'Huiyin. Overdue: 1. https://a/'
    """
    days = days_before(on).value
    found = {why: [matter.number for matter in matters if matter.why is why] for why in Why}
    lines = [(words.fill(days=days), found[why]) for why, words in _WHY.items() if found[why]]
    body = [_LINE.fill(why=why, count=len(numbers), numbers=_listed(numbers)) for why, numbers in lines]
    counts = Text.join((_COUNT.fill(why=why, count=len(numbers)) for why, numbers in lines), ", ", "，")
    subject = _ONE if len(matters) == 1 else _SUBJECT.fill(count=len(matters))
    return Message(
        subject,
        Text.join([*body, "", address, "", _STOP.fill(stop=stop)], "\n", "\n"),
        _SHORT.fill(counts=counts, address=address),
    )


def _listed(numbers: Sequence[str]) -> Text:
    more = len(numbers) - _NAMED
    named: list[Text | str] = list(numbers[:_NAMED])
    return Text.join([*named, _MORE.fill(count=more)] if more > 0 else named)
