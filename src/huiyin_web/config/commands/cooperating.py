"""The demo's East-West cooperation, made up: an agreement of every pair, two years of plans, reports and entries."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from huiyin.followup.cooperation import FUNDS, ITEMS, JOBS, JOBS_POOR, Side, State
from huiyin.kernel.places import code_range, prefix_of
from huiyin.rules.casework.words import POOR
from huiyin_web.access.actor import platform
from huiyin_web.assistance.models import Pairing
from huiyin_web.cooperation.actions.carry_over import Done, Line, carry_over
from huiyin_web.cooperation.actions.enter_result import Result
from huiyin_web.cooperation.actions.sign_agreement import Terms
from huiyin_web.core.clock import day_of
from huiyin_web.projects.models import Money
from huiyin_web.registry.models import Household

_BEGINS, _ENDS = date(2016, 9, 1), 4  # how many years after today agreements end
_PLACED = 12  # households of a county that are named
_YEARS = 3  # of which there are entries
_WAITS, _WESTERN = {1}, {3}  # which of several entries wait, or are made by the county
_DIFFERS, _SILENT = {2}, {5}  # which of several pairs report more than was done, or nothing
_AMOUNTS = {
    "meetings": (2, "高层互访和联席会议（示范）"), "cadres_west": (3, "县扶贫办挂职（示范）"),
    "doctors_west": (4, "县人民医院（示范）"), "teachers_west": (5, "县第一中学（示范）"),
    "cadres_east": (4, "东部街道跟班学习（示范）"), "doctors_east": (3, "东部医院进修（示范）"),
    "teachers_east": (4, "东部学校跟岗（示范）"), "firms": (1, "食品加工企业（示范）"),
    "investment": (300_000_000, "食品加工厂建设（示范）"), "purchases": (120_000_050, "牛羊肉、菜籽油（示范）"),
    JOBS: (40, "东部电子、纺织企业（示范）"), "paired": (6, "乡镇、学校、医院结对（示范）"),
}  # fmt: skip


def cooperate(*, at: datetime) -> None:
    """Carry the agreements of every pair of the last round over; the year that runs has entries that wait."""
    on = day_of(at)
    pairs = Pairing.objects.filter(participant__kind="eastern", ends_on__isnull=True)
    found = sorted(set(pairs.values_list("participant__organisation", "place_code")), key=lambda pair: pair[1])
    ledger = [_line(turn, partner, county, on) for turn, (partner, county) in enumerate(found)]
    carry_over(ledger=ledger, east=platform("demo-east"), west=platform("demo-county"), at=at)


def _line(turn: int, partner: str, county: str, on: date) -> Line:
    terms = Terms(partner, county, f"东西协〔2016〕{turn + 1} 号（示范）", _BEGINS, date(on.year + _ENDS, 12, 31))
    years = range(on.year - _YEARS + 1, on.year + 1)
    entries = tuple(one for year in years for one in _entries(turn, county, year, on))
    planned = {(year, item): _planned(item, turn) for year in years for item in ITEMS}
    reported: dict[tuple[int, str], int] = {}
    for year in years:
        if year < on.year and turn % 6 not in _SILENT:
            reported |= {(year, item): told for item, told in _reported(turn, county, year, entries).items()}
    return Line(terms, planned, reported, frozenset(year for year in years if year < on.year or turn % 3), entries)


def _planned(item: str, turn: int) -> int:
    if item == FUNDS:
        return 500_000_000
    if item == JOBS_POOR:
        return 20
    return _AMOUNTS[item][0] * (10 + turn % 3) // 10


def _entries(turn: int, county: str, year: int, on: date) -> Iterator[Done]:
    """Give what was done: of the year that runs some waits, made by either side."""
    homes = _homes(county)
    for number, (item, (amount, what)) in enumerate(_AMOUNTS.items()):
        day = date(year, 2 + number % 9, 10)
        if day > on:
            continue
        waits = year == on.year and number % 4 in _WAITS
        result = Result(item, amount + (turn + year) % 3, day, None, what, f"协作〔{year}〕{number + 1} 号（示范）")
        if ITEMS[item].dated:
            result = replace(result, ends_on=date(year + 1, 1, 31))
        side = Side.WEST if number % 5 in _WESTERN else Side.EAST
        state = State.ENTERED if waits else State.CONFIRMED
        yield Done(result, side, state, homes if item == JOBS and not waits else ())


def _homes(county: str) -> tuple[int, ...]:
    low, high = code_range(prefix_of(county))
    rows = Household.objects.filter(village_code__gte=low, village_code__lte=high, status__in=POOR)
    return tuple(rows.order_by("pk").values_list("pk", flat=True)[:_PLACED])


def _reported(turn: int, county: str, year: int, entries: tuple[Done, ...]) -> dict[str, int]:
    """Give the self-report: what was entered, and with some pairs a little more of jobs."""
    told = dict.fromkeys(ITEMS, 0)
    for one in entries:
        if one.result.on.year == year:
            told[one.result.item] += one.result.amount
            told[JOBS_POOR] += len(one.households)
    told[FUNDS] = _funds(county, year)
    if turn % 4 in _DIFFERS:
        told[JOBS] += 25
    return told


def _funds(county: str, year: int) -> int:
    low, high = code_range(prefix_of(county))
    rows = Money.objects.filter(flow="allocated", project__source="eastern_partner", on__year=year)
    money = rows.filter(project__place_code__gte=low, project__place_code__lte=high)
    return sum(money.values_list("fen", flat=True))
