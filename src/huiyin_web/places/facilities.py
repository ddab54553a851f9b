"""Read the yearly registers of village facilities, and the list of poor villages and counties."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from huiyin.kernel.places import Level, ancestor, code_range, level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin.records.sheets import FACILITIES, FACILITY_KEYS
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.models import Facility, PoorPlace
from huiyin_web.places.pages import Division, FacilitiesPage
from huiyin_web.places.queries import place_names, place_or_404, places_above

PAGE_ROWS = 50
_TITLE = Text("{place}: village facilities", "{place}行政村设施")
_BY_YEAR = Text("Facilities by year", "设施（按年）")
_LEAD = Text(
    "{villages:,} villages in the register of {year}, {gaps:,} of them with a gap.",
    "{year} 年台账共 {villages:,} 个村，其中 {gaps:,} 个村有缺项。",
)
_NONE = Text("No register of village facilities so far.", "尚无行政村设施台账。")
_IMPORT = Text("Import the yearly register of facilities.", "请导入年度设施台账。")
_SHOWN = Text("{shown} of {total:,}", "本页 {shown} 项，共 {total:,} 项")
_STILL: Tone = "warn"
_YES, _NO = Text("yes", "有"), Text("no", "无")
_FLAGS = tuple(Column(key, FACILITIES.field(key).label.sentence()) for key in FACILITY_KEYS)
_COUNTS = tuple(Column(key, FACILITIES.field(key).label.sentence(), Kind.NUMBER) for key in FACILITY_KEYS)
_GAPS = Column("gaps", Text("Gaps", "缺项数"), Kind.NUMBER, main=True)
_WITH_GAPS = Column("gaps", Text("Villages with a gap", "有缺项的村"), Kind.NUMBER, main=True)
_INCOME = Column("collective_income", Text("Collective income", "村集体经济收入"), Kind.MONEY)
_PLACE, _YEAR = Column("place", Text("Place", "地区")), Column("year", Text("Year", "年份"))
_CODE = Column("code", Text("Place code", "区划代码"), filed=True)
_LIST = Column("list", Text("List of the poor", "贫困名单"))
_VILLAGES = Column("villages", Text("Villages", "行政村"), Kind.NUMBER)
_POOR = Column("poor", Text("Poor villages", "贫困村"), Kind.NUMBER)
_LEFT = Column("left", Text("of them left", "其中已退出"), Kind.NUMBER)
_LISTED, _EXITED = Text("poor since {year}", "{year} 年列入"), Text("left on {day}", "{day} 退出")
_DEEP = Text("deep poverty", "深度贫困")
_COUNTED = Text(
    "The number of villages that have each facility, by the register of {year}.",
    "按 {year} 年台账，具备各项设施的村数。",
)


@dataclass(frozen=True, slots=True)
class _Register:
    """The facilities of a place's villages in a year, and which of them are on the list of the poor."""

    place: Division
    year: int | None
    years: tuple[int, ...]
    rows: list[Facility]
    lists: dict[str, PoorPlace]

    @property
    def title(self) -> Text:
        """What it is called."""
        return _TITLE.fill(place=self.place.name)

    @property
    def lead(self) -> Text:
        """How many villages it holds, and how many of them miss something."""
        gaps = sum(bool(_missing(one)) for one in self.rows)
        return _LEAD.fill(villages=len(self.rows), year=self.year, gaps=gaps) if self.year else _NONE

    @property
    def is_by_village(self) -> bool:
        """Whether each village is a row, not each place beneath."""
        return self.place.level in {Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE}


def facilities_page(*, actor: Actor, code: str, year: int | None = None, after: str = "") -> FacilitiesPage:
    """Give the facilities of a place's villages in a year, the latest where none is named.

    Args:
        actor: who asks.
        code: the place.
        year: the year asked for.
        after: the code of the village after which the page begins.

    Raises:
        NotAllowedError: their role sees no figures.
        NotFoundError: the place is not there, or out of reach.
    """
    found = _register(actor, code, year)
    following = [one for one in found.rows if one.village_code > after]
    shown = replace(found, rows=following[:PAGE_ROWS]) if found.is_by_village else found
    asked = {"year": found.year}
    behind = urlencode({**asked, "after": shown.rows[-1].village_code}) if len(following) > len(shown.rows) else ""
    return FacilitiesPage(
        title=found.title,
        lead=found.lead,
        crumbs=(*_way(actor, code, found.place), Crumb(found.title)),
        place=found.place,
        year=found.year,
        years=found.years,
        table=_table(shown),
        pager=Pager(
            words=_SHOWN.fill(shown=len(shown.rows), total=len(found.rows)),
            next=f"?{behind}" if behind else "",
            first=f"?{urlencode(asked)}" if after else "",
        ),
    )


def all_facilities(*, actor: Actor, code: str, year: int | None = None) -> Table:
    """Give every row of the page of facilities.

    Raises:
        NotAllowedError: their role sees no figures.
        NotFoundError: the place is not there, or out of reach.
    """
    return _table(_register(actor, code, year))


def _register(actor: Actor, code: str, year: int | None) -> _Register:
    actor.need(May.SEE_FIGURES)
    place = place_or_404(actor, code)
    every = _within(code)
    years = tuple(every.order_by("year").values_list("year", flat=True).distinct())
    shown = year if year in years else years[-1] if years else None
    rows = list(every.filter(year=shown).order_by("village_code")) if shown else []
    return _Register(place, shown, years, rows, {one.place_code: one for one in _listed_within(code)})


def _table(found: _Register) -> Table:
    return _villages(found) if found.is_by_village else _places(found)


def facilities_by_year(code: str) -> Table | None:
    """Give a village's facilities year by year, the latest first; none where there is no register of it."""
    rows = list(Facility.objects.filter(village_code=code).order_by("-year"))
    if not rows:
        return None
    columns = (_YEAR, *_FLAGS, _GAPS, _INCOME)
    return Table(
        _BY_YEAR,
        columns,
        [Row((str(one.year), *_flags(one), len(_missing(one)), one.collective_income)) for one in rows],
    )


def list_state(code: str) -> Cell | None:
    """Say where a village or county stands on the list of the poor; none where it is not on it."""
    found = PoorPlace.objects.filter(pk=code).first()
    return _state(found) if found else None


def is_listed(state: Cell | None) -> bool:
    """Say whether a place is on the list and has not left it, by what `list_state` said."""
    return state is not None and state.tone == _STILL


def _within(code: str) -> QuerySet[Facility]:
    low, high = code_range(prefix_of(code))
    return Facility.objects.filter(village_code__gte=low, village_code__lte=high)


def _listed_within(code: str) -> QuerySet[PoorPlace]:
    low, high = code_range(prefix_of(code))
    return PoorPlace.objects.filter(place_code__gte=low, place_code__lte=high)


def _villages(found: _Register) -> Table:
    names = place_names([one.village_code for one in found.rows])
    made = [
        Row(
            (
                Cell(names.get(one.village_code, one.village_code), reverse("overview:place", args=[one.village_code])),
                _state(found.lists[one.village_code]) if one.village_code in found.lists else None,
                *_flags(one),
                len(_missing(one)),
                one.collective_income,
                one.village_code,
            )
        )
        for one in found.rows
    ]
    columns = (_PLACE, _LIST, *_FLAGS, _GAPS, _INCOME, _CODE)
    return Table(found.title, columns, made, tall=True, empty=_NONE, empty_next=_IMPORT)


def _places(found: _Register) -> Table:
    """Count, by place beneath, the villages that have each facility, and the poor villages with those that left."""
    below = found.place.level.below or found.place.level
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found.rows:
        counted = counts[ancestor(one.village_code, below)]
        counted["villages"] += 1
        counted["gaps"] += bool(_missing(one))
        counted.update(key for key in FACILITY_KEYS if getattr(one, key))
    for code, listed in found.lists.items():
        if level_of(code) is Level.VILLAGE:
            counts[ancestor(code, below)].update(["poor", *(["left"] if listed.exited_on else [])])
    names = place_names(counts)
    keys = ("villages", "poor", "left", *FACILITY_KEYS)
    made = [
        Row(
            (
                Cell(names.get(code, code), reverse("places:facilities", args=[code])),
                *(counts[code][key] for key in keys),
                counts[code]["gaps"],
                code,
            )
        )
        for code in sorted(counts)
    ]
    columns = (_PLACE, _VILLAGES, _POOR, _LEFT, *_COUNTS, _WITH_GAPS, _CODE)
    note = _COUNTED.fill(year=found.year) if found.year else None
    return Table(found.title, columns, made, note=note, empty=_NONE, empty_next=_IMPORT)


def _flags(row: Facility) -> list[Cell]:
    return [Cell(_YES) if getattr(row, key) else Cell(_NO, tone="bad") for key in FACILITY_KEYS]


def _missing(row: Facility) -> list[str]:
    return [key for key in FACILITY_KEYS if not getattr(row, key)]


def _state(listed: PoorPlace) -> Cell:
    under = _DEEP if listed.deep else ""
    if listed.exited_on:
        return Cell(_EXITED.fill(day=listed.exited_on), under=under, tone="good")
    return Cell(_LISTED.fill(year=listed.listed_year), under=under, tone=_STILL)


def _way(actor: Actor, code: str, place: Division) -> list[Crumb]:
    above = [one for one in places_above(code) if actor.scope.covers(one.code)]
    return [Crumb(one.name, reverse("overview:place", args=[one.code])) for one in (*above, place)]
