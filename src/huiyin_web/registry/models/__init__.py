"""The register's tables, one module a concept."""

from huiyin_web.registry.models.register import (
    Household,
    HouseholdHistory,
    Person,
    PersonHistory,
)

__all__ = ["Household", "HouseholdHistory", "Person", "PersonHistory"]
