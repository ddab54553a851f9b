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
from huiyin_web.core.clock import day_of
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import day, moment
from huiyin_web.exchange.folders import folder_of
from huiyin_web.exchange.limits import KEPT_FOR, MOST_ROWS
from huiyin_web.exchange.models import Decision, Difference, Exchange
from huiyin_web.exchange.pages import ExchangePage, ExchangesPage, FieldLine, Found
from huiyin_web.exchange.permissions import in_reach
from huiyin_web.exchange.queries.exchanges import by_form, differences_of, exchange_of, exchanges_of
from huiyin_web.exchange.standing import failure_of, result_of, standing
from huiyin_web.exchange.steps import WORKS
from huiyin_web.imports.pages import Progress
from huiyin_web.jobs.models import Job, told
from huiyin_web.jobs.works import is_at_work

_LATEST, _MOST_PROBLEMS = 100, 100
OPEN = Q(decision__in=[Decision.OPEN, Decision.LATER])
TITLE = Text("National registry", "全国系统核对")
_LEAD = Text(
    "Compare an export of the national registry with our register: what differs, which side is newer, and who decides. "
    "Nothing is typed twice: what we keep is written into the registry's own file.",
    "将全国系统导出文件与本系统台账逐项核对：列明差异、哪方更新，逐项或批量处理；保留本系统数据的，自动写入全国系统原表，无须重复录入。",
)
_NAME = Text("Exchange {number}: export of {day}", "第 {number} 次核对：{day} 导出")
_FILE = Text("File", "文件")
_QUEUED = Text("Waiting for the worker", "等待后台处理")
_ASKED = Text("asked for by {name}, {at}", "{name}，{at} 提交")
_KEPT = Text(
    "{day}: then, or once it is closed, files and rows are deleted", "{day}：届时或结束核对后，文件和记录即删除"
)
_WRITTEN = Text(
    "Written at {at}. What was decided since is not in it: have it written again.",
    "生成于 {at}。此后处理的结果未包含在内，需要时请重新生成。",
)
_ALONE = Text("{count:,} rows that one side alone has", "仅一方有的记录 {count:,} 条")
_REFUSED = Text("Rows that could not be read", "无法读取的行")
_COLUMNS = (
    Column("exchange", Text("Exchange", "核对")),
    Column("place", Text("Place", "地区")),
    Column("open", Text("To decide", "待处理"), Kind.NUMBER, main=True),
    Column("differences", Text("Differences", "差异"), Kind.NUMBER),
    Column("households", Text("Households", "户数"), Kind.NUMBER),
    Column("persons", Text("Persons", "人数"), Kind.NUMBER),
    Column("state", Text("State", "状态")),
    Column("at", Text("Sent", "上传时间"), Kind.MOMENT),
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
    every = list(exchanges_of(actor).order_by("-pk")[:_LATEST])
    counts, jobs = _counts(actor, every), WORKS.latest([one.pk for one in every])
    names = names_of({one.place_code for one in every})
    rows = [_row(one, names.get(one.place_code, one.place_code), counts, jobs.get(one.pk)) for one in every]
    table = Table(TITLE, _COLUMNS, rows, empty=_NONE, empty_next=_NONE_NEXT)
    return ExchangesPage(TITLE, _LEAD, (Crumb(TITLE),), table, MOST_ROWS, KEPT_FOR.days)


def _counts(actor: Actor, every: list[Exchange]) -> dict[int, tuple[int, int]]:
    """Give how many differences in reach the open ones have, and how many of them wait."""
    shown = Difference.objects.filter(in_reach(actor), exchange__in=[one.pk for one in every if one.is_open])
    counted = shown.values_list("exchange_id").annotate(total=Count("pk"), open=Count("pk", filter=OPEN))
    return {number: (total, undecided) for number, total, undecided in counted.order_by("exchange_id")}


def _row(one: Exchange, place: Text | str, counts: dict[int, tuple[int, int]], job: Job | None) -> Row:
    total, undecided = counts.get(one.pk, (0, 0))
    stands = standing(one, job, undecided=undecided, total=total)
    counted = (undecided, total) if one.is_open else (None, None)
    read = (one.households, one.persons) if one.compared_at else (None, None)
    return Row((
        Cell(exchange_name(one), reverse("exchange:exchange", args=[one.pk]), under=one.file_name),
        place, *counted, *read, Cell(stands.state, tone=stands.tone), one.at,
    ))  # fmt: skip


def exchange_page(*, actor: Actor, number: int) -> ExchangePage:
    """Give one exchange, wherever it stands.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    one = exchange_of(actor, number)
    job = WORKS.latest([one.pk]).get(one.pk)
    found = _found(actor, one) if one.is_open else None
    lines = found.fields if found else ()
    stands = standing(one, job, undecided=sum(line.open for line in lines), total=sum(line.total for line in lines))
    at_work = job if is_at_work(job) else None
    return ExchangePage(
        title=exchange_name(one),
        lead=stands.next,
        crumbs=(Crumb(TITLE, reverse("exchange:exchanges")), Crumb(exchange_name(one))),
        number=one.pk,
        state=stands.state,
        tone=stands.tone,
        progress=_progress(at_work) if at_work else None,
        failure=failure_of(one, job),
        result=result_of(job),
        facts=tuple(_facts(one, at_work)),
        found=found,
        may_compare=one.waits and not at_work,
        may_close=not (one.closed_at or one.refusal or at_work),
    )


def _found(actor: Actor, one: Exchange) -> Found:
    alone = one.one_sided.filter(in_reach(actor) | Q(village_code="")).count()
    return Found(
        fields=tuple(_fields(actor, one)),
        alone=Crumb(_ALONE.fill(count=alone), reverse("exchange:alone", args=[one.pk])),
        refused=Table(_REFUSED, _PROBLEM_COLUMNS, list(_problems(one)), empty=_ALL_READ, empty_next=_ALL_READ_NEXT),
        may_file=actor.may(May.UNMASK),
        written=_WRITTEN.fill(at=moment(one.written_at)) if one.written_at else None,
    )


def _progress(job: Job) -> Progress:
    return Progress(job.progress, told(job.message) or _QUEUED, None, reverse("jobs:job", args=[job.pk]))


def _facts(one: Exchange, job: Job | None) -> Iterator[tuple[Text, Text | str | Crumb]]:
    yield _FILE, Text.join([name for name in dict.fromkeys((one.file_name, one.persons_name)) if name])
    yield Text("Layout", "版式"), layout(one.layout).label.sentence()
    yield Text("Numbers of the codes", "代码编号"), code_map(one.codemap).label.sentence()
    if one.compared_at:
        read = _READ.fill(households=one.households, persons=one.persons, refused=one.refused)
        yield Text("Rows read", "已读取"), read
    yield Text("Sent by", "上传人"), shown_name(one.by_key, one.by_name)
    yield Text("Sent", "上传时间"), moment(one.at)
    if job:
        asked = _ASKED.fill(name=shown_name(job.created_by, job.created_by_name), at=moment(job.created_at))
        yield Text("At work", "正在处理"), asked
    if one.compared_at:
        yield Text("Compared", "核对时间"), moment(one.compared_at)
    if one.closed_at:
        yield Text("Closed", "结束时间"), moment(one.closed_at)
    elif not one.refusal:
        yield Text("Kept until", "保留至"), _KEPT.fill(day=day(day_of(one.at + KEPT_FOR)))
    yield Text("Fingerprint of the files", "文件指纹"), one.sha256[:16]


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
    for one in explain(found, sheet, "", {}):
        yield Row((one.row, sheet.label.sentence(), one.label, one.value, Cell(one.wrong.sentence(), under=one.mend)))


_NONE = Text("Nothing was compared yet.", "尚未核对。")
_NONE_NEXT = Text("Upload an export of the national registry above.", "请在上方上传全国系统导出文件。")
_ALL_READ = Text("Every row was read.", "所有行均已读取。")
_ALL_READ_NEXT = Text("What could not be read would be listed here.", "无法读取的行将列于此处。")
_READ = Text(
    "{households:,} households, {persons:,} persons; {refused:,} rows could not be read",
    "{households:,} 户、{persons:,} 人；{refused:,} 行无法读取",
)
