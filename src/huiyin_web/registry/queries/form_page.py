"""The page of one section of a household or a person to be filled in."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from huiyin import policy
from huiyin.kernel.money import whole_yuan
from huiyin.kernel.text import Text
from huiyin.records.filling import value_of, written
from huiyin.records.income import totals
from huiyin.records.sections import SECTIONS, Section, section_of
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.rules.expenses import suggested_expense
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb, Tab
from huiyin_web.places.queries import place_names
from huiyin_web.registry.models import Draft
from huiyin_web.registry.pages.changes import FormPage
from huiyin_web.registry.queries.records import Record
from huiyin_web.registry.wording import in_words

INCOME = "income"
_LEAD = Text(
    "What is known is filled in. Change only what is wrong; what others change meanwhile is kept.",
    "表中已填入现有信息，只需修改有误之处；其他人同时所作的修改不会丢失。",
)
_HOUSEHOLD = Text("Household of {name}", "{name}户")
_NET, _PER_HEAD = Text("Net income", "家庭纯收入"), Text("Net income per head", "人均纯收入")
_YUAN = Text("{amount} yuan", "{amount} 元")
_SUGGESTED = Text(
    "Where the household keeps no accounts: a business that took in {gross} yuan costs about {expense} yuan ({share}% "
    "of the receipts, {source}).",
    "农户没有记账时可参考：毛收入 {gross} 元，成本约 {expense} 元（按毛收入的 {share}% 估算，依据：{source}）。",
)


def section_asked(record: Record, key: str) -> Section:
    """Give the section that an address names.

    Raises:
        NotFoundError: there is no such section.
    """
    section = section_of(record.sheet.key, key)
    if section is None:
        raise NotFoundError(what=Text(f"The section '{key}'", f"栏目“{key}”"))
    return section


def draft_of(actor: Actor, record: Record, section: Section) -> Draft | None:
    """Give somebody's own draft of a section."""
    return Draft.objects.filter(by_key=actor.key, subject=record.subject, section=section.key).first()


def known_cells(record: Record, section: Section) -> dict[str, str]:
    """Give what is known as cells of a form; a personal value is left empty, as a form shows none."""
    fields, values = [record.sheet.field(key) for key in section.fields], record.values()
    return {one.key: "" if one.mask else written(one, values[one.key]) for one in fields}


def form_page(actor: Actor, record: Record, section: Section, draft: Draft | None) -> FormPage:
    """Give the page; totals are those of the draft where one is shown."""
    shown = record.values() | (_readable(record, draft.cells) if draft else {})
    income = record.person is None and section.key == INCOME
    return FormPage(
        title=Text.join([whose(record), section.label], ": ", "："),
        lead=_LEAD,
        crumbs=crumbs_of(actor, record, section),
        tabs=tuple(Tab(one.label, form_url(record, one), current=one is section) for one in SECTIONS[record.sheet.key]),
        totals=_totals(shown) if income else (),
        suggestion=_suggestion(shown) if income else Text("", ""),
        draft_at=draft.kept_at if draft else None,
        draft_url=reverse(f"registry:{_kind(record)}_draft", args=[record.row.pk, section.key]),
        back=reverse("overview:household", args=[record.household.pk]),
    )


def form_url(record: Record, section: Section) -> str:
    """Give the address of a section's form."""
    return reverse(f"registry:{_kind(record)}", args=[record.row.pk, section.key])


def whose(record: Record) -> Text:
    """Say whose row it is, the name masked."""
    if record.person:
        return in_words(record.sheet.field("name"), record.person.name)
    return _HOUSEHOLD.fill(name=in_words(record.sheet.field("head_name"), record.household.head_name))


def crumbs_of(actor: Actor, record: Record, section: Section) -> tuple[Crumb, ...]:
    """Give the way from the village to a section's form."""
    return (*way_home(actor, record), *((Crumb(whose(record)),) if record.person else ()), Crumb(section.label))


def way_home(actor: Actor, record: Record) -> tuple[Crumb, ...]:
    """Give the way from the village, for whoever reaches it, to the household's page."""
    names = place_names([record.household.village_code])
    villages = [
        Crumb(name, reverse("overview:place", args=[code]) if actor.scope.covers(code) else "")
        for code, name in names.items()
    ]
    head = in_words(HOUSEHOLDS.field("head_name"), record.household.head_name)
    return (*villages, Crumb(_HOUSEHOLD.fill(name=head), reverse("overview:household", args=[record.household.pk])))


def _kind(record: Record) -> str:
    return "household" if record.person is None else "person"


def _readable(record: Record, cells: Mapping[str, str]) -> dict[str, Any]:
    """Give the values of the cells that can be read; for totals while one writes, nothing is judged."""
    keys = [one.key for one in record.sheet.kept if one.key in cells and not one.mask]
    return {key: value_of(record.sheet.field(key), cells[key]) for key in keys}


def _totals(values: Mapping[str, Any]) -> tuple[tuple[Text, Text | str], ...]:
    return tuple(zip((_NET, _PER_HEAD), map(_yuan, totals(values)), strict=True))


def _yuan(amount: int | None) -> Text | str:
    return "--" if amount is None else _YUAN.fill(amount=f"{whole_yuan(amount):,}")


def _suggestion(values: Mapping[str, Any]) -> Text:
    gross = values["business_income"]
    found = suggested_expense(policy.at(today()), values["industry_type"], gross)
    if found is None:
        return Text("", "")
    return _SUGGESTED.fill(
        gross=f"{whole_yuan(gross):,}", expense=f"{whole_yuan(found.amount):,}", share=f"{found.share.value * 100:.0f}",
        source=found.share.source.title,
    )  # fmt: skip
