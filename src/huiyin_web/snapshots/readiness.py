"""Ask the database what a year that is to be frozen has and lacks; the library decides what that means."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, Func, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat, Substr

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin.measures.readiness import Counts, Readiness, flaws_told, readiness
from huiyin.measures.register import POOR_STATUSES
from huiyin.measures.yearly import BASES, places_without_base
from huiyin.records.codes import STATUS
from huiyin.records.place_books import last_day
from huiyin_web.core.clock import year_of
from huiyin_web.imports.kinds import kinds
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.places.models import Place, Statistic
from huiyin_web.places.queries import valid_on
from huiyin_web.places.successions import succession_around
from huiyin_web.registry.models import Household, Person
from huiyin_web.snapshots.errors import CannotFreezeError, UnseenFlawsError
from huiyin_web.snapshots.models import Snapshot

_COUNTY_DIGITS = Level.COUNTY.digits
_LAST_BELOW = "9" * (Level.VILLAGE.digits - Level.COUNTY.digits)
_REMOVED = "removed"
# Every query names the statuses, as they lead the index that answers it without reading a household.
_POOR = Q(status__in=POOR_STATUSES)
_ANY = Q(status__in=list(STATUS.keys()))


@dataclass(frozen=True, slots=True)
class _Homes:
    """How many households of a status a village has, and how many of them came in or changed in the year."""

    status: str
    village_code: str
    count: int
    told: int


def readiness_of(year: int, *, at: datetime) -> Readiness:
    """Give what a year has and lacks at a moment; figures only, so that reach plays no part."""
    poor, population = Household.objects.filter(_POOR), _population(year)
    sizes = _other_sizes(poor)
    gone = frozenset(Place.objects.exclude(valid_on(last_day(year))).values_list("code", flat=True))
    homes, senders = _homes(year), _senders(year)
    # Of thousands of villages mostly none has a code that does not belong to the year: only such are looked up.
    became = succession_around(gone & ({one.village_code for one in homes} | senders)).became(year)
    villages = {became.get(one.village_code, one.village_code) for one in homes if one.status in POOR_STATUSES}
    return readiness(
        Counts(
            year=year,
            this_year=year_of(at),
            frozen=dict(Snapshot.objects.order_by("version").values_list("year", "version")),
            register_year=_register_year(),
            households=Household.objects.count(),
            persons=Person.objects.count(),
            places=Place.objects.filter(valid_on(last_day(year))).count(),
            statistics=Statistic.objects.filter(year=year).count(),
            has_base=any(population.values()),
            without_base={base: places_without_base(villages, own) for base, own in population.items()},
            counties=_counties_without_file(year, homes, senders, became),
            unknown_incomes=poor.filter(income_per_capita__isnull=True).count(),
            memberless=sizes["memberless"],
            other_members=sizes["differing"] - sizes["memberless"],
            elsewhere=sum(one.count for one in homes if one.village_code in gone and one.status != _REMOVED),
        )
    )


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
    applied = ImportBatch.objects.filter(state=BatchState.APPLIED, kind__in=yearly)
    found: int | None = applied.aggregate(year=Max("year"))["year"]
    return found


def _population(year: int) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {base: {} for base in BASES}
    rows = Statistic.objects.filter(year=year, indicator__in=BASES).values_list("indicator", "place_code", "value")
    for indicator, place_code, value in rows:
        found[indicator][place_code] = value
    return found


def _homes(year: int) -> list[_Homes]:
    """Look once at the index that leads with the status: who lives where, and who was told of in the year."""
    told = Count("pk", filter=Q(updated_year=year))
    grouped = Household.objects.filter(_ANY).order_by().values_list("status", "village_code")
    return [_Homes(*row) for row in grouped.annotate(count=Count("pk"), told=told)]


def _senders(year: int) -> set[str]:
    """Give the places whose offices sent a file of households for the year that was imported."""
    sent = ImportBatch.objects.filter(state=BatchState.APPLIED, kind="households", year=year).exclude(place_code="")
    return set(sent.order_by().values_list("place_code", flat=True).distinct())


def _other_sizes(poor: QuerySet[Household]) -> dict[str, int]:
    """Count the households with another number of persons than they state, and those of them with none."""
    persons = Person.objects.filter(household_id=OuterRef("pk")).values(number=Func("pk", function="COUNT"))
    differing = poor.annotate(persons_there=Subquery(persons)).exclude(persons_there=F("member_count"))
    return differing.aggregate(differing=Count("pk"), memberless=Count("pk", filter=Q(persons_there=0)))


def _counties_without_file(
    year: int, homes: Collection[_Homes], senders: Collection[str], became: Mapping[str, str]
) -> list[Text]:
    """Name the counties with villages of which no household was new or changed in the year, and no file was sent.

    What came in under a code that has ended came in for what that became. A county whose households were all removed
    from the register owes none.
    """
    at = {one: became.get(one.village_code, one.village_code)[:_COUNTY_DIGITS] for one in homes}
    told = {county for one, county in at.items() if one.told}
    told |= {became.get(sender, sender)[:_COUNTY_DIGITS] for sender in senders}
    emptied = set(at.values()) - {county for one, county in at.items() if one.status != _REMOVED}
    there, last = valid_on(last_day(year)), Concat(Substr(OuterRef("code"), 1, _COUNTY_DIGITS), Value(_LAST_BELOW))
    villages = Place.objects.filter(there, code__gt=OuterRef("code"), code__lte=last, level=Level.VILLAGE)
    counties = Place.objects.filter(there, Exists(villages), level=Level.COUNTY).order_by("code")
    return [
        Text(english or name, name)
        for code, name, english in counties.values_list("code", "name", "name_en")
        if code[:_COUNTY_DIGITS] not in told | emptied
    ]
