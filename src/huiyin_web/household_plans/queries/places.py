"""Plans by place: how many households of each place have one, and how far those are; a village's work list."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import Count, F
from django.db.models.functions import Substr
from django.urls import reverse

from huiyin.followup.household_plans import State
from huiyin.kernel.places import Level, code_range, level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin.records.snapshots import figures_of
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import HOUSEHOLDS, SHARE, Figure
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.household_plans.models import Plan
from huiyin_web.household_plans.pages import BoardPage
from huiyin_web.household_plans.queries.village import Asked, village_list, whole_village
from huiyin_web.places.models import Place
from huiyin_web.places.queries import place_or_404, places_above, places_within
from huiyin_web.snapshots.queries import frozen_snapshots, people_are_made_up

_OF = Text("Plans for households: {place}", "{place}农户帮扶计划")
_LEAD_VILLAGE = Text(
    "What each household would be helped by, what is planned for {year}, and what is missing.",
    "逐户列出建议、{year} 年计划和缺项。",
)
_LEAD = Text(
    "How many households have a plan for {year}, drawn up, agreed and approved. Choose a place.",
    "{year} 年农户帮扶计划拟定、同意和批准情况，点击地区查看。",
)
_BELOW = Text("Places", "各地")
_HOUSEHOLDS = Text("Poor households", "贫困户")
_AT_END = Text("at the end of {year}", "{year} 年末")
_SHOWN = (State.DRAFT, State.AGREED, State.APPROVED, State.RETURNED, State.CLOSED)
_NONE = Text("No place lies in your reach.", "管辖范围内没有地区。")
_AREA = Text("An area of yours", "您的管辖地区")
_IN_FORCE = Text("Plans in force", "执行中的计划")
_COVERED = Text("Of the poor households", "占贫困户")
_SOURCE = Text("Plans for {year} of this platform", "本平台 {year} 年帮扶计划")
_BASE = Text(
    "Plans in force or closed by the poor households at the end of {year}; households that were poor then may have "
    "left since.",
    "执行中及已办结计划数除以 {year} 年末贫困户数；其间可能有农户脱贫。",
)


def own_area(actor: Actor) -> str:
    """Give the highest place in somebody's reach.

    Raises:
        NotAllowedError: the role sees no households.
        NotFoundError: none is in reach: they help single households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    # A place's code sorts before those of all that lie in it.
    reached = Place.objects.filter(actor.scope.places("code")).exclude(level=Level.NATION)
    code = reached.order_by("code").values_list("code", flat=True).first()
    if code is None:
        raise NotFoundError(what=_AREA)
    return code


def place_page(*, actor: Actor, code: str, asked: Asked, on: date) -> BoardPage:
    """Give the plans of a place: of a village household by household, else by the places beneath.

    Raises:
        NotAllowedError, NotFoundError: the role sees no households, or the place is out of reach.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    place = place_or_404(actor, code)
    lower = level_of(code).below
    if lower is None:
        households, pager = village_list(actor, code, asked, on=on)
        return _board(
            actor, code, place.name, _LEAD_VILLAGE.fill(year=on.year), {"households": households}, pager=pager
        )
    counts = _counts(code, lower, on.year)
    base, year = _base(lower)
    table = _table(counts, places_within(code, lower), base, year)
    figures = _figures(counts, base, places_within(code, lower), year, on.year)
    return _board(actor, code, place.name, _LEAD.fill(year=on.year), {"places": table}, figures=figures)


def place_table(actor: Actor, code: str, asked: Asked, *, on: date) -> Table:
    """Give the whole of a village's list, for a file."""
    place_or_404(actor, code)
    return whole_village(actor, code, asked, on=on)


def _board(
    actor: Actor, code: str, name: Text, lead: Text, tables: Mapping[str, Table], *, pager: Pager | None = None,
    figures: tuple[Figure, ...] = (),
) -> BoardPage:  # fmt: skip
    above = [one for one in places_above(code) if actor.scope.covers(one.code)]
    return BoardPage(
        title=_OF.fill(place=name),
        lead=lead,
        crumbs=(*(Crumb(one.name, _url(one.code)) for one in above), Crumb(name)),
        here=_url(code),
        tables=tables,
        name=f"huiyin-plans-{code}",
        figures=figures,
        pager=pager,
        made_up=people_are_made_up(),
    )


def _url(code: str) -> str:
    return reverse("household_plans:place", args=[code])


def _counts(code: str, lower: Level, year: int) -> dict[str, dict[str, int]]:
    """Count the plans of a year by the place beneath and by their state."""
    # From a county up the counties are counted along their index, and added up here.
    by_county = lower in {Level.PREFECTURE, Level.COUNTY}
    column, part = (
        ("county_code", F("county_code")) if by_county else ("village_code", Substr("village_code", 1, lower.digits))
    )
    found = (
        Plan.objects.filter(year=year, **{f"{column}__range": code_range(prefix_of(code))})
        .annotate(part=part).order_by().values_list("part", "state").annotate(many=Count("pk"))
    )  # fmt: skip
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for within, state, many in found:
        counts[within[: lower.digits].ljust(12, "0")][state] += many
    return counts


def _base(lower: Level) -> tuple[Mapping[str, float], int | None]:
    """Give how many poor households the places of a level had at the end of the last frozen year, and that year."""
    latest = next(iter(frozen_snapshots()), None)
    if latest is None:
        return {}, None
    return figures_of(latest).values("poor_households", lower), latest.year


def _table(
    counts: Mapping[str, Mapping[str, int]], places: Mapping[str, Text], base: Mapping[str, float], year: int | None
) -> Table:
    columns = (
        Column("place", Text("Place", "地区")),
        Column("poor", _HOUSEHOLDS, Kind.NUMBER, _AT_END.fill(year=year) if year else None),
        *(Column(state.value, state.label.sentence(), Kind.NUMBER, main=state is State.APPROVED) for state in _SHOWN),
        Column("share", _COVERED, Kind.SHARE, places=1, bar=True),
        Column("code", Text("Place code", "区划代码"), filed=True),
    )
    rows = [
        Row((
            Cell(name, _url(code)), base.get(code), *(counts.get(code, {}).get(state, 0) for state in _SHOWN),
            _share(counts.get(code, {}), base.get(code)), code,
        ))
        for code, name in places.items()
    ]  # fmt: skip
    note = _BASE.fill(year=year) if year else None
    return Table(_BELOW, columns, rows, note=note, empty=_NONE, tall=True)


def _share(counts: Mapping[str, int], poor: float | None) -> float | None:
    stand = counts.get(State.APPROVED, 0) + counts.get(State.CLOSED, 0)
    return min(stand / poor, 1.0) if poor else None


def _figures(
    counts: Mapping[str, Mapping[str, int]], base: Mapping[str, float], places: Mapping[str, Text], year: int | None,
    on_year: int,
) -> tuple[Figure, ...]:  # fmt: skip
    whole: dict[str, int] = defaultdict(int)
    for of_place in counts.values():
        for state, many in of_place.items():
            whole[state] += many
    poor = sum(base.get(code, 0) for code in places)
    source = _SOURCE.fill(year=on_year)
    return (
        Figure(_IN_FORCE, whole[State.APPROVED], HOUSEHOLDS, _LEAD.fill(year=on_year), source),
        Figure(_COVERED, _share(whole, poor), SHARE, _BASE.fill(year=year or "--"), source),
    )
