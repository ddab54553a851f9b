"""What villages are asked in a year: by month, by place and by office, counted by the village, so that sums agree."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from huiyin.kernel.places import code_range, prefix_of
from huiyin.rules import burden as rules
from huiyin_web.collecting.models import AskedVillage, Collection, CollectionState

_CHARGED = (CollectionState.ADMITTED, CollectionState.WITHDRAWN)


@dataclass(slots=True)
class Load:
    """What some villages are asked in a year.

    Attributes:
        facts: the facts asked, by month.
        minutes: of the villages' time, by month.
        again: of the facts those asked again.
        collections: the numbers of the collections that ask.
    """

    facts: Counter[int] = field(default_factory=Counter)
    minutes: Counter[int] = field(default_factory=Counter)
    again: int = 0
    collections: set[int] = field(default_factory=set)

    def add(self, other: "Load") -> None:
        """Add what other villages are asked."""
        self.facts.update(other.facts)
        self.minutes.update(other.minutes)
        self.again += other.again
        self.collections |= other.collections


@dataclass(frozen=True, slots=True)
class Loads:
    """What the villages of a place are asked in a year.

    Attributes:
        villages: by village and office.
        whole: in all.
    """

    villages: Mapping[tuple[str, str], Load]
    whole: Load

    def by_place(self, digits: int) -> dict[str, Load]:
        """Give it by the place that the first digits of a village's code name."""
        found: defaultdict[str, Load] = defaultdict(Load)
        for (village, _), load in self.villages.items():
            found[village[:digits].ljust(12, "0")].add(load)
        return dict(sorted(found.items()))

    def by_office(self) -> dict[str, Load]:
        """Give it by the office that asks, the largest first."""
        found: defaultdict[str, Load] = defaultdict(Load)
        for (_, office), load in self.villages.items():
            found[office].add(load)
        return dict(sorted(found.items(), key=lambda one: (-one[1].minutes.total(), one[0])))


def loads_of(place_code: str, year: int) -> Loads:
    """Give what the villages of a place are asked in a year by collections that were admitted."""
    low, high = code_range(prefix_of(place_code))
    rows = Collection.objects.filter(
        begins_on__lte=date(year, 12, 31), ends_on__gte=date(year, 1, 1), state__in=_CHARGED
    )
    known = {one.pk: one for one in rows}
    asked = AskedVillage.objects.filter(collection__in=known, village_code__gte=low, village_code__lte=high)
    villages: defaultdict[tuple[str, str], Load] = defaultdict(Load)
    whole = Load()
    for number, village, count, again in asked.values_list("collection_id", "village_code", "rows", "again"):
        load = _part(known[number], count, again, year)
        villages[village, known[number].office].add(load)
        whole.add(load)
    return Loads(villages, whole)


def years_with_load() -> set[int]:
    """Give the years in which any village is asked for anything."""
    days = Collection.objects.filter(state__in=_CHARGED).values_list("begins_on", "ends_on")
    return {day.year for both in days for day in both}


def _part(one: Collection, rows: int, again: int, year: int) -> Load:
    """Give a village's part of a collection, as far as it lies in a year."""
    facts, minutes, repeated = (
        Counter({month: amount for (when, month), amount in spread.items() if when == year})
        for spread in (
            rules.by_month(total, one.begins_on, one.ends_on, one.withdrawn_on)
            for total in (rows * len(one.fields), rows * one.minutes, again)
        )
    )
    return Load(facts, minutes, repeated.total(), {one.pk} if facts else set())
