"""The register's tables, one module a concept."""

from huiyin_web.registry.models.changes import ChangeRequest, Draft, RequestState
from huiyin_web.registry.models.members import MemberChange
from huiyin_web.registry.models.merges import Merge
from huiyin_web.registry.models.register import (
    Household,
    HouseholdHistory,
    Person,
    PersonHistory,
)

__all__ = [
    "ChangeRequest",
    "Draft",
    "Household",
    "HouseholdHistory",
    "MemberChange",
    "Merge",
    "Person",
    "PersonHistory",
    "RequestState",
]
