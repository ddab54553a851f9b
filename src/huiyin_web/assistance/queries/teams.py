"""The teams of a place's poor villages: what each lacks, and who is posted to one of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from huiyin.followup.assistance import LEFT_TEAM, TEAM_ROLES, Posted, Standing, standing
from huiyin.kernel.places import NATION, Level, ancestors, code_range, level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import TeamMember
from huiyin_web.assistance.pages.boards import Board
from huiyin_web.core.amounts import Figure, Unit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import people_are_made_up
from huiyin_web.places.models import Place, PoorPlace
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_TURN = 50
_FIRST_SECRETARY = "first_secretary"
TITLE = Text("Village teams", "驻村工作队")
_OF = Text("Village team: {place}", "{place}驻村工作队")
_AREA = Text("An area of yours", "您的管辖地区")
_LEAD = Text(
    "Every poor village has a first secretary and a team of at least three, for terms of two years. Nobody punches in: "
    "what a team does shows in visits and promises.",
    "每个贫困村有第一书记和不少于三人的工作队，每期两年。不搞打卡签到，成效看走访和承诺兑现。",
)
_SHOWN = Text("{shown} of {total} villages", "共 {total} 个村，显示 {shown} 个")
_NONE = Text("No village is like that.", "没有符合条件的村。")
_VILLAGES = Unit(Text("villages", "个村"))
_POST, _LEAVES = Text("Post somebody", "选派人员"), Text("let them leave", "办理离任")
_LISTED = (
    Column("village", Text("Village", "行政村")),
    Column("secretary", Text("First secretary", "第一书记")),
    Column("people", Text("People posted", "在岗人数"), Kind.NUMBER, main=True),
    Column("missing", Text("What is missing", "存在问题")),
    Column("code", Text("Village code", "行政村代码"), filed=True),
)
_MEMBERS = (
    Column("name", Text("Name", "姓名")),
    Column("role", Text("Part in the team", "队内职务")),
    Column("unit", Text("Unit", "单位")),
    Column("since", Text("Since", "开始日期"), Kind.DAY),
    Column("until", Text("Term ends", "任期届满"), Kind.DAY),
    Column("left", Text("Left", "离任"), main=True),
    Column("next", Text("To do", "办理")),
)
_LEFT = Text("{how} on {day}", "{day} {how}")


@dataclass(frozen=True, slots=True)
class AskedTeams:
    """Teams of which place, whether only those that lack something, after which village. The address keeps it."""

    place: str = ""
    state: str = ""
    after: str = ""


def teams_page(*, actor: Actor, asked: AskedTeams, on: date) -> Board:
    """Give the teams of a place in reach, the highest where none is asked for; of a village, who is in it.

    Raises:
        NotAllowedError: the role sees no promises.
        NotFoundError: the place is not there, or out of reach; or nothing is in reach.
    """
    actor.need(May.SEE_COMMITMENTS)
    found = Place.objects.filter(actor.scope.places("code")).exclude(pk=NATION).order_by("code")
    place = (found.filter(pk=asked.place) if asked.place else found).values_list("pk", flat=True).first()
    if place is None:
        raise NotFoundError(what=_AREA)
    return _village(actor, place, on) if level_of(place) is Level.VILLAGE else _listed(actor, place, asked, on)


def incomplete(actor: Actor, place: str, on: date) -> Iterator[tuple[str, Standing]]:
    """Give the listed villages of a place, in reach, whose team lacks something or is past its term."""
    for code, told, _ in _standings(actor, place, on):
        if not told.is_complete:
            yield code, told


def _standings(actor: Actor, place: str, on: date) -> Iterator[tuple[str, Standing, str]]:
    low, high = code_range(prefix_of(place))
    within = {"place_code__gte": low, "place_code__lte": high}
    reach = actor.scope.places("place_code")
    codes = PoorPlace.objects.filter(reach, **within).order_by("place_code").values_list("place_code", flat=True)
    teams: dict[str, list[Posted]] = defaultdict(list)
    heads: dict[str, str] = {}
    posted = TeamMember.objects.filter(reach, **within, left_on__isnull=True)
    for code, role, since, until, name in posted.values_list("place_code", "role", "starts_on", "until", "name"):
        teams[code].append(Posted(role, since, until))
        if role == _FIRST_SECRETARY:
            heads[code] = name
    for code in codes:
        if level_of(code) is Level.VILLAGE:
            yield code, standing(teams[code], on=on), heads.get(code, "")


def _listed(actor: Actor, place: str, asked: AskedTeams, on: date) -> Board:
    every = list(_standings(actor, place, on))
    lacking = [one for one in every if not one[1].is_complete]
    over = sum(one[1].ran_out > 0 for one in every)
    chosen = lacking if asked.state == "incomplete" else every
    following = [one for one in chosen if one[0] > asked.after]
    shown, here = following[:_TURN], reverse("assistance:teams")
    filters = {key: value for key, value in {"place": place, "state": asked.state}.items() if value}
    names = place_names([*ancestors(place), place])
    pager = Pager(
        _SHOWN.fill(shown=len(shown), total=len(chosen)),
        next=f"{here}?{urlencode(filters | {'after': shown[-1][0]})}" if len(following) > _TURN else "",
        first=f"{here}?{urlencode(filters)}" if asked.after else "",
    )
    incomplete_url = f"{here}?{urlencode({'place': place, 'state': 'incomplete'})}"
    return Board(
        title=_OF.fill(place=names[place]),
        lead=_LEAD,
        crumbs=tuple(
            Crumb(name, f"{here}?place={code}" if code != place and actor.scope.covers(code) else "")
            for code, name in names.items()
        ),
        tables={"teams": _table(shown)},
        here=here,
        figures=(
            Figure(Text("Poor villages", "贫困村"), len(every), _VILLAGES,
                   Text("On the list, those that have left it included", "在名单内的村，含已退出的")),
            Figure(Text("Without a complete team", "工作队不完整"), len(lacking), _VILLAGES,
                   Text("Too few people, no first secretary, or a term that ran out", "人数不足、无第一书记或任期已满"),
                   url=incomplete_url),
            Figure(Text("Terms that ran out", "任期已满"), over, _VILLAGES,
                   Text("Villages where somebody's term is over and who follows is not said", "任期届满而未轮换的村")),
        ),
        pager=pager,
        filters=filters,
        made_up=people_are_made_up(),
    )  # fmt: skip


def _table(shown: list[tuple[str, Standing, str]]) -> Table:
    names, here = place_names([code for code, *_ in shown]), reverse("assistance:teams")
    rows = [
        Row(
            (
                Cell(names.get(code, code), f"{here}?place={code}"), head, told.there,
                Text.join([reason.words for reason in told.decision.reasons], " ", "") if told.decision.reasons else "",
                code,
            )
        )
        for code, told, head in shown
    ]  # fmt: skip
    return Table(TITLE, _LISTED, rows, empty=_NONE)


def all_teams(*, actor: Actor, asked: AskedTeams, on: date) -> Table:
    """Give all teams that are asked for, for a file.

    Raises:
        NotAllowedError, NotFoundError: as for the page.
    """
    page = teams_page(actor=actor, asked=asked, on=on)
    if "teams" not in page.tables:
        return page.tables["members"]
    every = _standings(actor, page.filters["place"], on)
    return _table([one for one in every if asked.state != "incomplete" or not one[1].is_complete])


def _village(actor: Actor, place: str, on: date) -> Board:
    rows = list(
        TeamMember.objects.filter(place_code=place).select_related("successor").order_by("left_on", "-starts_on", "pk")
    )
    names, units = place_names([*ancestors(place), place]), office_names({one.organisation for one in rows})
    told = standing([one.posted for one in rows], on=on)
    keeps, here = actor.may(May.KEEP_TEAMS), reverse("assistance:teams")
    lines = [
        Row(
            (
                one.name, TEAM_ROLES.label_of(one.role).sentence(), units[one.organisation], one.starts_on, one.until,
                Cell(
                    _LEFT.fill(how=LEFT_TEAM.label_of(one.left_as), day=one.left_on) if one.left_on else "",
                    under="；".join(part for part in (one.reason, one.successor.name if one.successor else "") if part),
                ),
                Cell(_LEAVES, reverse("assistance:leave_team", args=[one.pk])) if keeps and not one.left_on else "",
            )
        )
        for one in rows
    ]  # fmt: skip
    return Board(
        title=_OF.fill(place=names[place]),
        lead=Text.join([reason.words for reason in told.decision.reasons], " ", "") if told.decision.reasons else _LEAD,
        crumbs=tuple(
            Crumb(name, f"{here}?place={code}" if code != place and actor.scope.covers(code) else "")
            for code, name in names.items()
        ),
        tables={"members": Table(TITLE, _MEMBERS, lines, empty=Text("Nobody was posted here.", "尚未选派人员。"))},
        here=here,
        links=(Crumb(_POST, f"{reverse('assistance:post_member')}?place={place}"),) if keeps else (),
        made_up=people_are_made_up(),
    )
