"""Helpers of a place with their households: visits owed, overdue and made."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse

from huiyin.followup.visits import rhythm_on
from huiyin.kernel.places import NATION, Level, ancestors, code_range, level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import HouseholdPairing, Visit
from huiyin_web.assistance.pages.boards import Board
from huiyin_web.assistance.queries.homes import longest_unseen
from huiyin_web.assistance.queries.stored import helpings_in_reach
from huiyin_web.core.amounts import Figure, Unit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import people_are_made_up
from huiyin_web.places.models import Place
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names
from huiyin_web.registry.models import Household

_TURN = 30
_YEAR = timedelta(days=365)
TITLE = Text("Helpers", "帮扶责任人")
_OF = Text("Helpers: {place}", "{place}帮扶责任人")
_AREA = Text("An area of yours", "您的管辖地区")
_LEAD = Text(
    "Every household on the register has somebody who sees it: four visits a year at the least, more where poverty "
    "returned.",
    "在册农户均有帮扶责任人：每年至少入户走访四次，返贫户更密。",
)
_SHOWN = Text("{shown} helpers shown", "显示 {shown} 名责任人")
_NONE = Text("Nobody was named here yet.", "尚未指定帮扶责任人。")
_NAME = Text("Name a helper", "指定责任人")
_PAIRS = Unit(Text("households", "户"))
_COLUMNS = (
    Column("helper", Text("Helper", "责任人")),
    Column("unit", Text("Unit", "单位")),
    Column("village", Text("Village", "行政村")),
    Column("households", Text("Households", "联系户"), Kind.NUMBER),
    Column("overdue", Text("Visits overdue", "超期未走访"), Kind.NUMBER, main=True),
    Column("due", Text("Due today", "今日到期"), Kind.NUMBER),
    Column("in_time", Text("Seen in time", "按期走访"), Kind.NUMBER),
    Column("visits", Text("Visits in 12 months", "近 12 个月走访"), Kind.NUMBER),
)
_END = Text("end it", "结束结对")
_MOST = 500
_HOME_COLUMNS = (
    Column("number", Text("Household number", "户编号")),
    Column("head", Text("Head of household", "户主")),
    Column("helper", Text("Helper", "责任人"), main=True),
    Column("since", Text("Since", "开始日期"), Kind.DAY),
    Column("next", Text("To do", "办理")),
)
_Who = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class AskedHelpers:
    """Helpers of which place, after which of them (village, name). The address keeps it."""

    place: str = ""
    village: str = ""
    name: str = ""


def helpers_page(*, actor: Actor, asked: AskedHelpers, on: date) -> Board:
    """Give one turn of the helpers of a place in reach, the highest where none is asked for.

    Raises:
        NotAllowedError: the role sees no households or no promises.
        NotFoundError: the place is not there, or out of reach; or nothing is in reach.
    """
    actor.need(May.SEE_COMMITMENTS)
    actor.need(May.SEE_HOUSEHOLDS)
    found = Place.objects.filter(actor.scope.places("code")).exclude(pk=NATION).order_by("code")
    place = (found.filter(pk=asked.place) if asked.place else found).values_list("pk", flat=True).first()
    if place is None:
        raise NotFoundError(what=_AREA)
    who, more = _turn(actor, place, asked)
    names, here = place_names([*ancestors(place), place]), reverse("assistance:helpers")
    filters = {"place": place}
    following = {"village": who[-1][0], "name": who[-1][1]} if who else {}
    pager = Pager(
        _SHOWN.fill(shown=len(who)),
        next=f"{here}?{urlencode(filters | following)}" if more else "",
        first=f"{here}?{urlencode(filters)}" if asked.village else "",
    )
    keeps = actor.may(May.KEEP_TEAMS)
    return Board(
        title=_OF.fill(place=names[place]),
        lead=_LEAD,
        crumbs=tuple(
            Crumb(name, f"{here}?place={code}" if code != place and actor.scope.covers(code) else "")
            for code, name in names.items()
        ),
        tables={"helpers": _table(who, on)} | _households(actor, place),
        here=here,
        links=(Crumb(_NAME, reverse("assistance:name_helper")),) if keeps else (),
        figures=_figures(actor, place),
        pager=pager,
        filters=filters,
        made_up=people_are_made_up(),
    )


def _within(actor: Actor, place: str) -> QuerySet[HouseholdPairing]:
    low, high = code_range(prefix_of(place))
    return helpings_in_reach(actor).filter(ends_on__isnull=True, village_code__gte=low, village_code__lte=high)


def _turn(actor: Actor, place: str, asked: AskedHelpers) -> tuple[list[_Who], bool]:
    """Give who helps in which village for which unit, by village and name."""
    found = _within(actor, place).order_by("village_code", "helper", "organisation")
    if asked.village:
        found = found.filter(village_code__gte=asked.village).exclude(
            village_code=asked.village, helper__lte=asked.name
        )
    rows = list(found.values_list("village_code", "helper", "organisation").distinct()[: _TURN + 1])
    return rows[:_TURN], len(rows) > _TURN


def _figures(actor: Actor, place: str) -> tuple[Figure, ...]:
    told = _within(actor, place).aggregate(homes=Count("household", distinct=True), pairs=Count("pk"))
    return (
        Figure(Text("Households with a helper", "有责任人的农户"), told["homes"], _PAIRS,
               Text("Pairings of people with households that run now", "现有责任人结对的农户")),
        Figure(Text("Pairings", "结对"), told["pairs"], _PAIRS,
               Text("A household may have a second helper", "一户可有第二责任人")),
    )  # fmt: skip


def _table(who: list[_Who], on: date) -> Table:
    helped: dict[_Who, list[int]] = defaultdict(list)
    villages = {code for code, *_ in who}
    pairs = HouseholdPairing.objects.filter(
        ends_on__isnull=True, village_code__in=villages, helper__in={name for _, name, _ in who}
    )
    for code, name, unit, home in pairs.values_list("village_code", "helper", "organisation", "household"):
        helped[code, name, unit].append(home)
    homes = {home for one in who for home in helped[one]}
    rhythm = rhythm_on(on)
    due = {
        one.household.pk: one for one in longest_unseen(Household.objects.filter(pk__in=homes), rhythm=rhythm, on=on)
    }
    made = Visit.objects.filter(household__in=homes, visited_on__gt=on - _YEAR).order_by().values_list("household")
    visits = dict(made.annotate(Count("pk")))
    names, units = place_names(villages), office_names({unit for *_, unit in who})
    rows = []
    for one in who:
        code, name, unit = one
        seen = [due[home] for home in helped[one] if home in due]
        late = sum(row.is_due and row.due.on != on for row in seen)
        today = sum(row.is_due and row.due.on == on for row in seen)
        rows.append(
            Row(
                (
                    name, units[unit], Cell(names.get(code, code), f"{reverse('assistance:visits')}?place={code}"),
                    len(helped[one]), late, today, len(seen) - late - today,
                    sum(visits.get(home, 0) for home in helped[one]),
                )
            )
        )  # fmt: skip
    return Table(TITLE, _COLUMNS, rows, empty=_NONE)


def _households(actor: Actor, place: str) -> dict[str, Table]:
    """Give a village's households with who helps each; nothing for places above."""
    if level_of(place) is not Level.VILLAGE:
        return {}
    rows = list(_within(actor, place).select_related("household").order_by("helper", "household")[:_MOST])
    keeps = actor.may(May.KEEP_TEAMS)
    lines = [
        Row(
            (
                one.household.office_number, masked(one.household.head_name, Mask.NAME), one.helper, one.starts_on,
                Cell(_END, reverse("assistance:end_helping", args=[one.pk])) if keeps else "",
            )
        )
        for one in rows
    ]  # fmt: skip
    return {
        "households": Table(Text("Households and who helps them", "农户与责任人"), _HOME_COLUMNS, lines, empty=_NONE)
    }
