"""One household: now, its members, its years, its income, what changed."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.urls import reverse

from huiyin.kernel.money import whole_yuan
from huiyin.kernel.text import Text
from huiyin.records import codes
from huiyin.records.fields import Field
from huiyin.records.fields import Kind as FieldKind
from huiyin.records.masking import masked_within
from huiyin.records.sections import SECTIONS, Section
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.queries.help import help_of_household, help_url
from huiyin_web.assistance.queries.household import visits_of_household
from huiyin_web.assistance.queries.promises import promises_of_household
from huiyin_web.assistance.queries.withdrawn_help import withdrawn_help
from huiyin_web.casework.queries.opening import cases_of_household, openable
from huiyin_web.cooperation.queries.household import placed_of
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.household_plans.queries.household import plan_of_household
from huiyin_web.imports.queries import import_urls
from huiyin_web.industry.queries.household import earned_by
from huiyin_web.overview.household_page import FactGroup, Hidden, HouseholdPage
from huiyin_web.overview.queries import placing
from huiyin_web.overview.queries.frozen import frozen
from huiyin_web.overview.queries.hidden import hidden_values, shown
from huiyin_web.overview.queries.household_joining import joining_table
from huiyin_web.overview.queries.household_looks import looks_table
from huiyin_web.overview.queries.household_numbers import numbers_table
from huiyin_web.overview.queries.household_years import changes_table, income_table, years_table
from huiyin_web.quality.queries.duplicates import household_duplicates
from huiyin_web.quality.queries.flags import household_flags
from huiyin_web.quality.queries.suspects import household_suspects
from huiyin_web.registry.models import Household, HouseholdHistory, Person
from huiyin_web.registry.queries.households import households_in_reach
from huiyin_web.registry.queries.members import present
from huiyin_web.registry.queries.request_list import household_requests
from huiyin_web.registry.wording import NOTHING, TONES, in_words, label_in, unit_of
from huiyin_web.relocation.queries.moving import relocation_of_household
from huiyin_web.snapshots.queries import household_years
from huiyin_web.training.queries.course import training_of_household

_HOUSEHOLD = Text("This household", "该户")
_LEFT_OUT = ("income",)  # shown as a table through the years
_ALSO = {"register": ("office_number",)}
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
    found = _found(actor, household)
    before = list(HouseholdHistory.objects.filter(household_id=found.pk).order_by("-version"))
    persons = list(present(found.persons.order_by("office_number")))
    hidden = hidden_values(found, persons, clear=clear)
    receipts = import_urls(actor, _imports(found, before))
    years = household_years(actor, found.pk)
    rows = {one.year: one.values for one in years}
    items, by_year = help_of_household(actor, found.pk, at=at)
    plan, plan_url = plan_of_household(actor, found.pk, on=day_of(at))
    head = in_words(HOUSEHOLDS.field("head_name"), found.head_name)
    return HouseholdPage(
        title=Text("Household of {head}", "{head}户").fill(head=head),
        lead=_lead(found),
        crumbs=placing.way_to(actor, found.village_code, last=Text("Household", "农户")),
        id=found.pk,
        status=label_in(codes.STATUS, found.status),
        tone=TONES.get(found.status, ""),
        groups=tuple(_group(actor, found, one) for one in SECTIONS["households"] if one.key not in _LEFT_OUT),
        hidden=hidden,
        may_unmask=actor.may(May.UNMASK),
        cases=cases_of_household(found.pk),
        openable=openable(actor, found, on=day_of(at)),
        visits=visits_of_household(actor, found.pk),
        promises=promises_of_household(actor, found.pk),
        help=items,
        help_years=by_year,
        help_withdrawn=withdrawn_help(actor, found.pk),
        help_url=help_url(actor, found),
        relocation=relocation_of_household(actor, found.pk, on=day_of(at)),
        training=training_of_household(actor, found.pk),
        plan=plan,
        plan_url=plan_url,
        earned=earned_by(actor, found, on=day_of(at)),
        placed=placed_of(actor, found.pk),
        members=_members(actor, persons, hidden),
        joining=joining_table(found),
        income_url=_change_url(actor, found, "income"),
        requests=household_requests(actor, found),
        looks=looks_table(actor, found),
        history=years_table(rows, {one.year: one.help for one in years if one.help and one.help[0]}),
        incomes=income_table(rows, found),
        numbers=numbers_table(found, before, receipts),
        changes=changes_table(found, before, receipts),
        suspects=household_suspects(actor, found.pk),
        duplicates=household_duplicates(actor, found.pk),
        flags=household_flags(actor, found.pk),
        made_up=frozen().made_up,
        read_at=at,
    )


def _found(actor: Actor, household: int) -> Household:
    actor.need(May.SEE_HOUSEHOLDS)
    found = households_in_reach(actor).filter(pk=household).first()
    if found is None:
        raise NotFoundError(what=_HOUSEHOLD)
    return found


def household_files(page: HouseholdPage) -> dict[str, Callable[[], Export]]:
    """Give the tables of a household that may be taken as files, as masked as the page."""
    tables = {
        "members": page.members, "joining": page.joining, "years": page.history, "incomes": page.incomes,
        "numbers": page.numbers, "changes": page.changes, "visits": page.visits, "promises": page.promises,
        "plan": page.plan, "help": page.help, "help_years": page.help_years, "help_withdrawn": page.help_withdrawn,
        "relocation": page.relocation, "training": page.training,
    }  # fmt: skip
    if page.earned is not None:
        tables |= {"contracts": page.earned.contracts, "loans": page.earned.loans}
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


def _group(actor: Actor, found: Household, section: Section) -> FactGroup:
    fields = [HOUSEHOLDS.field(key) for key in (*_ALSO.get(section.key, ()), *section.fields)]
    facts = tuple((one.label, _with_unit(one, getattr(found, one.key))) for one in fields if not one.mask)
    return FactGroup(section.label, facts, _change_url(actor, found, section.key))


def _change_url(actor: Actor, found: Household, section: str) -> str:
    may = actor.may(May.CHANGE_HOUSEHOLDS)
    return reverse("registry:household", args=[found.pk, section]) if may else ""


def _with_unit(field: Field, value: Any) -> Text:
    """Say a value with its unit in Chinese; the English label holds it already."""
    words = in_words(field, value)
    unit = unit_of(field)
    return words if value is None or not unit else Text(words.en, f"{words.zh} {unit}")


def _plain(field: Field, value: Any) -> Any:
    """Give a date as it is, for a column of dates; anything else in words."""
    return value if field.kind is FieldKind.DATE else in_words(field, value)


def _members(actor: Actor, persons: list[Person], hidden: tuple[Hidden, ...]) -> Table:
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
            Cell(shown(hidden, f"person.{one.pk}.name"), _person_url(actor, one), under=one.office_number),
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
        empty=Text("No member was imported yet.", "尚未导入家庭成员。"),
        empty_next=Text("Import the person file of the year.", "请导入本年度家庭成员文件。"),
    )


def _person_url(actor: Actor, one: Person) -> str:
    may = actor.may(May.CHANGE_HOUSEHOLDS)
    return reverse("registry:person", args=[one.pk, "identity"]) if may else ""


def _away(one: Person) -> Text | str:
    """Say for whom and how many months a member works away."""
    employer = masked_within(one.employer_name or "")
    parts = [Text(employer, employer)] if employer else []
    parts += [Text("{months} months", "{months} 个月").fill(months=one.work_months)] if one.work_months else []
    return Text.join(parts, ", ", "，") if parts else ""


def _protection(one: Person) -> Text:
    """Name the protections that a member has."""
    labels = [field.label for field in _PROTECTION if getattr(one, field.key)]
    named = [Text(label.en, label.zh.removeprefix("是否")) for label in labels]
    return Text.join(named, "; ", "；") if named else NOTHING
