"""What is open at a place before it is visited: promises, problems, questions, objections, and what was found last."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse

from huiyin.followup.commitments import State as Stands
from huiyin.followup.theatres import FOUND, FOUND_IN_VILLAGE, State
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.casework.models import Objection, ObjectionState
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.queries.stored import commitments_in_reach
from huiyin_web.commitments.queries.wording import state_of
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.leadership.models import Problem
from huiyin_web.leadership.permissions import problems_of
from huiyin_web.leadership.queries.problems import state_of_problem
from huiyin_web.places.offices import office_names
from huiyin_web.quality.models import Flag, Suspect
from huiyin_web.theatres.models import Visit

TITLE = Text("Open matters", "未结事项")
_NONE = Text("Nothing is open here.", "该地无未结事项。")
_COLUMNS = (
    Column("what", Text("Matter", "事项")),
    Column("owner", Text("Whose turn", "责任单位")),
    Column("due", Text("Due", "期限"), Kind.DAY, main=True),
    Column("state", Text("State", "状态")),
)
_MOST, _PROBLEMS = 6, 3  # what one sheet of paper bears beside the households
_COUNTS = Text(
    "{questions} open questions about the register, {objections} open objections.",
    "台账待核疑点 {questions} 条，未结异议 {objections} 件。",
)
_LAST = Text("{day}: {summary}", "{day}：{summary}")
_SIGHTS = Text("{found}: {times}", "{found} {times} 处")
_OPEN_OBJECTIONS = (ObjectionState.FILED.value, ObjectionState.TRIAGED.value, ObjectionState.REVIEW.value)
_TO_BE_KEPT = (Stands.PLEDGED, Stands.ACCEPTED, Stands.UNDER_WAY, Stands.SENT_BACK, Stands.DELIVERED)
_LONGEST = 160


def open_matters(actor: Actor, place_code: str, on: date) -> Table:
    """Give what is open at a place: commitments, those due first before the others, and problems."""
    low, high = code_range(prefix_of(place_code))
    there = Q(place_code__gte=low, place_code__lte=high)
    open_now = commitments_in_reach(actor).filter(there, state__in=_TO_BE_KEPT)
    promised = list(open_now.order_by("due_on", "pk")[:_MOST])
    problems = Problem.objects.filter(problems_of(actor), there, answered_on=None).order_by("opened_on", "pk")
    opened = list(problems.select_related("commitment")[:_PROBLEMS])
    names = office_names({*(row.owner for row in promised), *(row.asked for row in opened)})
    rows = [*_promised(promised, names, on), *_opened(opened, names, on)]
    return Table(TITLE, _COLUMNS, rows, empty=_NONE)


def open_questions(place_code: str) -> Text:
    """Say how many questions and objections are open at a place."""
    low, high = code_range(prefix_of(place_code))
    there = Q(village_code__gte=low, village_code__lte=high)
    suspects = Suspect.objects.filter(there, outcome="", gone_at__isnull=True).count()
    flags = Flag.objects.filter(there, decision="", gone_at__isnull=True).count()
    filed = Objection.objects.filter(
        case__village_code__gte=low, case__village_code__lte=high, state__in=_OPEN_OBJECTIONS
    )
    return _COUNTS.fill(questions=suspects + flags, objections=filed.count())


def last_findings(row: Visit) -> tuple[Text, ...]:
    """Give what the last visit before this one to the same place, or within it, found."""
    low, high = code_range(prefix_of(row.place_code))
    made = Visit.objects.filter(
        place_code__gte=low, place_code__lte=high, state=State.MADE.value, theatre=row.theatre_id
    )
    last = made.exclude(pk=row.pk).order_by("-made_on", "-pk").first()
    if last is None:
        return ()
    return tuple(_found(last))


def _found(last: Visit) -> Iterator[Text]:
    summary = last.summary if len(last.summary) <= _LONGEST else f"{last.summary[:_LONGEST]}…"
    yield _LAST.fill(day=last.made_on, summary=summary)
    sights = list(last.sights.values_list("found", flat=True))
    labels = [(code.key, code.label.sentence()) for codes in (FOUND, FOUND_IN_VILLAGE) for code in codes.codes]
    told = [_SIGHTS.fill(found=label, times=sights.count(key)) for key, label in labels if key in sights]
    if told:
        yield Text.join(told, "; ", "；")


def _promised(rows: list[Commitment], names: dict[str, Text], on: date) -> Iterator[Row]:
    for row in rows:
        state, tone = state_of(row, on)
        what = Cell(row.title, reverse("commitments:one", args=[row.pk]), under=row.number)
        yield Row((what, names[row.owner], row.due_on, Cell(state, tone=tone)))


def _opened(rows: list[Problem], names: dict[str, Text], on: date) -> Iterator[Row]:
    for row in rows:
        state, tone = state_of_problem(row, on)
        what = Cell(row.title, reverse("leadership:problem", args=[row.pk]), under=row.number)
        yield Row((what, names[row.asked], None, Cell(state, tone=tone)))
