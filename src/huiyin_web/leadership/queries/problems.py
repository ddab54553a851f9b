"""Problems: the lists, one of them, the form that opens one, and problems as sources of commitments."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from huiyin.followup.commitments import SEVERITIES, least_days
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.commitments.queries.wording import state_of
from huiyin_web.core.amounts import Tone
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import day
from huiyin_web.leadership.models import Problem
from huiyin_web.leadership.pages.communication import ProblemPage, TalkPage
from huiyin_web.leadership.pages.meetings import WritePage
from huiyin_web.leadership.permissions import problems_of
from huiyin_web.leadership.queries.stored import problem_or_404
from huiyin_web.leadership.queries.talking import PROBLEMS, sections, turned, views_of
from huiyin_web.places.offices import office_names, offices_within
from huiyin_web.places.queries import place_names

_LEAD = Text(
    "Any office opens a problem without waiting for a visit; it gets an owner or an answer, and its opener sees which.",
    "任何单位可随时上报问题，不必等检查；每个问题都有责任单位或答复，上报单位可见结果。",
)
_OPEN = Text("Open a problem", "上报问题")
_OPEN_LEAD = Text(
    "The office above gives it an owner, unless you name another.", "由上级单位交办；也可指定其他单位交办。"
)
_NONE = Text("No problem stands here.", "暂无问题。")
WAITING, OWN, ALL = "waiting", "own", "all"
_VIEWS = {
    WAITING: Text("Waiting for us", "待本单位交办"),
    OWN: Text("Opened by us", "本单位上报"),
    ALL: Text("All", "全部"),
}
_COLUMNS = (
    Column("title", Text("Problem", "问题")),
    Column("opener", Text("Opened by", "上报单位")),
    Column("place", Text("Place", "地区")),
    Column("opened_on", Text("Opened", "上报日期"), Kind.DAY, main=True),
    Column("state", Text("Echo", "办理结果")),
)
_WAITS = Text("waits {days} days", "待交办 {days} 天")
_ANSWERED = Text("answered", "已答复")
_WAITS_FOR = Text("Waits for {office} since {day}.", "自 {day} 起待 {office} 交办。")
_OWNED = Text("Has an owner since {day}; its echo is below.", "{day} 已交办，办理结果如下。")
_WAS_ANSWERED = Text("Answered by {office} on {day}.", "{office} 于 {day} 答复。")
_ECHO = Text("{number}, {state}", "{number}，{state}")
_NAMED = Text("problem {number} of {office}", "{office} 上报的问题 {number}")
_FACTS = {
    "echo": Text("Echo", "办理结果"),
    "opener": Text("Opened by", "上报单位"),
    "by": Text("Written by", "填报人"),
    "wanted": Text("Help is wanted from", "希望协助单位"),
    "asked": Text("Who gives it an owner", "交办单位"),
    "place": Text("Place", "地区"),
    "severity": Text("Severity", "轻重"),
}


def problems_page(*, actor: Actor, view: str, words: str, after: int | None, on: date) -> TalkPage:
    """Give one turn of a list of problems.

    Raises:
        NotAllowedError: their role sees none.
    """
    found = Problem.objects.filter(problems_of(actor))
    if words:
        found = found.filter(Q(title__icontains=words) | Q(what__icontains=words))
    asked = view if view in _VIEWS else ALL
    waiting = Q(asked=actor.office or "-", answered_on=None)
    chosen = {WAITING: waiting, OWN: Q(opener=actor.office or "-"), ALL: Q()}[asked]
    query: Mapping[str, object] = {"view": asked, "words": words, "after": after}
    rows, pager = turned(found.filter(chosen).select_related("commitment"), "problems", query)
    may_open = actor.may(May.GIVE_COMMITMENTS) and bool(actor.office)
    return TalkPage(
        title=PROBLEMS, lead=_LEAD, sections=sections("problems"),
        views=views_of("problems", _VIEWS, asked, {WAITING: found.filter(waiting).count()}),
        table=Table(PROBLEMS, _COLUMNS, _rows([row for row in rows if isinstance(row, Problem)], on), empty=_NONE),
        pager=pager, new=reverse("leadership:open_problem") if may_open else "", new_label=_OPEN, view=asked,
        words=words,
    )  # fmt: skip


def problem_page(*, actor: Actor, number: int, on: date) -> ProblemPage:
    """Give the page of one problem.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = problem_or_404(actor, number)
    names = office_names({row.opener, row.asked, *([row.wanted_from] if row.wanted_from else [])})
    state, tone = state_of_problem(row, on)
    may = row.answered_on is None and row.asked == actor.office and actor.may(May.GIVE_COMMITMENTS)
    language = current_language()
    days = int(least_days("rectification", on).value)
    return ProblemPage(
        id=row.pk,
        title=row.title,
        lead=_lead(row, names),
        crumbs=(Crumb(PROBLEMS, reverse("leadership:problems")), Crumb(row.number)),
        state=state.sentence(),
        tone=tone,
        facts=tuple(_facts(row, names, on)),
        what=row.what,
        answer=row.answer,
        may_answer=may,
        known={
            "kind": "rectification", "owner": names[row.wanted_from].say(language) if row.wanted_from else "",
            "accepter": names[row.opener].say(language), "due_on": on + timedelta(days),
        },
        offices=tuple(name.say(language) for name in offices_within(actor.scope).values()) if may else (),
    )  # fmt: skip


def open_page(*, actor: Actor) -> WritePage:
    """Give the page on which a problem is opened.

    Raises:
        NotAllowedError: their role opens none.
    """
    actor.need(May.GIVE_COMMITMENTS)
    language = current_language()
    offices = tuple(name.say(language) for name in offices_within(actor.scope).values())
    crumbs = (Crumb(PROBLEMS, reverse("leadership:problems")), Crumb(_OPEN))
    return WritePage(_OPEN, _OPEN_LEAD, crumbs, {"place_code": actor.place_code}, offices=offices, button=_OPEN)


def state_of_problem(row: Problem, on: date) -> tuple[Text, Tone]:
    """Say where a problem stands on a day, with its tone: as the commitment does that it became."""
    if row.commitment is not None:
        return state_of(row.commitment, on)
    if row.answered_on is not None:
        return _ANSWERED, "good"
    return _WAITS.fill(days=(on - row.opened_on).days), "warn"


def problem_sources(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give problems by their keys, with the way there for who may follow."""
    rows = list(Problem.objects.filter(pk__in=[int(key) for key in keys if key.isdecimal()]))
    seen = Problem.objects.filter(problems_of(actor), pk__in=[row.pk for row in rows])
    reached = set(seen.values_list("pk", flat=True))
    names = office_names({row.opener for row in rows})
    return {
        str(row.pk): Crumb(
            _NAMED.fill(number=row.number, office=names[row.opener]).sentence(),
            reverse("leadership:problem", args=[row.pk]) if row.pk in reached else "",
        )
        for row in rows
    }


def _lead(row: Problem, names: Mapping[str, Text]) -> Text:
    if row.answered_on is None:
        return _WAITS_FOR.fill(office=names[row.asked], day=row.opened_on)
    if row.commitment is not None:
        return _OWNED.fill(day=row.answered_on)
    return _WAS_ANSWERED.fill(office=names[row.asked], day=row.answered_on)


def _facts(row: Problem, names: Mapping[str, Text], on: date) -> Iterator[tuple[Text, Text | str | Crumb]]:
    if row.commitment is not None:
        words = _ECHO.fill(number=row.commitment.number, state=state_of(row.commitment, on)[0])
        yield _FACTS["echo"], Crumb(words, reverse("commitments:one", args=[row.commitment.pk]))
    yield _FACTS["opener"], names[row.opener]
    yield _FACTS["by"], shown_name(row.by_key, row.by_name)
    if row.wanted_from:
        yield _FACTS["wanted"], names[row.wanted_from]
    yield _FACTS["asked"], names[row.asked]
    yield _FACTS["place"], place_names([row.place_code]).get(row.place_code, row.place_code)
    yield _FACTS["severity"], SEVERITIES.label_of(row.severity).sentence()


def _rows(rows: list[Problem], on: date) -> list[Row]:
    names = office_names({row.opener for row in rows})
    places = place_names({row.place_code for row in rows})
    found = []
    for row in rows:
        state, tone = state_of_problem(row, on)
        address = reverse("leadership:problem", args=[row.pk])
        under = Text.join([day(row.answered_on)]) if row.answered_on else ""
        found.append(
            Row((Cell(row.title, address, under=row.number), names[row.opener],
                 places.get(row.place_code, row.place_code), row.opened_on, Cell(state, tone=tone, under=under)))
        )  # fmt: skip
    return found
