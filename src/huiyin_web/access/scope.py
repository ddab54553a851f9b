"""Reach as data: code prefixes and household ids that a query compares. No foreign key points upwards."""

from dataclasses import dataclass

from django.db.models import Q

from huiyin.kernel.places import code_range


@dataclass(frozen=True, slots=True)
class Scope:
    """What somebody reaches: all places below any of the prefixes, and single households.

    The empty prefix reaches everything; no prefix and no household reach nothing.
    """

    prefixes: tuple[str, ...] = ()
    households: tuple[int, ...] = ()

    def covers(self, code: str) -> bool:
        """Say whether a place lies in reach."""
        return any(code.startswith(prefix) for prefix in self.prefixes)

    def places(self, column: str) -> Q:
        """Give the condition that a place-code column lies in reach, as index ranges."""
        condition = Q(pk__in=())
        for prefix in self.prefixes:
            low, high = code_range(prefix)
            condition |= Q(**{f"{column}__gte": low, f"{column}__lte": high})
        return condition

    def households_in(self, place_column: str, id_column: str = "pk") -> Q:
        """Give the condition that a household lies in reach, by its village or by itself."""
        condition = self.places(place_column)
        return condition | Q(**{f"{id_column}__in": self.households}) if self.households else condition


EVERYWHERE = Scope(prefixes=("",))
