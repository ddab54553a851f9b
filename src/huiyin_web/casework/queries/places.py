"""What is known of a village or county whose exit is asked about: its list, its poor of today, its denominator."""

from datetime import date

from django.db.models import Count, Q, Sum

from huiyin.kernel.places import Level, code_range, level_of, prefix_of
from huiyin.records.sheets import FACILITY_KEYS
from huiyin.rules import casework as rules
from huiyin.rules.casework.words import EXITED, POOR
from huiyin_web.places.models import Facility, PoorPlace, Statistic
from huiyin_web.places.wording import one_language
from huiyin_web.registry.models import Household

_RURAL = "rural_population"


def place_known(place_code: str, *, on: date) -> rules.Known:
    """Give it: the register as it is now, the latest statistics and facilities of the day's year or before."""
    low, high = code_range(prefix_of(place_code))
    poor, exited = Q(status__in=POOR), Q(status=EXITED)
    counted = Household.objects.filter(village_code__gte=low, village_code__lte=high).aggregate(
        poor_households=Count("pk", filter=poor),
        poor_persons=Sum("member_count", filter=poor),
        exited_persons=Sum("member_count", filter=exited),
    )
    population = (
        Statistic.objects.filter(place_code=place_code, indicator=_RURAL, year__lte=on.year).order_by("-year").first()
    )
    facility = _latest_facility(place_code, on) if level_of(place_code) is Level.VILLAGE else None
    return rules.Known(
        place=rules.PlaceKnown(
            listed=PoorPlace.objects.filter(pk=place_code, exited_on__isnull=True).exists(),
            **{key: count or 0 for key, count in counted.items()},
            rural_population=round(population.value) if population else None,
            population_year=population.year if population else None,
            population_source=one_language(population.source) if population else "",
            facilities_year=facility.year if facility else None,
            missing=tuple(key for key in FACILITY_KEYS if facility and not getattr(facility, key)),
        )
    )


def _latest_facility(place_code: str, on: date) -> Facility | None:
    return Facility.objects.filter(village_code=place_code, year__lte=on.year).order_by("-year").first()
