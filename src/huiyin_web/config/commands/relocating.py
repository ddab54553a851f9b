"""The demo's schemes of relocation, made up: old ones with all follow-ups, recent ones with some overdue, open ones."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Case, F, When
from django.utils import timezone

from huiyin.followup.relocation import Given, Step, Told
from huiyin.kernel.places import Level, ancestor, code_range, prefix_of
from huiyin_web.access.actor import Actor, platform
from huiyin_web.access.models import User
from huiyin_web.config.commands.cast import WORKER
from huiyin_web.core.clock import day_of
from huiyin_web.places.models import Place
from huiyin_web.projects.models import Project
from huiyin_web.quality.models import Duplicate
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import REMOVED
from huiyin_web.relocation.actions.carry_over import Home, Line, carry_over
from huiyin_web.relocation.actions.set_up_scheme import Terms

_WHOLE = 600  # schemes of the whole province
_LEAST = 2  # of a county
_FEWEST, _MORE = 8, 25  # households of a scheme
_VILLAGES = 6  # that a scheme takes people from, at most
_KINDS = ("together", "dispersed", "town_house")
_WITNESS = "见证人（示范）"


@dataclass(frozen=True, slots=True)
class _Life:
    """What became of a scheme: moved in a year, or so many days ago; else how far its households are."""

    year: int = 0
    ago: int = 0
    until: Step = Step.OLD_SITE


_LIVES = (
    _Life(year=2016), _Life(ago=430), _Life(ago=215), _Life(ago=40, until=Step.HOUSE),
    _Life(ago=20, until=Step.CONSENT),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Family:
    """A household as far as its move is made up from it."""

    id: int
    village: str
    head: str
    persons: int
    income: int | None


def relocate(*, scale: float, at: datetime) -> None:
    """Carry schemes over, as an office brings in what it had kept in a workbook."""
    counties = list(Place.objects.filter(level=Level.COUNTY, valid_to__isnull=True).order_by("code"))
    rounds = max(round(_WHOLE * scale / len(counties)), _LEAST)
    paying = _projects()
    ledger = []
    for place in counties:
        families = _families(place.pk, most=rounds * (_FEWEST + _MORE))
        ledger += [
            _line(number, place, chosen, paying.get(place.pk), at=at)
            for number, chosen in enumerate(_shared(families, rounds))
            if chosen
        ]
    ledger.sort(key=lambda line: line.at)
    carry_over(ledger=ledger, by=platform("demo"), at=at)


def _families(county: str, *, most: int) -> list[_Family]:
    """Give households of a county: those of the village worker of the cast first, then those that wish to move.

    None of which it is asked whether it is another one: two offers would keep them from being merged.
    """
    cast = Case(When(village_code=User.objects.get(username=WORKER).place_code, then=0), default=1)
    low, high = code_range(prefix_of(county))
    rows = Household.objects.filter(village_code__gte=low, village_code__lte=high, member_count__gt=0)
    doubtful = Duplicate.objects.filter(gone_at=None).values_list("left_household", "right_household")
    rows = (
        rows.exclude(status=REMOVED)
        .exclude(pk__in={pk for two in doubtful for pk in two})
        .order_by(cast, F("relocation_wish").desc(nulls_last=True), "pk")
    )
    return [_Family(*row) for row in rows.values_list(
        "pk", "village_code", "head_name", "member_count", "income_per_capita"
    )[:most]]  # fmt: skip


def _shared(families: Sequence[_Family], rounds: int) -> Iterator[list[_Family]]:
    """Share the households of a county between its schemes, village by village."""
    villages: dict[str, list[_Family]] = defaultdict(list)
    for one in families:
        villages[one.village].append(one)
    codes = sorted(villages)
    for number in range(rounds):
        here = [one for code in codes[number::rounds][:_VILLAGES] for one in villages[code]]
        yield here[: _FEWEST + number % _MORE + len(here) % _MORE]


def _projects() -> dict[str, int]:
    """Give a project of relocation of each county, if it has one."""
    rows = Project.objects.filter(kind="relocation").order_by("-pk").values_list("place_code", "pk")
    return {ancestor(code, Level.COUNTY): key for code, key in rows}


def _line(number: int, county: Place, families: Sequence[_Family], project: int | None, *, at: datetime) -> Line:
    life = _LIVES[(number + int(county.pk[2:6]) + 3) % len(_LIVES)]
    moved = date(life.year, 10, 8) if life.year else day_of(at) - timedelta(life.ago)
    origins = tuple(sorted({one.village for one in families}))
    terms = Terms(
        f"{county.name}易地搬迁安置点{number + 1}（示范）", _KINDS[number % 3], county.pk,
        origins, len(families) + 5, year=moved.year,
    )  # fmt: skip
    manager = replace(platform("demo-county"), organisation=county.pk)
    return Line(
        terms, manager, _clerk(), datetime.combine(moved - timedelta(200), time(10), timezone.get_default_timezone()),
        tuple(_home(at_, one, life, moved, day_of(at)) for at_, one in enumerate(families)), project,
    )  # fmt: skip


def _clerk() -> Actor:
    return platform("demo")


def _home(number: int, one: _Family, life: _Life, moved: date, today: date) -> Home:
    """Give one household: of ten, one is not asked yet, one declines, one withdraws, one goes back in the end."""
    kind = number % 10
    said = Given(on=moved - timedelta(170), signed_by=one.head, in_writing=True)
    if kind == 9:  # noqa: PLR2004
        said = replace(said, in_writing=False, read_aloud=True, language="bo", witness=_WITNESS)
    if kind == 7:  # noqa: PLR2004
        return Home(one.id, ((Step.DECLINE, replace(said, reason="老人不愿离开草场（示范）")),))
    if kind == 6 and not life.year:  # noqa: PLR2004
        return Home(one.id)
    if life.until is Step.CONSENT:
        return Home(one.id, ((Step.CONSENT, said),) if kind < 4 else ())  # noqa: PLR2004
    steps = [(Step.CONSENT, said)]
    if kind == 8:  # noqa: PLR2004
        back = replace(said, on=moved - timedelta(90), reason="家中有人住院（示范）")
        return Home(one.id, (*steps, (Step.WITHDRAW, back)))
    steps.append((Step.HOUSE, _house(number, one, moved - timedelta(30))))
    if life.until is Step.HOUSE:
        return Home(one.id, tuple(steps))
    steps.append((Step.MOVE, Given(on=moved)))
    if number % 6:
        kept = kind == 4  # noqa: PLR2004
        what = "kept" if kept else ("demolished", "reclaimed")[number % 2]
        reason = "暂作草场看护房（示范）" if kept else ""
        site = Given(on=moved + timedelta(20), old_site=what, reason=reason)
        steps.append((Step.OLD_SITE, site))
    return Home(one.id, tuple(steps), tuple(_told(number, one, moved, today)))


def _house(number: int, one: _Family, on: date) -> Given:
    """Give a house of at most 25 square metres a person, the household's own money for it, and no debt."""
    return Given(on=on, area=one.persons * (25_00 - 50 * (number % 4)), contribution=2_000_00 * (number % 6), debt=0)


def _told(number: int, one: _Family, moved: date, today: date) -> Iterator[Told]:
    """Give the follow-ups that were made: of a recent move, one in four was not asked when it was due."""
    labour = max(one.persons // 2, 1)
    for round_, days in enumerate((184, 368, 733)):
        on = moved + timedelta(days)
        recent = today - on < timedelta(200)
        if on > today or (recent and number % 4 == 1):
            return
        back = number % 10 == 5 and round_ > 0  # noqa: PLR2004
        income = (one.income or 2_600_00) * (108 + 9 * round_ + number % 13) // 100
        yield Told(
            on, labour, 0 if back else min(labour, round_ + number % 2), income, ("all", "some")[number % 9 == 0],
            ("near", "far")[number % 11 == 0], "went_back" if back else ("stays", "partly")[number % 7 == 0],
            "草场在原址，往返放牧（示范）" if back else "",
        )  # fmt: skip
