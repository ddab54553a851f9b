"""The list of exchanges, and one of them with its counts."""

from collections.abc import Iterator
from typing import Any

import pyarrow.parquet as pq
from django.db.models import Count, Q
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.checking import PROBLEMS_FILE
from huiyin.records.codemaps import code_map
from huiyin.records.fields import Sheet
from huiyin.records.national import Newer, layout
from huiyin.records.problems import explain
from huiyin.records.sheets import SHEETS
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.directory import names_of
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import day
from huiyin_web.exchange.folders import folder_of
from huiyin_web.exchange.models import Decision, Exchange
from huiyin_web.exchange.pages import ExchangePage, ExchangesPage, FieldLine
from huiyin_web.exchange.permissions import in_reach
from huiyin_web.exchange.queries.exchanges import by_form, differences_of, exchange_of, exchanges_of

_LATEST, _MOST_PROBLEMS = 100, 100
OPEN = Q(decision__in=[Decision.OPEN, Decision.LATER])
TITLE = Text("National registry", "全国系统核对")
_LEAD = Text(
    "Compare an export of the national registry with our register: what differs, which side is newer, and who decides. "
    "Nothing is typed twice: what we keep is written into the registry's own file.",
    "将全国系统导出文件与本系统台账逐项核对：列明差异、哪方更新，逐项或批量处理；保留本系统数据的，自动写入全国系统原表，无须重复录入。",
)
_NAME = Text("Exchange {number}: export of {day}", "第 {number} 次核对：{day} 导出")
_ONE_LEAD = Text("{open:,} of {total:,} differences wait for a decision.", "差异 {total:,} 项，待处理 {open:,} 项。")
_ALONE = Text("{count:,} rows that one side alone has", "仅一方有的记录 {count:,} 条")
_REFUSED = Text("Rows that could not be read", "无法读取的行")
_COLUMNS = (
    Column("exchange", Text("Exchange", "核对")),
    Column("place", Text("Place", "地区")),
    Column("open", Text("To decide", "待处理"), Kind.NUMBER, main=True),
    Column("differences", Text("Differences", "差异"), Kind.NUMBER),
    Column("households", Text("Households", "户数"), Kind.NUMBER),
    Column("persons", Text("Persons", "人数"), Kind.NUMBER),
    Column("at", Text("Compared", "核对时间"), Kind.MOMENT),
)
_PROBLEM_COLUMNS = (
    Column("row", Text("Row", "行号"), Kind.NUMBER),
    Column("sheet", Text("Sheet", "表")),
    Column("column", Text("Column", "列")),
    Column("value", Text("Value", "填写内容")),
    Column("wrong", Text("What is wrong", "问题"), main=True),
)


def exchange_name(one: Exchange) -> Text:
    """Say which exchange it is."""
    return _NAME.fill(number=one.pk, day=day(one.exported_on))


def exchanges_page(*, actor: Actor) -> ExchangesPage:
    """Give the latest exchanges in reach.

    Raises:
        NotAllowedError: the role does not compare.
    """
    mine = in_reach_of_differences(actor)
    undecided = mine & Q(differences__decision__in=[Decision.OPEN, Decision.LATER])
    counted = exchanges_of(actor).annotate(
        total=Count("differences", filter=mine), undecided=Count("differences", filter=undecided)
    )
    every = list(counted.order_by("-pk")[:_LATEST])
    names = names_of({one.place_code for one in every})
    rows = [
        Row((
            Cell(exchange_name(one), reverse("exchange:exchange", args=[one.pk]), under=one.file_name),
            names.get(one.place_code, one.place_code), one.undecided, one.total, one.households, one.persons, one.at,
        ))
        for one in every
    ]  # fmt: skip
    table = Table(TITLE, _COLUMNS, rows, empty=_NONE, empty_next=_NONE_NEXT)
    return ExchangesPage(TITLE, _LEAD, (Crumb(TITLE),), table)


def in_reach_of_differences(actor: Actor) -> Q:
    """Give the condition, from an exchange, that a difference of it lies in reach."""
    return actor.scope.places("differences__village_code")


def exchange_page(*, actor: Actor, number: int) -> ExchangePage:
    """Give one exchange with its counts.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    one = exchange_of(actor, number)
    fields = tuple(_fields(actor, one))
    alone = one.one_sided.filter(in_reach(actor) | Q(village_code="")).count()
    total, undecided = sum(line.total for line in fields), sum(line.open for line in fields)
    return ExchangePage(
        title=exchange_name(one),
        lead=_ONE_LEAD.fill(open=undecided, total=total),
        crumbs=(Crumb(TITLE, reverse("exchange:exchanges")), Crumb(exchange_name(one))),
        number=one.pk,
        facts=_facts(one),
        fields=fields,
        alone=Crumb(_ALONE.fill(count=alone), reverse("exchange:alone", args=[one.pk])),
        refused=Table(_REFUSED, _PROBLEM_COLUMNS, list(_problems(one)), empty=_ALL_READ, empty_next=_ALL_READ_NEXT),
        may_file=actor.may(May.UNMASK),
    )


def _facts(one: Exchange) -> tuple[tuple[Text, Text | str | Crumb], ...]:
    return (
        (Text("File", "文件"), one.file_name),
        (Text("Layout", "版式"), layout(one.layout).label.sentence()),
        (Text("Numbers of the codes", "代码编号"), code_map(one.codemap).label.sentence()),
        (Text("Rows read", "已读取"), _READ.fill(households=one.households, persons=one.persons, refused=one.refused)),
        (Text("Compared by", "核对人"), shown_name(one.by_key, one.by_name)),
        (Text("Fingerprint of the files", "文件指纹"), one.sha256[:16]),
    )


def _fields(actor: Actor, one: Exchange) -> Iterator[FieldLine]:
    waiting = Q(decision=Decision.OPEN)
    counted = differences_of(actor, one).values("sheet", "field").annotate(
        total=Count("pk"), open=Count("pk", filter=OPEN), ours=Count("pk", filter=waiting & Q(newer=Newer.OURS)),
        theirs=Count("pk", filter=waiting & Q(newer=Newer.THEIRS)),
    ).order_by("-open", "-total", "sheet", "field")  # fmt: skip
    for found in counted:
        sheet, field = found["sheet"], found["field"]
        yield FieldLine(
            SHEETS[sheet].field(field).label.sentence(),
            f"{reverse('exchange:differences', args=[one.pk])}?sheet={sheet}&field={field}",
            sheet, field, found["total"], found["open"], found["ours"], found["theirs"],
            actor.may(May.CHANGE_HOUSEHOLDS) and by_form(sheet, field),
        )  # fmt: skip


def _problems(one: Exchange) -> Iterator[Row]:
    for key in ("households", "persons"):
        path = folder_of(one.uuid) / f"{key}-check" / PROBLEMS_FILE
        if path.exists():
            sheet = layout(one.layout).sheets[key]
            found: list[dict[str, Any]] = pq.read_table(path).slice(0, _MOST_PROBLEMS).to_pylist()
            yield from _told(found, sheet)


def _told(found: list[dict[str, Any]], sheet: Sheet) -> Iterator[Row]:
    for told in explain(found, sheet, "", {}):
        yield Row(
            (told.row, sheet.label.sentence(), told.label, told.value, Cell(told.wrong.sentence(), under=told.mend))
        )


_NONE = Text("Nothing was compared yet.", "尚未核对。")
_NONE_NEXT = Text("Upload an export of the national registry above.", "请在上方上传全国系统导出文件。")
_ALL_READ = Text("Every row was read.", "所有行均已读取。")
_ALL_READ_NEXT = Text("What could not be read would be listed here.", "无法读取的行将列于此处。")
_READ = Text(
    "{households:,} households, {persons:,} persons; {refused:,} rows could not be read",
    "{households:,} 户、{persons:,} 人；{refused:,} 行无法读取",
)
