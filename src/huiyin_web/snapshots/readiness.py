"""Ask the database what a year that is to be frozen has and lacks; the library decides what that means."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Count, Exists, F, Func, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat, Substr

from huiyin.kernel.places import Level, prefix_of
from huiyin.kernel.text import Text
from huiyin.measures.readiness import Counts, Readiness, flaws_told, readiness
from huiyin.measures.register import POOR_STATUSES
from huiyin.measures.yearly import BASES, places_without_base
from huiyin.records.codes import STATUS
from huiyin.records.place_books import last_day
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
_THERE = Q(status__in=[key for key in STATUS.keys() if key != _REMOVED])  # noqa: SIM118  a code list is no dict
_ANY = Q(status__in=list(STATUS.keys()))


def readiness_of(year: int, *, at: datetime) -> Readiness:
    """Give what a year has and lacks at a moment; figures only, so that reach plays no part."""
    frozen = list(Snapshot.objects.values_list("year", "version"))
    poor, population = Household.objects.filter(_POOR), _population(year)
    sizes = _other_sizes(poor)
    gone = frozenset(Place.objects.exclude(valid_on(last_day(year))).values_list("code", flat=True))
    # One look at the index that leads with the status gives both who is poor where and who is anywhere.
    lived_in = set(Household.objects.filter(_THERE).order_by().values_list("status", "village_code").distinct())
    villages = _under_codes_of(year, (code for status, code in lived_in if status in POOR_STATUSES), gone)
    return readiness(
        Counts(
            year=year,
            this_year=at.year,
            frozen={of for of, _ in frozen},
            version=max((version for of, version in frozen if of == year), default=0),
            register_year=_register_year(),
            households=Household.objects.count(),
            persons=Person.objects.count(),
            places=Place.objects.filter(valid_on(last_day(year))).count(),
            statistics=Statistic.objects.filter(year=year).count(),
            has_base=any(population.values()),
            without_base={base: places_without_base(villages, own) for base, own in population.items()},
            counties=_counties_without_file(year, gone),
            unknown_incomes=poor.filter(income_per_capita__isnull=True).count(),
            memberless=sizes["memberless"],
            other_members=sizes["differing"] - sizes["memberless"],
            elsewhere=_elsewhere(gone.intersection(code for _, code in lived_in)),
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


def _under_codes_of(year: int, codes: Iterable[str], gone: frozenset[str]) -> set[str]:
    """Give places under the codes of a year, under which their households will be counted.

    Only those whose code does not belong to the year are looked up: of thousands of villages mostly none.
    """
    asked = set(codes)
    became = succession_around(asked & gone).became(year)
    return {became.get(code, code) for code in asked}


def _elsewhere(gone: frozenset[str]) -> int:
    return Household.objects.filter(_THERE, village_code__in=gone).count()


def _other_sizes(poor: QuerySet[Household]) -> dict[str, int]:
    """Count the households with another number of persons than they state, and those of them with none."""
    persons = Person.objects.filter(household_id=OuterRef("pk")).values(number=Func("pk", function="COUNT"))
    differing = poor.annotate(persons_there=Subquery(persons)).exclude(persons_there=F("member_count"))
    return differing.aggregate(differing=Count("pk"), memberless=Count("pk", filter=Q(persons_there=0)))


def _counties_without_file(year: int, gone: frozenset[str]) -> list[Text]:
    """Name the counties with villages of which no household was new or changed in the year, and no file was sent.

    A county whose households were all removed from the register owes none.
    """
    there, last = valid_on(last_day(year)), Concat(Substr(OuterRef("code"), 1, _COUNTY_DIGITS), Value(_LAST_BELOW))
    villages = Place.objects.filter(there, code__gt=OuterRef("code"), code__lte=last, level=Level.VILLAGE)
    households = Household.objects.filter(village_code__gt=OuterRef("code"), village_code__lte=last)
    owing = Exists(households.filter(_THERE)) | ~Exists(households.filter(_ANY))
    told = Exists(households.filter(_ANY, updated_year=year))
    counties = Place.objects.filter(there, Exists(villages), ~told, owing, level=Level.COUNTY).order_by("code")
    sent = ImportBatch.objects.filter(state=BatchState.APPLIED, kind="households", year=year)
    # An office that sent its file under a code that has ended sent it for what that became.
    places = sent.exclude(place_code="").values_list("place_code", flat=True).distinct()
    senders = _under_codes_of(year, places, gone)
    return [
        Text(english or name, name)
        for code, name, english in counties.values_list("code", "name", "name_en")
        if not any(sender.startswith(prefix_of(code)) for sender in senders)
    ]
