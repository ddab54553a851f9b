"""Reach as data: code prefixes and household ids that a query compares. No foreign key points upwards."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from huiyin.kernel.places import Level, code_range, prefix_of


@dataclass(frozen=True, slots=True)
class Scope:
    """What somebody reaches: all places below any of the prefixes, and single households.

    The empty prefix reaches everything; no prefix and no household reach nothing.
    """

    prefixes: tuple[str, ...] = ()
    households: tuple[int, ...] = ()

    @classmethod
    def over(cls, codes: Collection[str], households: Collection[int] = ()) -> "Scope":
        """Give the reach of some places and households; a place within another of them adds nothing."""
        found: list[str] = []
        for prefix in sorted({prefix_of(code) for code in codes}):
            if not found or not prefix.startswith(found[-1]):
                found.append(prefix)
        return cls(tuple(found), tuple(sorted(households)))

    def covers(self, code: str) -> bool:
        """Say whether a place lies in reach."""
        return any(code.startswith(prefix) for prefix in self.prefixes)

    def places(self, column: str) -> Q:
        """Give the condition that a place-code column lies in reach: index ranges, and one list of all villages.

        A database takes a long list, but no expression as deep as a merged county has villages.
        """
        villages = [prefix for prefix in self.prefixes if len(prefix) == Level.VILLAGE.digits]
        condition = Q(**{f"{column}__in": villages})
        for prefix in self.prefixes:
            if len(prefix) < Level.VILLAGE.digits:
                low, high = code_range(prefix)
                condition |= Q(**{f"{column}__gte": low, f"{column}__lte": high})
        return condition

    def households_in(self, place_column: str, id_column: str = "pk") -> Q:
        """Give the condition that a household lies in reach, by its village or by itself."""
        condition = self.places(place_column)
        return condition | Q(**{f"{id_column}__in": self.households}) if self.households else condition


EVERYWHERE = Scope(prefixes=("",))
