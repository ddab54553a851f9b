"""The households of a village as they are now, masked, a page at a time by key."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records import codes as lists
from huiyin.records.succession import Succession
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.access.subjects import numbers
from huiyin_web.core.exports import About, Export
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.successions import succession_around
from huiyin_web.registry.pages.households import HouseholdLine
from huiyin_web.registry.queries.households import households_in_reach, households_of_village
from huiyin_web.registry.wording import TONES, label_in

_EXPORT_ROWS = 2000
_NAMED = Text("household {number}", "农户 {number}")
_TITLE = Text("Households in the register now", "当前在册农户")
_GONE = Text("no longer on the register", "已不在台账")
_REMOVED = Text("{count} removed from the register are left out", "已注销 {count} 户未列出")
_FORMERLY = Text("formerly {number}", "原编号 {number}")
HOUSEHOLD_COLUMNS = (
    Column("head", Text("Head of household", "户主")),
    Column("income_per_capita", Text("Income per head", "人均收入"), Kind.MONEY, main=True),
    Column("status", Text("Status", "脱贫属性")),
    Column("member_count", Text("Members", "人口"), Kind.NUMBER, Text("persons", "人")),
    Column("main_cause", Text("Main cause", "主要致贫原因")),
    Column("category", Text("Category", "户属性")),
    Column("office_number", Text("Household number", "户编号"), filed=True),
    Column("village_code", Text("Village code", "行政村代码"), filed=True),
)


def village_households(actor: Actor, code: str, succession: Succession, *, after: int | None) -> tuple[Table, Pager]:
    """Give a page of a village's households, those whose id follows `after`, under whatever code it had."""
    found = households_of_village(actor, code, *succession.earlier(code), after=after)
    address = reverse("overview:place", args=[code])
    words = Text("{shown} of {total} households on this page", "本页 {shown} 户，共 {total} 户").fill(
        shown=len(found.rows), total=f"{found.total:,}"
    )
    if found.removed:
        left_out = _REMOVED.fill(count=f"{found.removed:,}")
        words = Text(f"{words.en}; {left_out.en}", f"{words.zh}；{left_out.zh}")
    pager = Pager(
        words,
        next=f"{address}?after={found.next}#households" if found.next else "",
        first=f"{address}#households" if after else "",
    )
    return households_table(found.rows, title=_TITLE), pager


def households_table(
    found: Iterable[HouseholdLine], *, title: Text, villages: Mapping[str, Text] | None = None
) -> Table:
    """Give households as rows, names masked; `villages` names their villages by code, where they live in several."""
    return Table(
        title,
        HOUSEHOLD_COLUMNS,
        tuple(_row(one, (villages or {}).get(one.village_code)) for one in found),
        empty=Text("No household was found in the register.", "没有在册农户。"),
        empty_next=Text("They come with the household file of the year.", "导入本年度贫困户文件后在此显示。"),
    )


def household_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give households in reach by office number; they lead to their page."""
    if not actor.may(May.SEE_HOUSEHOLDS):
        return {}
    rows = households_in_reach(actor).filter(pk__in=numbers(keys)).values_list("pk", "office_number")
    return {str(pk): Crumb(_NAMED.fill(number=number), reverse("overview:household", args=[pk])) for pk, number in rows}


def village_export(actor: Actor, code: str, name: Text) -> Export:
    """Give all households of a village as a file, with the columns of the page."""
    about = About(
        _TITLE,
        Text("village {name} ({code})", "{name}（{code}）").fill(name=name, code=code),
        Text("The register as it is now; names masked.", "当前贫困户台账；姓名已作脱敏处理。"),
    )
    codes = (code, *succession_around([code]).earlier(code))
    expected = households_of_village(actor, *codes, limit=1).total
    return Export(f"huiyin-{code}-households", about, HOUSEHOLD_COLUMNS, _all_rows(actor, codes), expected)


def _all_rows(actor: Actor, codes: Iterable[str]) -> Iterator[Row]:
    after: int | None = 0
    while after is not None:
        found = households_of_village(actor, *codes, after=after, limit=_EXPORT_ROWS)
        yield from map(_row, found.rows)
        after = found.next


def _row(one: HouseholdLine, village: Text | None = None) -> Row:
    return Row(household_cells(one, village, reverse("overview:household", args=[one.id])))


def household_cells(one: HouseholdLine, village: Text | None, url: str) -> tuple[Any, ...]:
    """Give a household's cells in the order of `HOUSEHOLD_COLUMNS`.

    Args:
        one: the household.
        village: its village, named beneath where the households of a list live in several.
        url: where the row leads.
    """
    number = one.office_number
    formerly = _FORMERLY.fill(number=one.formerly) if one.formerly else None
    beneath: list[Text | str] = [number, *(more for more in (formerly, village) if more)]
    return (
        Cell(one.head_name, url, under=Text.join(beneath, en=" · ", zh=" · ")),
        one.income_per_capita,
        Cell(label_in(lists.STATUS, one.status), tone=TONES.get(one.status, "")) if one.status else _GONE,
        one.member_count,
        label_in(lists.CAUSE, one.main_cause),
        label_in(lists.CATEGORY, one.category),
        number,
        one.village_code,
    )
