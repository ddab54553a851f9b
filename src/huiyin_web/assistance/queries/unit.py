"""A unit's page: its rounds, pairings and people, what it promised and kept, what was seen in its villages."""

from datetime import date, timedelta

from django.db.models import Count, Sum
from django.urls import reverse

from huiyin.followup.assistance import TEAM_ROLES
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import Help, Participant, TeamMember, Visit
from huiyin_web.assistance.pages.boards import Board
from huiyin_web.assistance.queries.one_round import pledges_url
from huiyin_web.assistance.queries.pairings import pairings_table
from huiyin_web.assistance.queries.pledged import pledged, verified_yuan
from huiyin_web.assistance.queries.rounds import TITLE
from huiyin_web.assistance.queries.stored import pairings_in_reach
from huiyin_web.assistance.queries.wording import kind_of, needs_said, round_name
from huiyin_web.commitments.queries.keeping import kept_by, office_page
from huiyin_web.core.amounts import YUAN, Figure, Unit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import people_are_made_up
from huiyin_web.places.models import Organisation
from huiyin_web.places.queries import place_names

_YEAR = timedelta(days=365)
_FEN = 100
_UNIT = Text("This unit", "该单位")
_LEAD = Text(
    "What this unit took on, promised and kept, as far as you may see it.",
    "该单位承担、承诺和兑现的情况（以您可见范围为限）。",
)
_ROUNDS, _PAIRINGS = Text("Its rounds", "参加轮次"), Text("Its pairings", "结对")
_TEAM = Text("Its people in villages", "驻村人员")
_VISITS, _ITEMS = Unit(Text("visits", "次")), Unit(Text("items", "项"))
_PLAN = Text("Prepare a plan for {round}", "编制{round}帮扶计划")
_ROUND_COLUMNS = (
    Column("round", Text("Round", "轮次")),
    Column("kind", Text("Kind", "类型")),
    Column("most", Text("Takes at the most", "可帮扶村数"), Kind.NUMBER),
    Column("specialities", Text("Good at", "专长")),
    Column("promises", Text("Promises", "承诺"), Kind.NUMBER),
    Column("kept", Text("Kept", "兑现率"), Kind.SHARE, places=1, main=True),
    Column("pledged", Text("Funds pledged", "承诺资金"), Kind.MONEY),
    Column("verified", Text("Funds verified", "核验资金"), Kind.MONEY),
)
_TEAM_COLUMNS = (
    Column("name", Text("Name", "姓名")),
    Column("role", Text("Part in the team", "队内职务")),
    Column("village", Text("Village", "行政村"), main=True),
    Column("since", Text("Since", "开始日期"), Kind.DAY),
    Column("until", Text("Term ends", "任期届满"), Kind.DAY),
)


def unit_page(*, actor: Actor, number: str, on: date) -> Board:
    """Give a unit's page.

    Raises:
        NotAllowedError, NotFoundError: their role sees no promises, or no organisation has the number.
    """
    actor.need(May.SEE_COMMITMENTS)
    unit = Organisation.objects.filter(pk=number).first()
    if unit is None:
        raise NotFoundError(what=_UNIT)
    name = Text(unit.name_en or unit.name, unit.name)
    shares = list(
        Participant.objects.filter(organisation=number).select_related("round").order_by("-round__first_year")
    )
    pairings = list(
        pairings_in_reach(actor).filter(participant__organisation=number).select_related("participant")
        .order_by("-starts_on", "place_code")
    )  # fmt: skip
    kept = office_page(actor=actor, office=number, by="kind", on=on)
    now = [one.place_code for one in pairings if one.ends_on is None]
    return Board(
        title=name,
        lead=_LEAD,
        crumbs=(Crumb(TITLE, reverse("assistance:rounds")), Crumb(name)),
        tables={
            "rounds": _rounds(actor, shares, on),
            "pairings": pairings_table(actor, pairings, title=_PAIRINGS),
            "team": _team(actor, number),
            "outcomes": kept.outcomes,
            "quantities": kept.quantities,
        },
        here=reverse("assistance:unit", args=[number]),
        links=_plans(actor, shares),
        figures=(*kept.figures, *_ground(actor, now, on)),
        made_up=people_are_made_up(),
    )


def _plans(actor: Actor, shares: list[Participant]) -> tuple[Crumb, ...]:
    """Give where the unit's own people prepare a plan."""
    return tuple(
        Crumb(_PLAN.fill(round=one.round.key), reverse("assistance:plan", args=[one.pk]))
        for one in shares
        if actor.may(May.GIVE_COMMITMENTS) and actor.office == one.organisation and one.round.closed_on is None
    )


def _rounds(actor: Actor, shares: list[Participant], on: date) -> Table:
    owner = shares[0].organisation if shares else ""
    promises = pledged(actor, *(one.round for one in shares)).filter(owner=owner)
    kept, funds = kept_by(promises, on, "source_key"), verified_yuan(promises, "source_key")
    rows = []
    for one in shares:
        told, (promised, verified) = kept.get(one.round.key), funds.get(one.round.key, (0, 0))
        many = sum(told.counts.values()) if told else 0
        rows.append(
            Row(
                (
                    Cell(round_name(one.round), reverse("assistance:round", args=[one.round_id])),
                    kind_of(one),
                    one.most,
                    needs_said(one.known_for),
                    Cell(many, pledges_url(one.round, office=owner)) if many else 0,
                    told.ratio if told else None,
                    promised,
                    verified,
                )
            )
        )
    return Table(_ROUNDS, _ROUND_COLUMNS, rows, empty=Text("It takes part in no round.", "未参加任何轮次。"))


def _team(actor: Actor, number: str) -> Table:
    found = TeamMember.objects.filter(actor.scope.places("place_code"), organisation=number, left_on__isnull=True)
    rows = list(found.order_by("place_code", "pk"))
    places, teams = place_names({one.place_code for one in rows}), reverse("assistance:teams")
    lines = [
        Row(
            (
                one.name, TEAM_ROLES.label_of(one.role).sentence(),
                Cell(places.get(one.place_code, one.place_code), f"{teams}?place={one.place_code}"),
                one.starts_on, one.until,
            )
        )
        for one in rows
    ]  # fmt: skip
    return Table(
        _TEAM, _TEAM_COLUMNS, lines, empty=Text("Nobody of it is posted in your area.", "管辖范围内无驻村人员。")
    )


def _ground(actor: Actor, places: list[str], on: date) -> tuple[Figure, ...]:
    """Give what was seen and given in the villages that it is paired with now, of those in reach."""
    seen = [place for place in places if actor.scope.covers(place)]
    if not seen or not actor.may(May.SEE_HOUSEHOLDS):
        return ()
    since = on - _YEAR
    visits = Visit.objects.filter(village_code__in=seen, visited_on__gt=since).count()
    helped = Help.objects.filter(household__village_code__in=seen, given_on__gt=since, given_on__lte=on)
    told = helped.aggregate(many=Count("pk"), amount=Sum("amount"))
    return (
        Figure(
            Text("Visits in its villages", "结对村走访"), visits, _VISITS,
            Text("in the last twelve months, whoever made them", "近 12 个月，不论走访人"),
        ),
        Figure(
            Text("Help in its villages", "结对村到户帮扶"), told["many"], _ITEMS,
            Text("given to households in the last twelve months, whoever gave it", "近 12 个月到户帮扶，不论帮扶方"),
        ),
        Figure(
            Text("Its amount", "到户帮扶金额"), (told["amount"] or 0) / _FEN, YUAN,
            Text("of that help, where an amount is recorded", "上述帮扶中登记金额的合计"),
        ),
    )  # fmt: skip
