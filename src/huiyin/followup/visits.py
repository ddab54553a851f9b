"""Visits to households: what a visit may say, when a family was last seen, and when the next visit is due.

A visit tells how the family is and what it says it needs, not how long it took; nothing asks where it was made, and
nothing asks for a picture.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from huiyin import policy
from huiyin.followup.documents import NUMBERS_LEFT_OUT, names_a_number
from huiyin.kernel.text import Text
from huiyin.policy import Parameter
from huiyin.records.fields import Code, CodeList

NOBODY = "nobody"
FOUND = CodeList(
    "found",
    Text("how the family is", "家庭近况"),
    (
        Code("better", Text("better", "好转")),
        Code("same", Text("about the same", "基本没变")),
        Code("worse", Text("worse", "变差")),
        Code(NOBODY, Text("nobody was met", "没有见到人")),
    ),
)
NEEDS = CodeList(
    "needs",
    Text("what the family says it needs", "家庭提出的需求"),
    (
        Code("work", Text("work", "就业务工")),
        Code("training", Text("training", "技能培训")),
        Code("farming", Text("seeds or livestock", "种养生产")),
        Code("selling", Text("selling what it makes", "产品销售")),
        Code("loan", Text("a loan", "小额信贷")),
        Code("schooling", Text("schooling", "子女上学")),
        Code("medical", Text("medical care", "看病就医")),
        Code("care", Text("care at home", "日常照料")),
        Code("housing", Text("housing", "住房安全")),
        Code("water", Text("water", "饮水安全")),
        Code("allowance", Text("an allowance", "低保救助")),
        Code("other", Text("something else", "其他")),
    ),
)
KEPT = CodeList(
    "kept",
    Text("what became of it", "兑现情况"),
    (
        Code("kept", Text("kept", "已兑现")),
        Code("partly", Text("partly kept", "部分兑现")),
        Code("not_kept", Text("not kept", "未兑现")),
    ),
)
LONGEST_AGREED = 200
LONGEST_NOTE = 300
RETURNED = "relapsed"  # the status of a household that left poverty and returned
_YEAR = 365

_LATER = Text(
    "The visit lies in the future ({day}); give the day on which you were there.",
    "走访日期（{day}）晚于今天，请填写实际走访日期。",
)
_TOO_LATE = Text(
    "The visit was {days} days ago; a visit is recorded within {most} days. Tell your office why it was not.",
    "走访距今已 {days} 天，超过 {most} 天的登记时限。请向所在单位说明情况。",
)  # fmt: skip
_NOT_AFTER = Text("The next visit ({day}) must come after this one.", "下次走访日期（{day}）须晚于本次走访。")
_TOO_FAR = Text("The next visit ({day}) is more than a year away.", "下次走访日期（{day}）超过一年。")
_WITH_NOBODY = Text(
    "Nobody was met, so nobody can have said a need, what became of a promise, or agreed to anything. Take those out, "
    "or say how the family is.",
    "没有见到人，不能填写需求、兑现情况和商定事项。请清空这些项，或改选家庭近况。",
)  # fmt: skip
_NEVER = Text("never seen yet", "尚未走访")
_AGREED = Text("agreed with the family", "与家庭约定")
_OWED = Text("{times} visits a year", "每年 {times} 次")


@dataclass(frozen=True, slots=True)
class Report:
    """What a visit told.

    Attributes:
        visited_on: the day of the visit.
        found: a key of `FOUND`.
        needs: keys of `NEEDS`, as the family said them.
        agreed: what was agreed with the family.
        note: what else the next visitor should know.
        next_on: the day of the next visit, where one was agreed.
        kept: a key of `KEPT`: what became of what was agreed on an earlier visit, in the family's word.
    """

    visited_on: date
    found: str
    needs: tuple[str, ...] = ()
    agreed: str = ""
    note: str = ""
    next_on: date | None = None
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often households are owed a visit by the policy of a day."""

    usual: Parameter
    returned: Parameter

    def owed(self, status: str) -> Parameter:
        """Give the visits a year that a household of this status is owed."""
        return self.returned if status == RETURNED else self.usual

    def after(self, seen_on: date, status: str) -> date:
        """Give the day by which a household that was seen on a day is to be seen again."""
        return seen_on + timedelta(days=int(_YEAR / self.owed(status).value))


@dataclass(frozen=True, slots=True)
class Due:
    """When a household is to be seen, and why then; `on` is none where it never was, so that it is due at once."""

    on: date | None
    why: Text

    def is_due(self, day: date) -> bool:
        """Say whether the visit is due on a day, or was before."""
        return self.on is None or self.on <= day

    def days_late(self, day: date) -> int:
        """Give by how many days a visit is overdue; none where it is due today, later, or was never made."""
        return max((day - self.on).days, 0) if self.on else 0


def rhythm_on(day: date) -> Rhythm:
    """Give how often households are owed a visit on a day."""
    now = policy.at(day)
    return Rhythm(now.value("visits_a_year"), now.value("visits_a_year_returned"))


def next_visit(rhythm: Rhythm, *, status: str, seen_on: date | None, agreed_on: date | None) -> Due:
    """Say when a household is to be seen next: when it was agreed, but never later than it is owed.

    Example:
        >>> now = rhythm_on(date(2016, 9, 14))
        >>> next_visit(now, status="poor", seen_on=date(2016, 6, 1), agreed_on=None).on
        datetime.date(2016, 8, 31)
        >>> next_visit(now, status="poor", seen_on=date(2016, 6, 1), agreed_on=date(2016, 6, 20)).on
        datetime.date(2016, 6, 20)

    Args:
        rhythm: how often households are owed a visit.
        status: the household's status.
        seen_on: the last day on which somebody of it was met; none where nobody ever was.
        agreed_on: the day that its latest visit named as the next one.
    """
    if seen_on is None:
        return Due(None, _NEVER)
    owed = rhythm.after(seen_on, status)
    if agreed_on is not None and agreed_on < owed:
        return Due(agreed_on, _AGREED)
    return Due(owed, _OWED.fill(times=rhythm.owed(status).value))


def problems_of(report: Report, *, on: date) -> tuple[Text, ...]:
    """Say what speaks against taking a visit that is told on a day; nothing where it may be taken."""
    return (*_problems_of_days(report, on), *_problems_of_words(report))


def _problems_of_days(report: Report, on: date) -> list[Text]:
    found = []
    days, most = (on - report.visited_on).days, policy.at(on).value("visit_told_within").value
    if days < 0:
        found.append(_LATER.fill(day=report.visited_on))
    if days > most:
        found.append(_TOO_LATE.fill(days=days, most=most))
    if report.next_on is not None and report.next_on <= report.visited_on:
        found.append(_NOT_AFTER.fill(day=report.next_on))
    if report.next_on is not None and (report.next_on - report.visited_on).days > _YEAR:
        found.append(_TOO_FAR.fill(day=report.next_on))
    return found


def _problems_of_words(report: Report) -> list[Text]:
    found = []
    if report.found == NOBODY and (report.needs or report.agreed or report.kept):
        found.append(_WITH_NOBODY)
    if names_a_number(report.agreed, report.note):
        found.append(NUMBERS_LEFT_OUT)
    return found
