"""Who is to be asked about a job, and questions about people who were at two courses at once."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked, masked_within
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.queries import place_names
from huiyin_web.training.models import Clash, Course, Participant
from huiyin_web.training.pages import Asked, DuePage, Question, QuestionsPage
from huiyin_web.training.permissions import need_ask
from huiyin_web.training.queries.stored import participants_in_reach
from huiyin_web.training.queries.wording import TITLE, late_by, name_of, named

_MOST = 50
_QUESTION = Text("This question", "该疑点")
_DUE = Text("Trained people to be asked about a job", "应回访就业的培训人员")
_DUE_LEAD = Text(
    "Whoever passed is asked twice after the course. Choose an answer for those that you asked; the others stay.",
    "合格人员结束培训后两次回访就业。请为已回访人员选择结果，其余保留。",
)
_SHOWN = Text("{shown} of {total} people", "共 {total} 人，显示 {shown} 人")
_UNDER = Text("{course}, {village}", "{course}，{village}")
_ASK = Text("At two courses at once", "同日两地培训")
_ASK_LEAD = Text(
    "By the attendance that was recorded these people were at two places on the same days. It is a question, not a "
    "finding: ask, and write what you heard.",
    "按出勤登记，以下人员同日在两地参训。仅为疑点，请核实并填写情况。",
)
_DAYS = Text("{days} days, the first {first}", "{days} 天，首日 {first}")
_ANSWERED = Text("Answered last", "最近核实")
_NO_ANSWER = Text("None was answered yet.", "尚无已核实的疑点。")
_DUE_COLUMNS = (
    Column("name", Text("Name", "姓名")),
    Column("course", Text("Course and village", "培训班与行政村")),
    Column("since", Text("To be asked since", "应回访日期"), Kind.DAY, main=True),
    Column("number", Text("Person number", "人员编号"), filed=True),
)
_ANSWER_COLUMNS = (
    Column("who", Text("Name", "姓名")),
    Column("answer", Text("What asking found", "核实情况")),
    Column("at", Text("When", "时间"), Kind.MOMENT, main=True),
    Column("by", Text("By whom", "核实人")),
)


def due_people(actor: Actor, *, on: date) -> QuerySet[Participant]:
    """Give who is to be asked about a job by a day, the longest overdue first.

    Raises:
        NotAllowedError: their role asks nobody.
    """
    need_ask(actor)
    return participants_in_reach(actor).filter(due_on__lte=on).order_by("due_on", "pk")


def due_page(*, actor: Actor, on: date) -> DuePage:
    """Give the first of them.

    Raises:
        NotAllowedError: their role asks nobody.
    """
    every = due_people(actor, on=on)
    rows = list(every.select_related("person__household", "course")[:_MOST])
    villages = place_names({one.person.household.village_code for one in rows})
    people = tuple(_asked(one, villages, on) for one in rows)
    crumbs = (Crumb(TITLE, reverse("training:list") if actor.may(May.SEE_COMMITMENTS) else ""), Crumb(_DUE))
    words = _SHOWN.fill(shown=len(people), total=every.count())
    return DuePage(_DUE, _DUE_LEAD, crumbs, people, due_table(people), words)


def due_table(people: tuple[Asked, ...]) -> Table:
    """Give who is to be asked, for a file."""
    rows = [Row((one.name, one.under, Cell(one.since, under=one.late), one.number)) for one in people]
    return Table(_DUE, _DUE_COLUMNS, rows)


def whole_due(actor: Actor, *, on: date) -> Table:
    """Give all who are to be asked, for a file.

    Raises:
        NotAllowedError: their role asks nobody.
    """
    rows = list(due_people(actor, on=on).select_related("person__household", "course"))
    villages = place_names({one.person.household.village_code for one in rows})
    return due_table(tuple(_asked(one, villages, on) for one in rows))


def open_clashes(actor: Actor) -> QuerySet[Clash]:
    """Give the open questions about people in reach.

    Raises:
        NotAllowedError: their role answers none.
    """
    return _clashes(actor).filter(answer="")


def clash_or_404(actor: Actor, number: int, *, lock: bool = False) -> Clash:
    """Give a question in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = _clashes(actor).select_related("one__course", "other__course")
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_QUESTION)
    return row


def questions_page(*, actor: Actor) -> QuestionsPage:
    """Give the first open questions in reach.

    Raises:
        NotAllowedError: their role answers none.
    """
    found = open_clashes(actor)
    rows = found.select_related("one__person", "one__course", "other__course").order_by("found_at", "pk")[:_MOST]
    questions = tuple(_question(one) for one in rows)
    last = _clashes(actor).exclude(answer="").select_related("one__person").order_by("-answered_at", "-pk")[:10]
    answered = [
        Row((masked(one.one.person.name, Mask.NAME), masked_within(one.answer), one.answered_at,
             shown_name(one.by_key, one.by_name)))
        for one in last
    ]  # fmt: skip
    return QuestionsPage(
        title=_ASK,
        lead=_ASK_LEAD,
        crumbs=(Crumb(TITLE, reverse("training:list")), Crumb(_ASK)),
        questions=questions,
        words=_SHOWN.fill(shown=len(questions), total=found.count()),
        answered=Table(_ANSWERED, _ANSWER_COLUMNS, answered, empty=_NO_ANSWER),
    )


def _clashes(actor: Actor) -> QuerySet[Clash]:
    actor.need(May.MANAGE_TRAINING)
    actor.need(May.SEE_HOUSEHOLDS)
    return Clash.objects.filter(
        actor.scope.households_in("one__person__household__village_code", "one__person__household_id")
    )


def _asked(one: Participant, villages: dict[str, Text], on: date) -> Asked:
    since = one.due_on or on
    code = one.person.household.village_code
    return Asked(
        one.pk, name_of(one), one.person.office_number,
        _UNDER.fill(course=one.course.title, village=villages.get(code, code)), since, late_by((on - since).days),
    )  # fmt: skip


def _question(row: Clash) -> Question:
    words = _DAYS.fill(days=row.days, first=row.first_on)
    return Question(row.pk, name_of(row.one), words, _crumb(row.one.course), _crumb(row.other.course))


def _crumb(row: Course) -> Crumb:
    return Crumb(named(row), reverse("training:course", args=[row.pk]))
