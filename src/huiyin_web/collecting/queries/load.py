"""What villages are asked in a year: by month, by place and by office."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Sum
from django.db.models.functions import Substr

from huiyin.kernel.places import code_range, prefix_of
from huiyin.rules import burden as rules
from huiyin_web.collecting.models import AskedVillage, Collection, CollectionState

_CHARGED = (CollectionState.ADMITTED, CollectionState.WITHDRAWN)
_DIGITS = 12


@dataclass(slots=True)
class Load:
    """What some villages are asked in a year.

    Attributes:
        facts: the facts asked, by month; a month has the share of a collection that its days are of all days.
        minutes: of the villages' time, by month.
        again: of the facts those asked again.
        collections: the numbers of the collections that ask.
    """

    facts: dict[int, float] = field(default_factory=dict)
    minutes: dict[int, float] = field(default_factory=dict)
    again: float = 0
    collections: set[int] = field(default_factory=set)

    @property
    def all_facts(self) -> float:
        """The facts of the whole year."""
        return sum(self.facts.values())

    @property
    def all_minutes(self) -> float:
        """The minutes of the whole year."""
        return sum(self.minutes.values())

    def add(self, other: "Load") -> None:
        """Add what other villages, or another collection, ask."""
        for own, more in ((self.facts, other.facts), (self.minutes, other.minutes)):
            for month, amount in more.items():
                own[month] = own.get(month, 0) + amount
        self.again += other.again
        self.collections |= other.collections


Loads = dict[tuple[str, str], Load]  # by place and office


def loads_of(place_code: str, year: int, *, digits: int) -> Loads:
    """Give what the villages of a place are asked in a year, by the place that as many digits of a code name."""
    low, high = code_range(prefix_of(place_code))
    rows = Collection.objects.filter(
        begins_on__lte=date(year, 12, 31), ends_on__gte=date(year, 1, 1), state__in=_CHARGED
    )
    known = {one.pk: one for one in rows}
    asked = AskedVillage.objects.filter(collection__in=known, village_code__gte=low, village_code__lte=high)
    counted = asked.annotate(place=Substr("village_code", 1, digits)).values("collection_id", "place")
    found: defaultdict[tuple[str, str], Load] = defaultdict(Load)
    for row in counted.annotate(count=Sum("rows"), repeated=Sum("again")).order_by("place", "collection_id"):
        one = known[row["collection_id"]]
        found[row["place"].ljust(_DIGITS, "0"), one.office].add(_part(one, row["count"], row["repeated"], year))
    return dict(found)


def together(loads: Iterable[Load]) -> Load:
    """Add loads up."""
    whole = Load()
    for load in loads:
        whole.add(load)
    return whole


def years_with_load() -> set[int]:
    """Give the years in which any village is asked for anything."""
    days = Collection.objects.filter(state__in=_CHARGED).values_list("begins_on", "ends_on")
    return {day.year for both in days for day in both}


def _part(one: Collection, rows: int, again: int, year: int) -> Load:
    """Give what a collection asks for some rows, as far as it lies in a year."""
    spread = rules.month_shares(one.begins_on, one.ends_on, one.withdrawn_on)
    shares = {month: float(share) for (when, month), share in spread.items() if when == year}
    return Load(
        {month: rows * len(one.fields) * share for month, share in shares.items()},
        {month: rows * one.minutes * share for month, share in shares.items()},
        again * sum(shares.values()),
        {one.pk} if shares else set(),
    )
