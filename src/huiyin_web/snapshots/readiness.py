"""Ask the database what a year that is to be frozen has and lacks; the library decides what that means."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple, cast

from django.core.cache import cache
from django.db.models import Count, Exists, F, Func, Max, OuterRef, Q, QuerySet, Subquery

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin.measures.register.rates import POOR_STATUSES
from huiyin.measures.register.readiness import Counts, Readiness, flaws_told, readiness
from huiyin.measures.register.yearly import BASES, places_without_base
from huiyin.records.codes import STATUS
from huiyin.records.place_books import last_day
from huiyin_web.core import audit
from huiyin_web.core.clock import year_of
from huiyin_web.imports.kinds import kinds
from huiyin_web.imports.queries import in_force
from huiyin_web.places.models import Place, Statistic
from huiyin_web.places.queries import valid_on
from huiyin_web.places.successions import succession_around
from huiyin_web.registry.models import Household, Person
from huiyin_web.registry.queries.members import present
from huiyin_web.snapshots.errors import CannotFreezeError, UnseenFlawsError
from huiyin_web.snapshots.models import Snapshot

_COUNTY_DIGITS = Level.COUNTY.digits
# Every query names the statuses, as they lead the index that answers it without reading a household.
_POOR = Q(status__in=POOR_STATUSES)
_KEPT = Q(status__in=[key for key in list(STATUS.keys()) if key != "removed"])
_ANY = Q(status__in=list(STATUS.keys()))


class _Village(NamedTuple):
    """A village with households: whether any is poor, any not removed, and any came in or changed in the year."""

    code: str
    poor: bool
    kept: bool
    told: bool


def readiness_of(year: int, *, at: datetime) -> Readiness:
    """Give what a year has and lacks at a moment; figures only, so that reach plays no part."""
    poor, population = Household.objects.filter(_POOR), _population(year)
    sizes = _other_sizes(poor)
    gone = frozenset(Place.objects.exclude(valid_on(last_day(year))).values_list("code", flat=True))
    villages, senders = _villages(year), _senders(year)
    # Of thousands of villages mostly none has a code that does not belong to the year: only such are looked up.
    ended = gone & {one.code for one in villages}
    became = succession_around(ended | gone & senders).became(year)
    poor_villages = {became.get(one.code, one.code) for one in villages if one.poor}
    return readiness(
        Counts(
            year=year,
            this_year=year_of(at),
            frozen=dict(Snapshot.objects.order_by("version").values_list("year", "version")),
            register_year=_register_year(),
            households=Household.objects.count(),
            persons=present(Person.objects.all()).count(),
            places=Place.objects.filter(valid_on(last_day(year))).count(),
            statistics=Statistic.objects.filter(year=year).count(),
            has_base=any(population.values()),
            without_base={base: places_without_base(poor_villages, own) for base, own in population.items()},
            counties=_counties_without_file(year, villages, senders, became),
            unknown_incomes=poor.filter(income_per_capita__isnull=True).count(),
            memberless=sizes["memberless"],
            other_members=sizes["differing"] - sizes["memberless"],
            elsewhere=Household.objects.filter(_KEPT, village_code__in=ended).count(),
        )
    )


def last_readiness(year: int, *, at: datetime) -> Readiness:
    """Give the same, counted once for every state of the log: nothing changes the register without an entry there.

    It is for pages, which tell; whoever freezes counts anew.
    """
    last = audit.head()
    if last is None:
        return readiness_of(year, at=at)
    key = ":".join(["readiness", str(year), str(year_of(at)), *map(str, last)])
    return cast("Readiness", cache.get_or_set(key, lambda: readiness_of(year, at=at)))


def insist(ready: Readiness, seen: Mapping[str, int]) -> None:
    """Insist that nothing blocks the freeze and that every flaw was seen as large as it is.

    Raises:
        CannotFreezeError: something makes it impossible.
        UnseenFlawsError: something is missing that was not accepted.
    """
    if ready.blockers:
        raise CannotFreezeError(why=Text.join([one.words for one in ready.blockers], " ", ""))
    if unseen := ready.unseen(seen):
        raise UnseenFlawsError(year=ready.year, flaws=flaws_told(unseen))


def _register_year() -> int | None:
    yearly = [kind.key for kind in kinds() if kind.yearly]
    found: int | None = in_force().filter(kind__in=yearly).aggregate(year=Max("year"))["year"]
    return found


def _population(year: int) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {base: {} for base in BASES}
    rows = Statistic.objects.filter(year=year, indicator__in=BASES).values_list("indicator", "place_code", "value")
    for indicator, place_code, value in rows:
        found[indicator][place_code] = value
    return found


def _villages(year: int) -> list[_Village]:
    """Ask of each village what the index that leads with the status answers without a walk over its households."""
    homes = Household.objects.filter(village_code=OuterRef("code"))
    asked = (Exists(homes.filter(_POOR)), Exists(homes.filter(_KEPT)), Exists(homes.filter(_ANY, updated_year=year)))
    villages = Place.objects.filter(Exists(homes.filter(_ANY)), level=Level.VILLAGE).order_by()
    return [_Village(*row) for row in villages.values_list("code", *asked)]


def _senders(year: int) -> set[str]:
    """Give the places whose offices sent a file of households for the year that was imported."""
    sent = in_force().filter(kind="households", year=year).exclude(place_code="")
    return set(sent.order_by().values_list("place_code", flat=True).distinct())


def _other_sizes(poor: QuerySet[Household]) -> dict[str, int]:
    """Count the households with another number of persons than they state, and those of them with none."""
    persons = present(Person.objects.filter(household_id=OuterRef("pk"))).values(number=Func("pk", function="COUNT"))
    differing = poor.annotate(persons_there=Subquery(persons)).exclude(persons_there=F("member_count"))
    return differing.aggregate(differing=Count("pk"), memberless=Count("pk", filter=Q(persons_there=0)))


def _counties_without_file(
    year: int, villages: Collection[_Village], senders: Collection[str], became: Mapping[str, str]
) -> list[Text]:
    """Name the counties with villages of which no household was new or changed in the year, and no file was sent.

    What came in under a code that has ended came in for what that became. A county whose households were all removed
    from the register owes none.
    """
    at = {one: became.get(one.code, one.code)[:_COUNTY_DIGITS] for one in villages}
    told = {county for one, county in at.items() if one.told}
    told |= {became.get(sender, sender)[:_COUNTY_DIGITS] for sender in senders}
    emptied = set(at.values()) - {county for one, county in at.items() if one.kept}
    there = Place.objects.filter(valid_on(last_day(year)))
    codes = there.filter(level=Level.VILLAGE).order_by().values_list("code", flat=True)
    owing = {code[:_COUNTY_DIGITS] for code in codes} - told - emptied
    counties = there.filter(level=Level.COUNTY).order_by("code").values_list("code", "name", "name_en")
    return [Text(english or name, name) for code, name, english in counties if code[:_COUNTY_DIGITS] in owing]
