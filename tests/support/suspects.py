"""Made-up registers for suspect rules: cases that each change one sound household."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from huiyin.kernel.money import fen
from huiyin.records.fields import Kind
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.records.snapshots import SCHEMAS

AT = datetime(2016, 12, 1, 8, 0, tzinfo=UTC)
_MONEY = {one.key for one in HOUSEHOLDS.fields if one.kind is Kind.MONEY} | {"net_income", "income_per_capita"}
_HOUSEHOLD: dict[str, Any] = {
    "version": 1, "updated_year": 2016, "head_name": "示范户主", "standard": "national", "category": "general",
    "status": "poor", "identified_on": date(2014, 5, 1), "main_cause": "funds", "member_count": 3, "wage_income": 1000,
    "business_income": 3000, "transfer_income": 3000, "property_income": 0, "business_expense": 1000, "net_income": 6000,
    "income_per_capita": 2000, "housing_area": 60, "dangerous_house": "none", "relocation_kind": "none", "farmland": 5,
    "water_safe": True, "water_difficult": False, "industry_type": "planting", "food_assured": True,
    "clothing_assured": True, "education_guaranteed": True, "medical_guaranteed": True, "housing_guaranteed": True,
}  # fmt: skip
_ADULT = {
    "health": "healthy", "education": "junior", "schooling": "none", "labour": "ordinary", "work": "farming",
    "work_months": 0, "residence_months": 12, "dibao": False, "wubao": False, "medical_insurance": True,
}  # fmt: skip
MEMBERS: dict[str, dict[str, Any]] = {
    "head": _ADULT | {"name": "示范户主", "relation": "head", "sex": "male", "birth_date": date(1976, 3, 1)},
    "spouse": _ADULT | {"name": "示范配偶", "relation": "spouse", "sex": "female", "birth_date": date(1978, 5, 1)},
    "child": _ADULT
    | {"name": "示范子女", "relation": "son", "sex": "male", "birth_date": date(2006, 5, 1), "education": "primary"}
    | {"schooling": "primary", "labour": "none", "work": "none"},
}


@dataclass(slots=True)
class Register:
    """A register that grows case by case, each in a village of its own."""

    households: list[dict[str, Any]] = field(default_factory=list)
    persons: list[dict[str, Any]] = field(default_factory=list)
    before: list[dict[str, Any]] = field(default_factory=list)
    villages: int = 0

    def add(self, case: Mapping[str, Any]) -> str:
        """Add what a case describes; give the code of its village."""
        self.villages += 1
        village = f"630102001{self.villages:03}"
        for copy in range(case.get("copies", 1)):
            own = {**case.get("h", {}), **(case.get("first", {}) if copy == 0 else {})}
            household = self._household(self.households, village, own, len(self.households) + 1)
            if "before" in case:
                self._household(self.before, village, case["before"], household)
            self._members(case, village, household)
        return village

    def tables(self) -> tuple[pa.Table, pa.Table, pa.Table]:
        """Give households, persons and the households a year before, in the columns of a snapshot."""
        return (
            _table("households", self.households),
            _table("persons", self.persons),
            _table("households", self.before),
        )

    def _household(self, into: list[dict[str, Any]], village: str, own: Mapping[str, Any], number: int) -> int:
        told = _HOUSEHOLD | dict(own)
        money = {key: fen(str(told[key])) for key in _MONEY & told.keys() if told[key] is not None}
        into.append(told | money | {"id": number, "office_number": str(number), "village_code": village})
        return number

    def _members(self, case: Mapping[str, Any], village: str, household: int) -> None:
        kept = [role for role in MEMBERS if role not in case.get("without", ())]
        members: Iterable[dict[str, Any]] = [MEMBERS[role] | case.get(role, {}) for role in kept]
        for member in [*members, *(_ADULT | {"name": "示范成员"} | one for one in case.get("plus", ()))]:
            number = len(self.persons) + 1
            keys = {"id": number, "version": 1, "updated_year": 2016, "office_number": str(number)}
            self.persons.append(member | keys | {"household_id": household, "village_code": village})


def _table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    schema = SCHEMAS[name]
    return pa.Table.from_pylist([dict.fromkeys(schema.names) | row for row in rows], schema)
