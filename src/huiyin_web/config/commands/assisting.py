"""Assistance in the demo: three rounds with units, pairings with the poor villages, teams and helpers, all made up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import cycle

from huiyin.followup.assistance import term_ends
from huiyin.kernel.places import Level, ancestor, level_of
from huiyin.records.codes import NEED
from huiyin_web.access.actor import platform
from huiyin_web.assistance.actions.make_proposal import make_proposal
from huiyin_web.assistance.actions.open_round import RoundTerms, open_round
from huiyin_web.assistance.actions.pair_unit import begin_pairings
from huiyin_web.assistance.models import (
    AssistanceRound,
    HouseholdPairing,
    Pairing,
    Participant,
    Proposal,
    ProposalState,
    TeamMember,
)
from huiyin_web.places.models import Organisation, PoorPlace
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import REMOVED

BY = platform("demo")
_PORTION = 500
_SIGNED = {"by_key": BY.key, "by_name": BY.name}
_KINDS = (  # how a unit's name tells what it is; the first that fits
    ("医院", "hospital"), ("学校", "school"), ("大学", "school"), ("公司", "enterprise"), ("集团", "enterprise"),
    ("银行", "enterprise"), ("铁路", "enterprise"), ("联合社", "enterprise"), ("农业发展", "central"),
    ("气象局", "central"),
)  # fmt: skip
_SPECIALITIES = (
    ("农牧", ("industry", "employment")), ("水利", ("water",)), ("教育", ("schooling",)), ("交通", ("road",)),
    ("医院", ("medical",)), ("学校", ("training", "schooling")), ("大学", ("training", "schooling")),
    ("公司", ("industry", "employment")), ("电力", ("power",)), ("银行", ("credit",)), ("国土", ("relocation",)),
    ("民政", ("care",)), ("科", ("training", "industry")),
)  # fmt: skip
_FAMILIES, _GIVEN = (
    "张王李马韩赵刘陈冶祁",
    ("永福", "国兰", "才让", "卓玛", "文忠", "玉英", "海云", "建明", "多杰", "措毛"),
)
_LONGEST, _SHORT_TEAM, _HEADLESS = 760, 13, 29  # days since somebody came at the most; each so-manieth team lacks one
_TEAM = ("first_secretary", "captain", "member")


@dataclass(frozen=True, slots=True)
class Years:
    """A round of the demo: its years, and how many of the units and villages, in tenths, are in it."""

    first: int
    last: int
    units: int
    villages: int


_LEFT_FREE = 39  # of every forty villages the last has no unit yet
_GUEST, _HOST = "3630000076", "630223"  # the unit of the cast helps a village of the county of the cast
ROUNDS = (Years(2010, 2012, 6, 4), Years(2013, 2015, 8, 7), Years(2016, 2020, 10, 10))


def assist() -> None:
    """Open the rounds, take units in and pair them with the villages that are poor."""
    units = list(Organisation.objects.filter(kind__in=("assisting_unit", "eastern_partner")).order_by("number"))
    listed = PoorPlace.objects.order_by("place_code").values_list("place_code", flat=True)
    villages = [code for code in listed if level_of(code) is Level.VILLAGE]
    counties = [code for code in listed if level_of(code) is Level.COUNTY]
    for years in ROUNDS:
        begins = datetime(years.first, 3, 1, tzinfo=UTC)
        name = f"{years.first}-{years.last}年定点帮扶"
        terms = RoundTerms(name, years.first, years.last, f"Assistance {years.first} to {years.last}")
        row = open_round(terms=terms, by=BY, at=begins)
        chosen = [unit for turn, unit in enumerate(units) if turn % 10 < years.units or unit.kind == "eastern_partner"]
        share = [place for turn, place in enumerate(villages) if turn % 10 < years.villages and turn % 40 != _LEFT_FREE]
        _pair(_enrol(row, chosen, len(share), begins), share, counties, on=begins.date(), at=begins)


def _enrol(row: AssistanceRound, units: Sequence[Organisation], villages: int, at: datetime) -> list[Participant]:
    most = villages // max(len(units), 1) + 3
    made = [
        Participant(
            round=row, organisation=unit.pk, kind=_kind(unit), place_code=unit.place_code, most=most,
            specialities=",".join(_specialities(unit.name)), funds=50_000_000 + 1_000_000 * (turn % 40),
            joined_on=at.date(), at=at, **_SIGNED,
        )
        for turn, unit in enumerate(units)
    ]  # fmt: skip
    return Participant.objects.bulk_create(made)


def _kind(unit: Organisation) -> str:
    if unit.kind == "eastern_partner":
        return "eastern"
    told = next((kind for words, kind in _KINDS if words in unit.name), None)
    return told or ("organ" if level_of(unit.place_code) is Level.PROVINCE else "local")


def _specialities(name: str) -> tuple[str, ...]:
    return next((keys for words, keys in _SPECIALITIES if words in name), (NEED.keys()[0],))


def _pair(
    units: Sequence[Participant], villages: Sequence[str], counties: Sequence[str], *, on: date, at: datetime
) -> list[Pairing]:
    """Pair villages with units of their county, every third with one from elsewhere; eastern cities with counties."""
    local: dict[str, list[Participant]] = {}
    for unit in units:
        local.setdefault(ancestor(unit.place_code, Level.COUNTY), []).append(unit)
    away = cycle([unit for unit in units if unit.kind not in {"local", "eastern"}])
    turns = {county: cycle(of) for county, of in local.items()}
    pairs: list[tuple[Participant, str]] = []
    guest = next((unit for unit in units if unit.organisation == _GUEST), None)
    hosts = {next((village for village in villages if village.startswith(_HOST)), ""): guest}
    for turn, village in enumerate(villages):
        near = turns.get(ancestor(village, Level.COUNTY))
        usual = next(away) if turn % 3 == 0 or near is None else next(near)
        pairs.append((hosts.get(village) or usual, village))
    for unit in units:
        if unit.kind == "eastern":
            prefecture = unit.place_code[: Level.PREFECTURE.digits]
            pairs += [(unit, county) for county in counties if county.startswith(prefecture)]
    return begin_pairings(pairs, on=on, by=BY, at=at)


def propose_rest(*, on: date, at: datetime) -> None:
    """Have units proposed for the villages that the last round has none for; a second officer has still to adopt it."""
    row = AssistanceRound.objects.get(first_year=ROUNDS[-1].first)
    begins = min(on, row.last_day)
    made = Proposal.objects.create(
        round=row, state=ProposalState.ASKED.value, on=begins, asked_at=at, asked_by_key=BY.key, asked_by_name=BY.name
    )
    make_proposal(proposal=made.pk, by=BY, at=at, report=lambda _share, _words: None)


def post_teams(*, on: date, at: datetime) -> None:
    """Post a team to every village of the last round; some lack somebody, of some the term ran out."""
    last = Pairing.objects.filter(participant__round__first_year=ROUNDS[-1].first).exclude(participant__kind="eastern")
    pairs = last.order_by("place_code").values_list("place_code", "participant__organisation")
    names = cycle(_names())
    team: list[TeamMember] = []
    for turn, (village, unit) in enumerate(pairs):
        since = on - timedelta(days=30 + turn * 7 % _LONGEST)
        roles = _TEAM[:2] if not turn % _SHORT_TEAM else _TEAM[1:] if not turn % _HEADLESS else _TEAM
        team += [
            TeamMember(
                place_code=village, name=next(names), organisation=unit, role=role, starts_on=since,
                until=term_ends(since), at=at, **_SIGNED,
            )
            for role in roles
        ]  # fmt: skip
    TeamMember.objects.bulk_create(team, batch_size=_PORTION)
    _recall_one(team, next(names), at=at)


def _recall_one(team: Sequence[TeamMember], name: str, *, at: datetime) -> None:
    """Let the member who came first have been recalled after some weeks, and another have followed."""
    gone = min((one for one in team if one.role == _TEAM[-1]), key=lambda one: one.starts_on)
    day = gone.starts_on + timedelta(days=25)
    gone.left_on, gone.left_as, gone.reason = day, "recalled", "长期不在岗（示范）"
    gone.successor = TeamMember.objects.create(
        place_code=gone.place_code, name=name, organisation=gone.organisation, role=gone.role, starts_on=day,
        until=term_ends(day), at=at, **_SIGNED,
    )  # fmt: skip
    gone.save()


def name_helpers(village_prefix: str, *, most: int, on: date, at: datetime) -> None:
    """Name a helper for households of a county, five each, by the unit that is paired with their village."""
    paired = Pairing.objects.filter(ends_on__isnull=True).exclude(participant__kind="eastern")
    units = dict(paired.values_list("place_code", "participant__organisation"))
    homes = Household.objects.filter(village_code__startswith=village_prefix).exclude(status=REMOVED)
    free = homes.filter(helpers__isnull=True).order_by("village_code", "pk").values_list("pk", "village_code")
    found, names, made = free[:most], cycle(_names()), []
    helper, village = next(names), ""
    for turn, (home, code) in enumerate(found):
        if turn % 5 == 0 or code != village:
            helper, village = next(names), code
        made.append(
            HouseholdPairing(
                organisation=units.get(code, ""), helper=helper, household_id=home, village_code=code,
                starts_on=on - timedelta(days=365), at=at, **_SIGNED,
            )
        )  # fmt: skip
    HouseholdPairing.objects.bulk_create(made, batch_size=_PORTION)


def _names() -> Iterator[str]:
    for given in _GIVEN:
        for family in _FAMILIES:
            yield f"{family}{given}（虚构）"
