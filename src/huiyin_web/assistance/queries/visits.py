"""Visits in a place, as an office sees them: who was seen, what families answered, who was never seen; no minutes."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat, Substr
from django.urls import reverse

from huiyin.followup.visits import FOUND, NEEDS, NOBODY, rhythm_on
from huiyin.kernel.places import NATION, Level, ancestors, code_range, level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import Visit
from huiyin_web.assistance.pages.households import VisitsPage
from huiyin_web.assistance.queries.homes import listed
from huiyin_web.assistance.queries.village import homes_table
from huiyin_web.core.amounts import HOUSEHOLDS, Figure, Unit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.models import Place
from huiyin_web.places.queries import place_names, places_within
from huiyin_web.snapshots.queries import people_are_made_up

_YEAR = timedelta(days=365)
_AREA = Text("An area of yours", "您的管辖地区")
_TITLE = Text("Visits: {place}", "{place}走访情况")
_LEAD = Text(
    "{seen} of {total} households were seen in the last twelve months; never seen: {never}.",
    "{total} 户中，近 12 个月走访见到 {seen} 户，{never} 户从未走访。",
)
_CHOOSE = Text("Choose a county to see its villages and households.", "请选择县，查看各村及农户走访情况。")
_SOURCE = Text("visits as recorded by whoever made them", "走访人登记")
_VISITS = Unit(Text("visits", "次"), single=Text("visit", "次"))
_ANSWERS = tuple(code for code in FOUND.codes if code.key != NOBODY)
_NEVER = Text("Never seen", "从未走访")
_HEADLINE = (
    (
        Text("Seen in the last twelve months", "近 12 个月见到"),
        HOUSEHOLDS,
        Text("households of which somebody was met at least once", "至少一次见到家庭成员的农户"),
    ),
    (
        _NEVER,
        HOUSEHOLDS,
        Text("households on the register of which nobody was ever met", "在册农户中从未见到家庭成员的"),
    ),
    (
        Text("Visits", "走访次数"),
        _VISITS,
        Text("in the last twelve months, those included on which nobody was met", "近 12 个月的走访，含未见到人的走访"),
    ),
    (
        Text("Said that it was worse", "反映变差"),
        HOUSEHOLDS,
        Text("households that said so at least once in the last twelve months", "近 12 个月至少一次反映变差的农户"),
    ),
)
_BELOW = {Level.PROVINCE: Level.PREFECTURE, Level.PREFECTURE: Level.COUNTY}
_NO_VISIT = Text("No visit was recorded here yet.", "尚无走访记录。")
_NO_VISIT_NEXT = Text(
    "Helpers and village workers record them on their page My visits.", "由帮扶责任人和村专干在“我的走访”页登记。"
)


def visits_page(*, actor: Actor, code: str | None, on: date) -> VisitsPage:
    """Give the visits of a place in reach, the highest where none is asked for.

    Raises:
        NotAllowedError: the role sees no households.
        NotFoundError: the place is not there, or out of reach; or nothing is in reach.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    asked = Place.objects.filter(actor.scope.places("code")).exclude(pk=NATION).order_by("code")
    place = (asked.filter(pk=code) if code else asked).values_list("pk", flat=True).first()
    if place is None:
        raise NotFoundError(what=_AREA)
    level, names = level_of(place), place_names([*ancestors(place), place])
    told = _told(actor, place, on)
    villages = _villages(actor, place, on) if level not in _BELOW else {}
    figures = _figures(villages, told) if villages else ()
    return VisitsPage(
        title=_TITLE.fill(place=names[place]),
        lead=_lead(villages) if villages else _CHOOSE if level in _BELOW else _NO_VISIT,
        crumbs=_way(actor, names, place),
        code=place,
        name=names[place],
        figures=figures,
        places=_below(told, place, _BELOW[level]) if level in _BELOW else _by_village(villages, told, level),
        needs=_needs(told),
        homes=homes_table(actor, place, rhythm_on(on), on) if level is Level.VILLAGE else None,
        made_up=people_are_made_up(),
    )


def visits_files(page: VisitsPage) -> dict[str, Callable[[], Export]]:
    """Give the tables of the page that may be taken as files, as masked as the page."""
    tables = {"places": page.places, "needs": page.needs, "homes": page.homes}
    return {key: partial(_export, page, key, table) for key, table in tables.items() if table}


def _export(page: VisitsPage, key: str, table: Table) -> Export:
    return export_of(table, name=f"huiyin-visits-{page.code}-{key}", about=About(table.title, page.name, page.lead))


def _told(actor: Actor, place: str, on: date) -> QuerySet[Visit]:
    """Give the visits of the last twelve months in a place."""
    inside = Q(village_code__range=code_range(prefix_of(place)))
    return Visit.objects.filter(actor.scope.places("village_code"), inside, visited_on__gt=on - _YEAR)


def _villages(actor: Actor, place: str, on: date) -> dict[str, Any]:
    """Give by village how many households there are, were seen in the last twelve months, and were never seen."""
    met = Visit.objects.filter(household=OuterRef("pk")).exclude(found=NOBODY)
    found = listed(actor).filter(village_code__range=code_range(prefix_of(place)))
    counted = (
        found.alias(seen=Exists(met.filter(visited_on__gt=on - _YEAR)), ever=Exists(met))
        .values("village_code")
        .annotate(total=Count("pk"), was_seen=Count("pk", filter=Q(seen=True)), never=Count("pk", filter=Q(ever=False)))
        .order_by("village_code")
    )
    return {one["village_code"]: one for one in counted}


def _sum(villages: Mapping[str, Any], key: str) -> int:
    return sum(one[key] for one in villages.values())


def _lead(villages: Mapping[str, Any]) -> Text:
    seen, total, never = (f"{_sum(villages, key):,}" for key in ("was_seen", "total", "never"))
    return _LEAD.fill(seen=seen, total=total, never=never)


def _figures(villages: Mapping[str, Any], told: QuerySet[Visit]) -> tuple[Figure, ...]:
    worse = told.filter(found="worse").values("household").distinct().count()
    return tuple(
        Figure(label, value, unit, definition, _SOURCE)
        for (label, unit, definition), value in zip(
            _HEADLINE, (_sum(villages, "was_seen"), _sum(villages, "never"), told.count(), worse), strict=True
        )
    )


def _by_village(villages: Mapping[str, Any], told: QuerySet[Visit], level: Level) -> Table | None:
    if level is Level.VILLAGE:
        return None
    answers = _answers(told.values("village_code"), "village_code")
    names = place_names(villages)
    rows = [
        Row((
            Cell(names.get(code, Text(code, code)), _url(code)), one["total"], one["was_seen"], one["never"],
            *_counted(answers.get(code)), code,
        ))
        for code, one in sorted(villages.items(), key=lambda item: -item[1]["never"])
    ]  # fmt: skip
    return Table(
        Text("Villages, most never seen first", "各村（从未走访户多的在前）"),
        (
            Column("village", Text("Village", "行政村")),
            Column("households", Text("Households", "在册农户"), Kind.NUMBER),
            Column("seen", Text("Seen in 12 months", "近 12 个月见到"), Kind.NUMBER),
            Column("never", _NEVER, Kind.NUMBER, main=True),
            *_ANSWER_COLUMNS,
            Column("code", Text("Village code", "行政村代码"), filed=True),
        ),
        rows,
        tall=True,
        empty=Text("No household is on the register here.", "此处没有在册农户。"),
    )


def _below(told: QuerySet[Visit], place: str, level: Level) -> Table:
    digits = level.digits
    answers = _answers(told.annotate(part=Substr("village_code", 1, digits)).values("part"), "part")
    rows = [
        Row((Cell(name, _url(code)), *_counted(answers.get(code[:digits])), code))
        for code, name in places_within(place, level).items()
    ]
    return Table(
        Text("Areas", "各地"),
        (
            Column("place", Text("Place", "地区")),
            *_ANSWER_COLUMNS,
            Column("code", Text("Code", "区划代码"), filed=True),
        ),
        rows,
    )


_ANSWER_COLUMNS = (
    Column("visits", Text("Visits", "走访"), Kind.NUMBER),
    *(Column(code.key, code.label.sentence(), Kind.NUMBER) for code in _ANSWERS),
)


def _answers(grouped: Any, key: str) -> dict[str, Any]:
    counts = {code.key: Count("pk", filter=Q(found=code.key)) for code in _ANSWERS}
    return {one[key]: one for one in grouped.annotate(visits=Count("pk"), **counts).order_by(key)}


def _counted(found: Any) -> tuple[int, ...]:
    keys = ("visits", *(code.key for code in _ANSWERS))
    return tuple(found[key] if found else 0 for key in keys)


def _needs(told: QuerySet[Visit]) -> Table:
    listed_needs = told.annotate(said=Concat(Value(","), "needs", Value(",")))
    counts = {
        code.key: Count("household", filter=Q(said__contains=f",{code.key},"), distinct=True) for code in NEEDS.codes
    }
    found = listed_needs.aggregate(**counts)
    said = sorted((code for code in NEEDS.codes if found[code.key]), key=lambda code: -found[code.key])
    return Table(
        Text("What families say they need", "家庭提出的需求"),
        (
            Column("need", Text("Need", "需求")),
            Column("households", Text("Households", "农户"), Kind.NUMBER, main=True),
        ),
        [Row((code.label.sentence(), found[code.key])) for code in said],
        note=Text(
            "Households that said so in the last twelve months; one may say several.",
            "近 12 个月提出该需求的农户，一户可提多项。",
        ),
        empty=_NO_VISIT,
        empty_next=_NO_VISIT_NEXT,
    )


def _way(actor: Actor, names: Mapping[str, Text], place: str) -> tuple[Crumb, ...]:
    return tuple(
        Crumb(name, _url(code) if code != place and actor.scope.covers(code) else "") for code, name in names.items()
    )


def _url(code: str) -> str:
    return f"{reverse('assistance:visits')}?place={code}"
