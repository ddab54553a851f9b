"""The demo's projects, made up: closed ones of 2014 to 2016, some under way, and every sign that can be asked about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import cycle

from django.db.models import Max
from django.utils import timezone

from huiyin.followup.funds import BUILT, SOURCES
from huiyin.kernel.places import Level, ancestor, code_range, prefix_of
from huiyin.planning.pace import Season
from huiyin.planning.works import milestones, season_on
from huiyin.records.sheets import FACILITY_KEYS
from huiyin.rules.casework.words import POOR
from huiyin_web.access.actor import Actor, platform
from huiyin_web.core.clock import day_of
from huiyin_web.places.models import Facility, Organisation, Place
from huiyin_web.projects.actions.carry_over import Entered, Line, carry_over
from huiyin_web.projects.actions.propose_project import Terms
from huiyin_web.registry.models import Household

_WHOLE = 3_000  # projects of the whole province
_LEAST = 60
_EVERY = 3  # of so many projects one goes to people
_PER_COUNTY = 60  # households of a county that projects can reach
_WORKS = {
    "road": ("通村硬化路 {many} 公里", 450_000),
    "power": ("农网改造 {many} 公里", 160_000),
    "water": ("人畜饮水工程 {many} 处", 210_000),
    "network": ("宽带入村 {many} 处", 60_000),
    "clinic": ("标准化卫生室 {many} 间", 90_000),
    "school": ("教学点改造 {many} 处", 280_000),
    "culture": ("综合文化活动室 {many} 间", 130_000),
    "industry": ("牦牛藏羊养殖扶持 {many} 批", 300_000),
    "relocation": ("易地搬迁安置 {many} 片", 900_000),
    "training": ("劳动力技能培训 {many} 期", 70_000),
}
_TO_HOUSEHOLDS = ("industry", "relocation", "training")


@dataclass(frozen=True, slots=True)
class _Life:
    """What became of a project.

    `year` is that of a closed one; else `ago` says how many days ago it began. `allocated`, `paid` and `accepted` are
    shares of its amount in percent; `late` puts off every milestone by so many days.
    """

    year: int = 0
    ago: int = 0
    allocated: int = 100
    paid: int = 100
    accepted: int = 100
    late: int = 0
    even: bool = False
    others: bool = False
    is_proposed: bool = False


_LIVES = (
    _Life(2014), _Life(2015), _Life(2016), _Life(2015, late=20), _Life(2014, even=True), _Life(2016, others=True),
    _Life(2016), _Life(2015),
    _Life(ago=200, paid=40, accepted=0),
    _Life(ago=420, allocated=80, paid=0, accepted=0),  # idle
    _Life(ago=500, paid=60, accepted=30),  # late
    _Life(ago=480, accepted=70),  # acceptance waits
    _Life(ago=300, allocated=50, paid=55, accepted=0),  # more paid than allocated
    _Life(ago=20, allocated=0, paid=0, accepted=0, is_proposed=True),
    _Life(2014), _Life(2016, even=True, others=True),
)  # fmt: skip


def fund_projects(*, scale: float, at: datetime) -> None:
    """Carry a ledger of projects over, as an office brings in what it had kept in a workbook."""
    count = max(_LEAST, round(_WHOLE * scale))
    homes = _homes()
    owners = list(Organisation.objects.filter(kind="department").order_by("number").values_list("number", flat=True))
    ledger = [_line(number, kind, place, owners, homes, at=at) for number, (kind, place) in enumerate(_places(count))]
    carry_over(ledger=ledger, by=platform("demo"), at=at)


def _places(count: int) -> Iterator[tuple[str, str]]:
    """Give so many kinds with their places: gaps of villages everywhere, and counties for what people get."""
    last = Facility.objects.aggregate(year=Max("year"))["year"] or 0
    rows = Facility.objects.filter(year=last).order_by("village_code")
    gaps = [(key, row.village_code) for row in rows for key in FACILITY_KEYS if not getattr(row, key)]
    counties = Place.objects.filter(level=Level.COUNTY, valid_to__isnull=True).order_by("code")
    to_people = zip(cycle(_TO_HOUSEHOLDS), cycle(counties.values_list("code", flat=True)), strict=False)
    for number in range(count):
        yield next(to_people) if not number % _EVERY or not gaps else gaps[number * len(gaps) // count]


def _homes() -> dict[str, list[tuple[int, bool]]]:
    """Give some households of each county by id, with whether they are poor, in the order of their ids."""
    found = {}
    for county in Place.objects.filter(level=Level.COUNTY).order_by("code").values_list("code", flat=True):
        low, high = code_range(prefix_of(county))
        rows = Household.objects.filter(village_code__gte=low, village_code__lte=high).order_by("pk")
        found[county] = [(pk, status in POOR) for pk, status in rows.values_list("pk", "status")[:_PER_COUNTY]]
    return found


def _line(
    number: int, kind: str, place: str, owners: Sequence[str], homes: dict[str, list[tuple[int, bool]]], *, at: datetime
) -> Line:
    life = _LIVES[number % len(_LIVES)]
    county = ancestor(place, Level.COUNTY)
    begins = date(life.year, 4, 1) if life.year else day_of(at) - timedelta(life.ago)
    due = date(life.year, 10, 31) if life.year else begins + timedelta(365)
    words, each = _WORKS[kind]
    many = 1 + number % 7
    planned = 100 * each * many + number % 100
    proposer = _office("demo-county", county)
    prefecture = _office("demo-prefecture", ancestor(place, Level.PREFECTURE))
    terms = Terms(
        words.format(many=many), kind, SOURCES.keys()[number % 7], place,
        owners[number % len(owners)] if owners and number % 3 == 0 else county, planned, begins, due,
    )  # fmt: skip
    line = Line(terms, proposer, _moment(begins - timedelta(45)))
    if life.is_proposed:
        return line
    return replace(
        line,
        approver=prefecture,
        checked=f"环发〔{begins.year}〕{1 + number} 号（示范）",
        money=tuple(_money(terms, life, proposer, prefecture)),
        reached=_reached(terms, life, day_of(at)),
        households=_households(terms, life, homes.get(county, [])) if kind in _TO_HOUSEHOLDS else {},
        closed_on=due if life.year else None,
    )


def _money(terms: Terms, life: _Life, county: Actor, prefecture: Actor) -> Iterator[Entered]:
    """Give its entries: allocated at once, paid out in two parts, accepted at the end."""
    document = f"财农〔{terms.begins_on.year}〕{{}} 号（示范）"
    allocated, paid, accepted = (terms.planned * share // 100 for share in (life.allocated, life.paid, life.accepted))
    begins, half = terms.begins_on, (terms.due_on - terms.begins_on) // 2
    if allocated:
        yield Entered("allocated", allocated, document.format(8), prefecture, _moment(begins))
    first = paid * 2 // 5
    for days, fen in ((half, first), (half + timedelta(30), paid - first)):
        if fen:
            yield Entered("paid", fen, document.format(21), county, _moment(begins + days))
    if accepted:
        yield Entered("accepted", accepted, document.format(35), prefecture, _moment(begins + half + timedelta(60)))


def _reached(terms: Terms, life: _Life, on: date) -> dict[str, date]:
    season = season_on(terms.begins_on) if terms.kind in BUILT else Season()
    done = milestones(terms.begins_on, terms.due_on, season)
    if not life.year:
        done = done[: 2 + life.paid // 50]
    days = ((one.key, one.on + timedelta(life.late)) for one in done)
    return {key: day for key, day in days if day <= on}


def _households(terms: Terms, life: _Life, homes: Sequence[tuple[int, bool]]) -> dict[int, int]:
    """Give what households got: all the same where it was split evenly, with others where it missed the poor."""
    chosen = [pk for pk, is_poor in homes if is_poor or life.others][:12]
    paid = terms.planned * life.paid // 100
    if not paid or not chosen:
        return {}
    each = paid // (2 * len(chosen))
    return {pk: each if life.even else each * (3 + at % 4) // 6 for at, pk in enumerate(chosen)}


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(10), tzinfo=timezone.get_default_timezone())


def _office(name: str, office: str) -> Actor:
    """Give an office of the demo; whoever built the demo reaches every place."""
    return replace(platform(name), organisation=office)
