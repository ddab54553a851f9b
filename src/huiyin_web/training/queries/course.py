"""The page of one course: who takes part, who passed, who has a job; the courses of one household's people."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse

from huiyin.followup.training import JOBS, WORKING, job_rounds
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.access.subjects import named as named_subjects
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import number as written
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names
from huiyin_web.training.models import Course, Participant
from huiyin_web.training.pages import CoursePage
from huiyin_web.training.queries.rating import rate_figures
from huiyin_web.training.queries.stored import counted, course_or_404, participants_in_reach
from huiyin_web.training.queries.wording import TITLE, name_of, named


def course_page(*, actor: Actor, number: int, on: date) -> CoursePage:
    """Give the page of one course.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = course_or_404(actor, number)
    sees = actor.may(May.SEE_HOUSEHOLDS)
    people = _people(actor, row) if sees else []
    keeps = sees and actor.may(May.MANAGE_TRAINING)
    return CoursePage(
        id=row.pk,
        title=row.title,
        lead=named(row),
        crumbs=(Crumb(TITLE, reverse("training:list")), Crumb(row.number)),
        facts=tuple(_facts(row, actor)),
        figures=tuple(rate_figures(counted(row), on=on)),
        people=_table(row, people) if sees else None,
        may_keep=keeps,
        seen=row.steps,
        attendance="\n".join(_attendance(row, people)) if keeps else "",
        results="\n".join(_results(people)) if keeps else "",
    )


def training_of_household(actor: Actor, household: int) -> Table:
    """Give the courses that the people of a household took, the latest first; none where it is out of reach."""
    found = participants_in_reach(actor).filter(person__household=household)
    rows = [
        Row(
            (
                Cell(one.course.title, _url(actor, one.course), under=one.course.number), name_of(one),
                one.course.begins_on, _result(one), one.certificate, one.due_on,
            )
        )
        for one in found.select_related("person", "course").order_by("-course__begins_on", "-pk")
    ]  # fmt: skip
    return Table(TITLE, _OF_HOUSEHOLD, rows, empty=_NO_COURSE)


def _url(actor: Actor, row: Course) -> str:
    sees = actor.may(May.SEE_COMMITMENTS) and actor.scope.covers(row.place_code)
    return reverse("training:course", args=[row.pk]) if sees else ""


def _people(actor: Actor, row: Course) -> list[Participant]:
    found = participants_in_reach(actor).filter(course=row).select_related("person__household")
    return list(found.prefetch_related("jobs").order_by("pk"))


def _facts(row: Course, actor: Actor) -> Iterator[tuple[Text, Text | str | Crumb]]:
    place = place_names([row.place_code]).get(row.place_code, row.place_code)
    yield _PLACE, Crumb(place, reverse("overview:place", args=[row.place_code]))
    yield _PROVIDER, office_names([row.provider])[row.provider]
    yield _WHEN, _FROM_TO.fill(begins=row.begins_on, ends=row.ends_on, days=row.days)
    yield _PLACES, str(row.places)
    yield _COST, _YUAN.fill(yuan=written(row.cost / 100, 2))
    if row.project is not None:
        key = f"project:{row.project}"
        yield _PROJECT, named_subjects(actor, [key])[key]


def _table(row: Course, people: Sequence[Participant]) -> Table:
    villages = place_names({one.person.household.village_code for one in people})
    rounds = [months for months, _day in job_rounds(row.ends_on)]
    rows = []
    for one in people:
        told = {job.months: job.job for job in one.jobs.all()}
        code = one.person.household.village_code
        rows.append(
            Row(
                (
                    Cell(name_of(one), reverse("overview:household", args=[one.person.household_id]),
                         under=one.person.office_number),
                    villages.get(code, code),
                    Cell(one.attended if one.marks else None, under=_OF.fill(days=row.days) if one.marks else ""),
                    _result(one), one.certificate,
                    *(_job(told.get(months)) for months in rounds),
                    one.person.office_number,
                )
            )
        )  # fmt: skip
    return Table(_PEOPLE, _COLUMNS, rows, empty=_NOBODY, empty_next=_ENTER)


def _result(one: Participant) -> Cell:
    if one.passed is None:
        return Cell(_OPEN, tone="")
    return Cell(_PASSED, tone="good") if one.passed else Cell(_FAILED, tone="bad")


def _job(told: str | None) -> Cell | str:
    if told is None:
        return ""
    return Cell(JOBS.label_of(told), tone="good" if told in WORKING else "warn")


def _attendance(row: Course, people: Sequence[Participant]) -> Iterator[str]:
    """Give a line for whoever has no result: the days that are told, or all the days of the course."""
    for one in people:
        if one.passed is None:
            days = [at for at, mark in enumerate(one.marks, start=1) if mark == "1"] or range(1, row.days + 1)
            yield f"{one.person.office_number} {_spans(list(days))}"


def _results(people: Sequence[Participant]) -> Iterator[str]:
    for one in people:
        if one.passed is None:
            yield f"{one.person.office_number} {'合格' if one.attended else '不合格'}"


def _spans(days: Sequence[int]) -> str:
    """Write days shortly: `1-3,5`."""
    spans: list[list[int]] = []
    for day in days:
        if spans and day == spans[-1][1] + 1:
            spans[-1][1] = day
        else:
            spans.append([day, day])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)


_PLACE, _PROVIDER = Text("Place", "培训地点"), Text("Who teaches", "培训机构")
_WHEN, _FROM_TO = Text("When", "时间"), Text("{begins} to {ends}, {days} days", "{begins} 至 {ends}，{days} 天")
_PLACES, _COST, _PROJECT = Text("Seats", "名额"), Text("Cost", "费用"), Text("Paid by", "资金来源项目")
_YUAN = Text("{yuan} yuan", "{yuan} 元")
_PEOPLE, _NOBODY = Text("Who takes part", "参训人员"), Text("Nobody has joined yet.", "尚无参训人员。")
_ENTER = Text("Enter people by their numbers.", "请按人员编号登记。")
_OF = Text("of {days}", "共 {days} 天")
_OPEN, _PASSED, _FAILED = Text("no result", "未登记"), Text("passed", "合格"), Text("not passed", "不合格")
_NO_COURSE = Text("Nobody of this household took a course.", "该户无人参加培训。")
_COLUMNS = (
    Column("name", Text("Name", "姓名")),
    Column("village", Text("Village", "行政村")),
    Column("attended", Text("Days there", "出勤天数"), Kind.NUMBER),
    Column("result", Text("Result", "结果"), main=True),
    Column("certificate", Text("Certificate", "证书编号")),
    Column("first", Text("Asked first", "首次回访")),
    Column("second", Text("Asked again", "再次回访")),
    Column("number", Text("Person number", "人员编号"), filed=True),
)
_OF_HOUSEHOLD = (
    Column("course", Text("Course", "培训班")),
    Column("name", Text("Name", "姓名")),
    Column("begins", Text("Begins", "开班日期"), Kind.DAY),
    Column("result", Text("Result", "结果"), main=True),
    Column("certificate", Text("Certificate", "证书编号")),
    Column("due", Text("To be asked about a job", "应回访就业"), Kind.DAY),
)
