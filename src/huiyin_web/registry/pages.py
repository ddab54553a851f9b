"""What others read of the register: households and persons, personal values masked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class HouseholdLine:
    """A household in a list; money in fen, codes as keys."""

    id: int
    office_number: str
    head_name: str
    status: str
    category: str
    main_cause: str
    member_count: int
    income_per_capita: int | None


@dataclass(frozen=True, slots=True)
class HouseholdList:
    """One turn of a village's households.

    Attributes:
        rows: the households, by id.
        total: how many the village has.
        next: the id after which the next turn begins; none at the end.
    """

    rows: tuple[HouseholdLine, ...]
    total: int
    next: int | None


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a household: the sheet's fields by key, personal ones masked."""

    id: int
    version: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HouseholdCard:
    """A household with its members.

    Attributes:
        id: our permanent id.
        version: how often the row was written.
        updated_year: the year of the import that wrote it last.
        village_code: where it lives.
        values: the sheet's fields and the computed columns by key, personal ones masked; money in fen.
        members: its persons, the head first.
    """

    id: int
    version: int
    updated_year: int
    village_code: str
    values: Mapping[str, Any]
    members: tuple[Member, ...]
