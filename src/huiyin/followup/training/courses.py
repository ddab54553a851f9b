"""A course: what it must say, and who may join it, with every reason against somebody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from huiyin import policy
from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.followup.training.words import LONGEST_TITLE
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict
from huiyin.records.codes import LABOUR, SCHOOLING

LONGEST_COURSE = 180  # days from the first to the last
_ABLE = frozenset({"ordinary", "skilled", "weak"})
_NOT_AT_SCHOOL = frozenset({None, "", "none"})


@dataclass(frozen=True, slots=True)
class Trainee:
    """A person of the register who would join.

    Attributes:
        born: the day of birth; none where the register has none.
        labour, schooling: keys of the register's lists; none where not told.
        is_member: whether the person belongs to a household of the register now.
        taken: the number of a course of the same skill that the person takes in the same year; empty for none.
    """

    born: date | None
    labour: str | None
    schooling: str | None
    is_member: bool = True
    taken: str = ""


def decide_course(*, title: str, begins: date, ends: date, days: int, places: int, cost: int) -> Decision:
    """Say whether a course may be set up so; its cost in fen.

    Example:
        >>> decide_course(
        ...     title="Noodles", begins=date(2016, 3, 1), ends=date(2016, 3, 20), days=15, places=40, cost=0
        ... ).allowed
        True
    """
    return Decision("course", tuple(_course(title, begins, ends, days, places, cost)))


def decide_joining(one: Trainee, *, begins: date) -> Decision:
    """Say whether somebody may join a course that begins on a day: people who can work, each skill once a year.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    return Decision("join", tuple(_joining(one, begins)))


def _course(title: str, begins: date, ends: date, days: int, places: int, cost: int) -> Iterator[Reason]:
    if not title.strip() or len(title) > LONGEST_TITLE:
        yield _missing("title", _TITLE.fill(most=LONGEST_TITLE))
    if names_a_document(title):
        yield _missing("title", LEFT_OUT)
    whole = (ends - begins).days + 1
    if not 1 <= whole <= LONGEST_COURSE:
        yield _missing("ends_on", _SPAN.fill(days=whole, most=LONGEST_COURSE))
    elif not 1 <= days <= whole:
        yield _missing("days", _DAYS.fill(days=days, most=whole))
    if places <= 0:
        yield _missing("places", _PLACES)
    if cost < 0:
        yield _missing("cost", _COST)


def _joining(one: Trainee, begins: date) -> Iterator[Reason]:
    least = policy.at(begins).value("labour_age_from")
    if not one.is_member:
        yield _missing("member", _GONE)
    if one.labour not in _ABLE:
        told = LABOUR.label_of(one.labour) if one.labour else _UNKNOWN
        yield _missing("labour", _CANNOT.fill(labour=told))
    if one.born is None:
        yield _missing("born", _NO_BIRTH)
    elif _age(one.born, begins) < least.value:
        words = _YOUNG.fill(age=_age(one.born, begins), least=int(least.value))
        yield Reason("age", Verdict.MISSING, words, least)
    if one.schooling not in _NOT_AT_SCHOOL:
        yield _missing("schooling", _AT_SCHOOL.fill(school=SCHOOLING.label_of(one.schooling or "")))
    if one.taken:
        yield _missing("taken", _TAKEN.fill(course=one.taken, year=begins.year))


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _missing(name: str, words: Text) -> Reason:
    return Reason(name, Verdict.MISSING, words, field=name)


_TITLE = Text("Name the course in at most {most} characters.", "请填写培训班名称，不超过 {most} 字。")
_SPAN = Text(
    "From the first to the last day it lasts {days} days; 1 to {most} are allowed.",
    "起止共 {days} 天，应为 1 至 {most} 天。",
)
_DAYS = Text(
    "{days} days of training do not fit between its first and last day; 1 to {most} do.",
    "培训 {days} 天与起止日期不符，应为 1 至 {most} 天。",
)
_PLACES = Text("Say how many places there are: more than none.", "请填写名额，须大于零。")
_COST = Text("The cost is 0 yuan or more.", "费用不得小于零。")
_GONE = Text("the person has left their household", "已不在户内")
_UNKNOWN = Text("not told", "未填")
_CANNOT = Text("only people who can work are trained; the register says: {labour}", "仅限劳动力，台账登记为：{labour}")
_NO_BIRTH = Text("the register has no day of birth", "台账无出生日期")
_YOUNG = Text("{age} years old when it begins; {least} at least", "开班时 {age} 周岁，须满 {least} 周岁")
_AT_SCHOOL = Text("goes to school: {school}", "在校生：{school}")
_TAKEN = Text("takes {course} of the same skill in {year} already", "{year} 年已参加同工种培训 {course}")
