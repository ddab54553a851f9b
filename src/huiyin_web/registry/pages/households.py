"""What others read of the register: households in lists, personal values masked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HouseholdLine:
    """A household in a list; money in fen, codes as keys.

    Without a status it is no longer on the register; `formerly` is the former number by which it was found.
    """

    id: int
    village_code: str
    office_number: str
    head_name: str
    status: str | None
    category: str
    main_cause: str
    member_count: int
    income_per_capita: int | None
    formerly: str = ""


@dataclass(frozen=True, slots=True)
class FoundHouseholds:
    """One turn of what a search found.

    Attributes:
        rows: the households.
        next: the id after whose household the next turn begins; none at the end.
        previous: the same of the turn before; none where that is the first, or this is.
        total: how many were found in all, counted to one more than `COUNTED_TO`.
    """

    rows: tuple[HouseholdLine, ...]
    next: int | None
    previous: int | None
    total: int


@dataclass(frozen=True, slots=True)
class HouseholdList:
    """One turn of a village's households.

    Attributes:
        rows: the households, by id.
        total: how many the village has in the register.
        next: the id after which the next turn begins; none at the end.
        removed: how many more were removed from the register.
    """

    rows: tuple[HouseholdLine, ...]
    total: int
    next: int | None
    removed: int
