"""All consultations that somebody sees, and the form that calls one."""

from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from huiyin.followup.consultations import ANSWERED, State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import AssistanceRound
from huiyin_web.assistance.pages.boards import AskPage, Board
from huiyin_web.assistance.queries.wording import round_name
from huiyin_web.consultations.models import Consultation
from huiyin_web.consultations.queries.stored import consultations_in_reach, needs_in_reach
from huiyin_web.consultations.queries.wording import TITLE
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import people_are_made_up
from huiyin_web.places.queries import place_names

_LEAD = Text(
    "Once a year places say what they need, and each unit that assists them answers yes, in part, or no with a reason. "
    "What both agree on is followed as a commitment.",
    "每年由地方提出需求，帮扶单位逐项答复：能办、部分能办，或不能办并说明理由；双方商定的列为承诺事项跟踪。",
)
_CALL = Text("Call a consultation", "召集会商")
_CALL_LEAD = Text(
    "For a place and all below it. Of a round and a year no place is consulted twice.",
    "覆盖所选地区及其全部下级；同一轮次同一年度不得重复征集。",
)
_NONE = Text("No consultation was called yet.", "尚未召集会商。")
_OPEN, _CLOSED = Text("answers until {day}", "答复至 {day}"), Text("closed on {day}", "{day} 结束")
_NEEDS_UNTIL = Text("needs until {day}", "提出需求至 {day}")
_COLUMNS = (
    Column("year", Text("Year and place", "年度与地区")),
    Column("state", Text("State", "状态")),
    Column("raised", Text("Raised", "提出"), Kind.NUMBER),
    Column("answered", Text("Answered", "已答复"), Kind.NUMBER),
    Column("agreed", Text("Agreed", "已商定"), Kind.NUMBER, main=True),
    Column("waiting", Text("Wait for the unit", "待单位答复"), Kind.NUMBER),
)
_NAMED = Text("{year}, {place}", "{year} 年，{place}")
_MOST = 200
_NEEDS_DAYS, _ANSWER_DAYS = timedelta(30), timedelta(60)


def list_page(*, actor: Actor, on: date) -> Board:
    """Give the consultations that somebody sees, the latest first.

    Raises:
        NotAllowedError: their role sees none.
    """
    rows = list(consultations_in_reach(actor).order_by("-year", "place_code")[:_MOST])
    may_call = actor.may(May.HOLD_MEETINGS) and bool(actor.place_code)
    return Board(
        title=TITLE,
        lead=_LEAD,
        crumbs=(Crumb(TITLE),),
        tables={"consultations": Table(TITLE, _COLUMNS, _rows(actor, rows, on), empty=_NONE)},
        here=reverse("consultations:list"),
        links=(Crumb(_CALL, reverse("consultations:call")),) if may_call else (),
        made_up=people_are_made_up(),
    )


def call_page(*, actor: Actor, on: date) -> AskPage:
    """Give the page on which a consultation is called.

    Raises:
        NotAllowedError: their role calls none.
    """
    actor.need(May.HOLD_MEETINGS)
    url = reverse("consultations:list")
    known = {
        "year": on.year, "place_code": actor.place_code, "needs_by": on + _NEEDS_DAYS, "answers_by": on + _ANSWER_DAYS,
    }  # fmt: skip
    return AskPage(_CALL, _CALL_LEAD, (Crumb(TITLE, url), Crumb(_CALL)), _CALL, url, known=known)


def open_rounds() -> list[tuple[str, Text]]:
    """Give the rounds that are not closed, the latest first, to choose from."""
    rows = AssistanceRound.objects.filter(closed_on__isnull=True).order_by("-first_year")
    return [(str(row.pk), round_name(row)) for row in rows]


def _rows(actor: Actor, rows: list[Consultation], on: date) -> list[Row]:
    places = place_names({row.place_code for row in rows})
    counted = needs_in_reach(actor).filter(consultation__in=rows).order_by().values_list("consultation").annotate(
        raised=Count("pk"), answered=Count("pk", filter=Q(state__in=ANSWERED)),
        agreed=Count("pk", filter=Q(state=State.AGREED)), waiting=Count("pk", filter=Q(state=State.RAISED)),
    )  # fmt: skip
    counts = {one: tuple(numbers) for one, *numbers in counted}
    found = []
    for row in rows:
        place = places.get(row.place_code, Text(row.place_code, row.place_code))
        name = Cell(
            _NAMED.fill(year=row.year, place=place), reverse("consultations:one", args=[row.pk]),
            under=round_name(row.round),
        )  # fmt: skip
        found.append(Row((name, _state(row, on), *counts.get(row.pk, (0, 0, 0, 0)))))
    return found


def _state(row: Consultation, on: date) -> Cell:
    if row.closed_on is not None:
        return Cell(_CLOSED.fill(day=row.closed_on), tone="")
    if on <= row.needs_by:
        return Cell(_NEEDS_UNTIL.fill(day=row.needs_by), tone="go")
    return Cell(_OPEN.fill(day=row.answers_by), tone="bad" if on > row.answers_by else "warn")
