"""After the move: when a household is asked how it goes, and what an answer may say."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from huiyin import policy
from huiyin.followup.relocation.life import reasons_of_words
from huiyin.followup.relocation.words import WENT_BACK
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict
from huiyin.policy.days import months_later

_ROUNDS = ("relocation_follow_first", "relocation_follow_second", "relocation_follow_third")
YEAR = 12  # months: the round by which a scheme is measured


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A time at which a household is asked: so many months after the move, due on a day."""

    months: int
    on: date


@dataclass(frozen=True, slots=True)
class Told:
    """What was found.

    Attributes:
        on: the day on which the household was asked.
        labour, jobs: members who can work, and those of them with work.
        income: net income a head of the last twelve months, in fen.
        school, clinic, lives: keys of `SCHOOL`, `CLINIC`, `LIVES`.
        note: what else is to be known; why, where the household went back.
    """

    on: date | None
    labour: int | None
    jobs: int | None
    income: int | None
    school: str
    clinic: str
    lives: str
    note: str = ""


def follow_ups(moved_on: date) -> tuple[FollowUp, ...]:
    """Give the times at which a household that moved on a day is asked, by the policy of that day.

    Example:
        >>> [one.on.isoformat() for one in follow_ups(date(2016, 8, 31))]
        ['2017-02-28', '2017-08-31', '2018-08-31']
    """
    months = (int(policy.at(moved_on).value(key).value) for key in _ROUNDS)
    return tuple(FollowUp(one, months_later(moved_on, one)) for one in months)


def next_follow_up(moved_on: date, told: Collection[int]) -> FollowUp | None:
    """Give the next time at which a household is to be asked; what lies before an answer is past."""
    last = max(told, default=0)
    return next((one for one in follow_ups(moved_on) if one.months > last), None)


def open_follow_up(moved_on: date, told: Collection[int], on: date) -> FollowUp | None:
    """Give the time that an answer of a day is about: the latest that has come, or will within the days of policy."""
    early = timedelta(int(policy.at(moved_on).value("relocation_follow_early").value))
    last = max(told, default=0)
    come = [one for one in follow_ups(moved_on) if one.on - early <= on and one.months > last]
    return come[-1] if come else None


def decide_follow_up(moved_on: date | None, told: Collection[int], *, persons: int, found: Told, on: date) -> Decision:
    """Say whether what was found may be kept.

    Args:
        moved_on: when the household moved; none where it has not.
        told: the months of the answers that there are.
        persons: its members.
        found: what was found.
        on: today.
    """
    return Decision("follow_up", tuple(_reasons(moved_on, told, persons, found, on)))


def _reasons(moved_on: date | None, told: Collection[int], persons: int, found: Told, on: date) -> Iterator[Reason]:
    if moved_on is None:
        yield _missing("moved", _NOT_MOVED)
        return
    if found.on is None or not moved_on <= found.on <= on:
        yield _missing("on", _DAY.fill(moved=moved_on, today=on), "on")
    elif open_follow_up(moved_on, told, found.on) is None:
        following = next_follow_up(moved_on, told)
        yield _missing("on", _EARLY.fill(day=following.on) if following else _ALL_TOLD, "on")
    if found.labour is None or not 0 <= found.labour <= persons:
        yield _missing("labour", _LABOUR.fill(persons=persons), "labour")
    elif found.jobs is None or not 0 <= found.jobs <= found.labour:
        yield _missing("jobs", _JOBS.fill(labour=found.labour), "jobs")
    if found.income is None or found.income < 0:
        yield _missing("income", _INCOME, "income")
    for name in ("school", "clinic", "lives"):
        if not getattr(found, name):
            yield _missing(name, _CHOOSE, name)
    if found.lives == WENT_BACK and not found.note.strip():
        yield _missing("note", _WHY, "note")
    yield from reasons_of_words(found.note, "note")


def _missing(check: str, words: Text, name: str = "") -> Reason:
    return Reason(check, Verdict.MISSING, words, field=name)


_NOT_MOVED = Text("The household has not moved.", "该户尚未搬迁。")
_DAY = Text(
    "Give the day on which it was asked: after the move ({moved}), not after today ({today}).",
    "请填写回访日期，不得早于搬迁入住日（{moved}），不得晚于今日（{today}）。",
)
_EARLY = Text("The next follow-up is due on {day}; this is too early.", "下次应回访日为 {day}，现在登记过早。")
_ALL_TOLD = Text("All follow-ups of this household are recorded.", "该户各次回访均已登记。")
_LABOUR = Text("Say how many members can work: 0 to {persons}.", "请填写劳动力人数，0 至 {persons} 人。")
_JOBS = Text("Say how many of them have work: 0 to {labour}.", "请填写就业人数，0 至 {labour} 人。")
_INCOME = Text("Say the net income a head, in yuan; 0 for none.", "请填写人均纯收入（元），没有的填 0。")
_CHOOSE = Text("Choose an answer.", "请选择。")
_WHY = Text("Say why it went back.", "请说明返回原住地的原因。")
