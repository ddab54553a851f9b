"""The sheets as an office fills them in, one page a section; and which fields decide what a household may have."""

from dataclasses import dataclass

from huiyin.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that are filled in together, on one page."""

    key: str
    label: Text
    fields: tuple[str, ...]


SECTIONS: dict[str, tuple[Section, ...]] = {
    "households": (
        Section("register", Text("Register", "登记情况"), (
            "head_name", "village_group", "phone", "bank_name", "bank_account", "member_count", "standard", "category",
            "status", "identified_on", "exited_on", "removal_reason", "main_cause", "other_causes", "cause_note",
            "military_family", "only_child", "two_daughters",
        )),
        Section("income", Text("Income", "收入情况"), (
            "wage_income", "business_income", "business_expense", "property_income", "transfer_income", "cash_income",
            "subsidy_income",
        )),
        Section("housing", Text("Housing and water", "住房与饮水"), (
            "housing_area", "housing_structure", "housing_year", "dangerous_house", "relocation_wish",
            "relocation_difficulty", "relocation_kind", "electricity", "fuel", "water_source", "water_difficult",
            "water_safe", "toilet", "road_distance", "market_distance",
        )),
        Section("assurances", Text("Food, clothing and three guarantees", "两不愁三保障"), (
            "food_assured", "clothing_assured", "education_guaranteed", "medical_guaranteed", "housing_guaranteed",
        )),
        Section("needs", Text("Needs", "帮扶需求"), ("needs", "needs_note")),
        Section("land", Text("Land", "土地"), (
            "farmland", "farmland_certified", "farmland_irrigated", "farmland_dry", "farmland_paddy", "forest",
            "forest_certified", "forest_returned", "orchard", "water_area", "grassland", "grassland_certified",
        )),
        Section("production", Text("Production", "生产"), (
            "livestock", "industry_type", "organisation_type", "industry_income", "leading_firm_income", "fund_member",
            "fund_amount",
        )),
    ),
    "persons": (
        Section("identity", Text("Who it is", "身份信息"), (
            "name", "id_type", "id_number", "sex", "birth_date", "relation", "ethnicity", "politics", "phone",
        )),
        Section("schooling", Text("Schooling and health", "教育与健康"), (
            "education", "schooling", "health", "disease_name", "illness_grade",
        )),
        Section("work", Text("Work and residence", "劳动与务工"), (
            "labour", "work", "work_months", "employer_name", "employer_phone", "residence_months",
        )),
        Section("protection", Text("Protection", "保障与身份"), (
            "dibao", "wubao", "medical_insurance", "critical_insurance", "pension", "active_soldier",
        )),
    ),
}  # fmt: skip

# What decides whether a household is poor, what it is entitled to and who belongs to it: such a field changes by a
# request that somebody else approves. Offices that want more of them checked add a key here.
DECIDING: dict[str, frozenset[str]] = {
    "households": frozenset({
        "head_name", "member_count", "standard", "category", "status", "identified_on", "exited_on", "removal_reason",
        "main_cause", "wage_income", "business_income", "business_expense", "property_income", "transfer_income",
        "dangerous_house", "water_safe", "food_assured", "clothing_assured", "education_guaranteed",
        "medical_guaranteed", "housing_guaranteed",
    }),
    "persons": frozenset({"name", "id_type", "id_number", "sex", "birth_date", "relation", "dibao", "wubao"}),
}  # fmt: skip


def section_of(sheet: str, key: str) -> Section | None:
    """Give one section of a sheet; nothing where it has no such section."""
    return next((one for one in SECTIONS.get(sheet, ()) if one.key == key), None)
