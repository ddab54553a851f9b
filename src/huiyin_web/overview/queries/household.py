"""One household: now, its members, its years, its income, what changed."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from functools import partial
from typing import Any

from huiyin.kernel.money import whole_yuan
from huiyin.kernel.text import Text
from huiyin.records import codes
from huiyin.records.fields import Field
from huiyin.records.fields import Kind as FieldKind
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.queries.household import visits_of_household
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.queries import import_urls
from huiyin_web.overview.pages import FactGroup, Hidden, HouseholdPage
from huiyin_web.overview.queries import placing
from huiyin_web.overview.queries.frozen import frozen
from huiyin_web.overview.queries.hidden import hidden_values, shown
from huiyin_web.overview.queries.household_numbers import numbers_table
from huiyin_web.overview.queries.household_years import changes_table, income_table, years_table
from huiyin_web.overview.queries.values import NOTHING, TONES, in_words, label_in
from huiyin_web.registry.models import Household, HouseholdHistory, Person
from huiyin_web.registry.queries.households import households_in_reach
from huiyin_web.snapshots.queries import household_years

_HOUSEHOLD = Text("This household", "该户")
_GROUPS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (Text("Register", "登记情况"), ("office_number", "village_group", "standard", "category", "identified_on",
                                 "exited_on", "removal_reason", "main_cause", "other_causes", "military_family",
                                 "only_child", "two_daughters")),
    (Text("Housing and water", "住房与饮水"), ("housing_area", "housing_structure", "housing_year", "dangerous_house",
                                        "relocation_wish", "relocation_difficulty", "relocation_kind", "fuel",
                                        "water_source", "water_difficult", "water_safe", "toilet")),
    (Text("Food, clothing and three guarantees", "两不愁三保障"), (
        "food_assured", "clothing_assured", "education_guaranteed", "medical_guaranteed", "housing_guaranteed")),
    (Text("Land", "土地"), ("farmland", "farmland_certified", "farmland_irrigated", "farmland_dry", "farmland_paddy",
                          "forest", "forest_certified", "forest_returned", "orchard", "water_area", "grassland",
                          "grassland_certified")),
    (Text("Production", "生产"), ("industry_type", "organisation_type", "industry_income", "leading_firm_income",
                              "cash_income", "subsidy_income", "fund_member", "fund_amount", "electricity",
                              "road_distance", "market_distance")),
)  # fmt: skip
_CHINESE_UNITS = {"(m2)": "平方米", "(mu)": "亩", "(km)": "公里"}  # by the unit that ends the English label
_OF_MEMBER = ("sex", "relation", "birth_date", "ethnicity", "education", "schooling", "health", "labour")
_PROTECTION = tuple(field for field in PERSONS.fields if field.kind is FieldKind.FLAG)


def household_page(*, actor: Actor, household: int, clear: Collection[str], at: datetime) -> HouseholdPage:
    """Give a household's page.

    Args:
        actor: who asks.
        household: its permanent id.
        clear: the keys of the values that this person may see in clear for now.
        at: the moment of asking.

    Raises:
        NotFoundError: it is not there, or out of reach.
        NotAllowedError: the role sees no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    found = households_in_reach(actor).filter(pk=household).first()
    if found is None:
        raise NotFoundError(what=_HOUSEHOLD)
    before = list(HouseholdHistory.objects.filter(household_id=found.pk).order_by("-version"))
    persons = list(found.persons.order_by("office_number"))
    hidden = hidden_values(found, persons, clear=clear)
    receipts = import_urls(actor, _imports(found, before))
    rows = {one.year: one.values for one in household_years(actor, found.pk)}
    head = in_words(HOUSEHOLDS.field("head_name"), found.head_name)
    return HouseholdPage(
        title=Text("Household of {head}", "{head}户").fill(head=head),
        lead=_lead(found),
        crumbs=placing.way_to(actor, found.village_code, last=Text("Household", "农户")),
        id=found.pk,
        status=label_in(codes.STATUS, found.status),
        tone=TONES.get(found.status, ""),
        groups=tuple(_group(found, title, keys) for title, keys in _GROUPS),
        hidden=hidden,
        may_unmask=actor.may(May.UNMASK),
        visits=visits_of_household(actor, found.pk),
        members=_members(persons, hidden),
        history=years_table(rows),
        incomes=income_table(rows),
        numbers=numbers_table(found, before, receipts),
        changes=changes_table(found, before, receipts),
        made_up=frozen().made_up,
        read_at=at,
    )


def household_files(page: HouseholdPage) -> dict[str, Callable[[], Export]]:
    """Give the tables of a household that may be taken as files, as masked as the page."""
    tables = {
        "members": page.members, "years": page.history, "incomes": page.incomes, "numbers": page.numbers,
        "changes": page.changes, "visits": page.visits,
    }  # fmt: skip
    return {key: partial(_export, page, key, table) for key, table in tables.items()}


def _export(page: HouseholdPage, key: str, table: Table) -> Export:
    chosen = Text("household {id}", "户 {id}").fill(id=page.id)
    return export_of(table, name=f"huiyin-household-{page.id}-{key}", about=About(table.title, chosen, page.lead))


def _lead(found: Household) -> Text:
    sentence = Text(
        "{members}; main cause of poverty: {cause}; net income per head {income} yuan a year.",
        "全户 {members}，主要致贫原因：{cause}；人均纯收入 {income} 元。",
    )
    income = found.income_per_capita
    return sentence.fill(
        members=_counted(found.member_count),
        cause=label_in(codes.CAUSE, found.main_cause),
        income="--" if income is None else f"{whole_yuan(income):,}",
    )


def _counted(members: int) -> Text:
    return Text("1 member" if members == 1 else f"{members} members", f"{members} 人")


def _imports(household: Household, before: Iterable[HouseholdHistory]) -> set[int]:
    """Give the imports that made a household what it was and is."""
    told = [household.import_id, *(one for row in before for one in (row.import_id, row.replaced_by_import))]
    return {one for one in told if one is not None}


def _group(found: Household, title: Text, keys: tuple[str, ...]) -> FactGroup:
    fields = [HOUSEHOLDS.field(key) for key in keys]
    return FactGroup(title, tuple((field.label, _with_unit(field, getattr(found, field.key))) for field in fields))


def _with_unit(field: Field, value: Any) -> Text:
    """Say a value with its unit in Chinese; the English label holds it already."""
    words = in_words(field, value)
    unit = "元" if field.kind is FieldKind.MONEY else _CHINESE_UNITS.get(field.label.en.rpartition(" ")[2], "")
    return words if value is None or not unit else Text(words.en, f"{words.zh} {unit}")


def _plain(field: Field, value: Any) -> Any:
    """Give a date as it is, for a column of dates; anything else in words."""
    return value if field.kind is FieldKind.DATE else in_words(field, value)


def _members(persons: list[Person], hidden: tuple[Hidden, ...]) -> Table:
    fields = [PERSONS.field(key) for key in _OF_MEMBER]
    columns = (
        Column("name", Text("Name", "姓名")),
        Column("id_number", Text("ID number", "证件号码"), main=True),
        *(Column(field.key, field.label, Kind.DAY if field.kind is FieldKind.DATE else Kind.TEXT) for field in fields),
        Column("work", PERSONS.field("work").label),
        Column("protection", Text("Protection and status", "保障与身份")),
        Column("office_number", PERSONS.field("office_number").label, filed=True),
    )
    rows = tuple(
        Row((
            Cell(shown(hidden, f"person.{one.pk}.name"), under=one.office_number),
            shown(hidden, f"person.{one.pk}.id_number"),
            *(_plain(field, getattr(one, field.key)) for field in fields),
            Cell(in_words(PERSONS.field("work"), one.work), under=_away(one)),
            _protection(one),
            one.office_number,
        ))
        for one in persons
    )  # fmt: skip
    return Table(
        Text("Members", "家庭成员"),
        columns,
        rows,
        wide=True,
        empty=Text("No member was imported yet.", "尚未导入家庭成员。"),
        empty_next=Text("Import the person file of the year.", "请导入本年度家庭成员文件。"),
    )


def _away(one: Person) -> Text | str:
    """Say for whom and how many months a member works away."""
    parts = [Text(one.employer_name, one.employer_name)] if one.employer_name else []
    parts += [Text("{months} months", "{months} 个月").fill(months=one.work_months)] if one.work_months else []
    return Text.join(parts, ", ", "，") if parts else ""


def _protection(one: Person) -> Text:
    """Name the protections that a member has."""
    labels = [field.label for field in _PROTECTION if getattr(one, field.key)]
    named = [Text(label.en, label.zh.removeprefix("是否")) for label in labels]
    return Text.join(named, "; ", "；") if named else NOTHING
