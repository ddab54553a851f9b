"""Which villages have answered a collection."""

from dataclasses import replace

from django.db.models import Max, Q

from huiyin.kernel.places import Level, ancestor
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.collecting.models import Answer, AskedVillage, Collection, CollectionState
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.places.queries import place_names

_MOST = 300  # on a page; the files have all
_VILLAGES = Text("Villages that answer", "应答的村")
_ANSWERED, _PARTLY, _NOT_YET = Text("answered", "已应答"), Text("in part", "部分应答"), Text("not yet", "未应答")
_NOTE = Text(
    "A village has answered once an import of these days has brought all its rows back; an import that was undone "
    "does not count.",
    "采集期间导入该村全部行后记为已应答；已撤销的导入不计。",
)
_COLUMNS = (
    Column("village", Text("Village", "村")),
    Column("code", Text("Place code", "区划代码"), filed=True),
    Column("rows", Text("Rows asked", "应填行数"), Kind.NUMBER),
    Column("brought", Text("Rows brought in", "已导入行数"), Kind.NUMBER),
    Column("on", Text("Last brought in", "最近导入"), Kind.DAY),
    Column("state", Text("State", "状态"), main=True),
)
_WORDS = Text("{answered:,} of {villages:,} have answered", "{villages:,} 个村中 {answered:,} 个已应答")
_FIRST = Text("{note} The first {most} are shown; the files have all {villages:,}.",
              "{note}仅显示前 {most} 个村，下载文件含全部 {villages:,} 个。")  # fmt: skip


def answers_table(actor: Actor, row: Collection) -> Table | None:
    """Give the villages in reach that have to answer, and what they have brought in; none before it is admitted."""
    if row.state not in {CollectionState.ADMITTED, CollectionState.WITHDRAWN} or row.decided_at is None:
        return None
    stands = ImportBatch.objects.filter(state=BatchState.APPLIED).values("pk")
    answers = Q(answers__in=Answer.objects.filter(import_id__in=stands))
    asked = AskedVillage.objects.filter(actor.scope.places("village_code"), collection=row)
    found = asked.annotate(brought=Max("answers__rows", filter=answers), last=Max("answers__on", filter=answers))
    rows = list(found.order_by("village_code").values_list("village_code", "rows", "brought", "last"))
    names = place_names({one for code, *_ in rows for one in (code, ancestor(code, Level.TOWNSHIP))})
    return Table(
        _VILLAGES,
        _COLUMNS,
        [
            Row((_named(code, names), code, asked_for, brought or 0, last, _answered(asked_for, brought or 0)))
            for code, asked_for, brought, last in rows
        ],
        note=_NOTE,
        tall=True,
    )


def answered_words(table: Table) -> Text:
    """Say how many villages have answered."""
    answered = sum(row.cells[-1].value is _ANSWERED for row in table.rows)
    return _WORDS.fill(answered=answered, villages=len(table.rows))


def on_a_page(table: Table) -> Table:
    """Give as many villages as a page shows."""
    if len(table.rows) <= _MOST:
        return table
    note = _FIRST.fill(note=_NOTE, most=_MOST, villages=len(table.rows))
    return replace(table, rows=table.rows[:_MOST], note=note)


def _named(code: str, names: dict[str, Text]) -> Cell:
    return Cell(names.get(code, code), under=names.get(ancestor(code, Level.TOWNSHIP), ""))


def _answered(asked: int, brought: int) -> Cell:
    if brought >= asked:
        return Cell(_ANSWERED, tone="good")
    return Cell(_PARTLY, tone="go") if brought else Cell(_NOT_YET, tone="warn")
