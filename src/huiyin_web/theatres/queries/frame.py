"""The lists from which a visit's villages and households are drawn: who is registered now, in groups.

A village is far where its households are farther from the nearest market, on average, than those of half the villages
of the list; where none of them says how far it is, it is in a group of its own. A household is at risk where it
returned to poverty, or where an open question of the register or of another department's list concerns it.
"""

from collections.abc import Collection, Mapping, Sequence
from statistics import median

from django.db.models import Avg, Count, QuerySet

from huiyin.kernel.places import code_range, prefix_of
from huiyin.sampling.draws import Unit
from huiyin_web.access.actor import Actor
from huiyin_web.quality.models import Flag, Suspect
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import households_in_reach

POOR, AT_RISK, EXITED = "poor", "at_risk", "exited"
NEAR, FAR, UNKNOWN = "near", "far", "unknown"
_GROUPS = {"poor": POOR, "planned_exit": POOR, "relapsed": AT_RISK, "exited": EXITED}


def villages_listed(actor: Actor, place_code: str) -> list[Unit]:
    """Give the villages of a place with their registered households, in groups by how far they are."""
    low, high = code_range(prefix_of(place_code))
    there = _registered(actor).filter(village_code__gte=low, village_code__lte=high).order_by()
    rows = there.values("village_code").annotate(many=Count("pk"), away=Avg("market_distance"))
    found = list(rows.order_by("village_code").values_list("village_code", "many", "away"))
    half = _half([away for _, _, away in found])
    return [Unit(code, (_distance(away, half),), many) for code, many, away in found]


def households_listed(actor: Actor, villages: Sequence[str]) -> Mapping[str, tuple[Unit, ...]]:
    """Give the registered households of villages by their ids, in groups by status and risk."""
    rows = sorted(_registered(actor).filter(village_code__in=villages).values_list("pk", "village_code", "status"))
    asked = _asked_about(villages)
    found: dict[str, list[Unit]] = {code: [] for code in villages}
    for pk, code, status in rows:
        found[code].append(Unit(str(pk), (AT_RISK if pk in asked else _GROUPS[status],)))
    return {code: tuple(units) for code, units in found.items()}


def _registered(actor: Actor) -> QuerySet[Household]:
    return households_in_reach(actor).filter(status__in=_GROUPS)


def _asked_about(villages: Collection[str]) -> set[int]:
    """Give the households of villages that an open question concerns."""
    suspects = Suspect.objects.filter(village_code__in=villages, outcome="", gone_at__isnull=True)
    flags = Flag.objects.filter(village_code__in=villages, decision="", gone_at__isnull=True)
    rows = (*suspects.values_list("household_id", flat=True), *flags.values_list("household_id", flat=True))
    return {pk for pk in rows if pk is not None}


def _half(distances: Sequence[float | None]) -> float | None:
    known = [away for away in distances if away is not None]
    return median(known) if known else None


def _distance(away: float | None, half: float | None) -> str:
    return UNKNOWN if away is None or half is None else FAR if away > half else NEAR
