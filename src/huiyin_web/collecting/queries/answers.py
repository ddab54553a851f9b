"""Which villages have answered a collection."""

from typing import Any

from django.db.models import F, Max, Q, QuerySet, Sum

from huiyin.kernel.places import Level, ancestor
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.collecting.models import Answer, AskedVillage, Collection
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.places.queries import place_names

_MOST = 100  # on a page; the files have all
_VILLAGES = Text("Villages that answer", "应答的村")
_ANSWERED, _PARTLY, _NOT_YET = Text("answered", "已应答"), Text("in part", "部分应答"), Text("not yet", "未应答")
_NOTE = Text(
    "A village has answered once an import of these days, with a column for every field asked, has brought as many "
    "rows as it had when it was asked. An import that was undone does not count.",
    "采集期间导入的表含全部采集指标，且行数达到下达时行数的，记为已应答；已撤销的导入不计。",
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
_FIRST = Text("{note} The first {most} are shown; the files have all.", "{note}仅显示前 {most} 个村，文件含全部村。")


def answers_table(actor: Actor, row: Collection, *, whole: bool = False) -> Table | None:
    """Give villages in reach that have to answer, and what they have brought in; none before it is admitted.

    Args:
        actor: who asks.
        row: the collection.
        whole: all of them, for a file; else as many as a page shows.
    """
    if not row.villages.exists():
        return None
    asked = _asked(actor, row).order_by("village_code").values_list("village_code", "rows", "brought", "last")
    rows = list(asked if whole else asked[: _MOST + 1])
    cut = not whole and len(rows) > _MOST
    names = place_names({one for code, *_ in rows for one in (code, ancestor(code, Level.TOWNSHIP))})
    return Table(
        _VILLAGES,
        _COLUMNS,
        [
            Row((_named(code, names), code, asked_for, brought or 0, last, _answered(asked_for, brought or 0)))
            for code, asked_for, brought, last in (rows[:_MOST] if cut else rows)
        ],
        note=_FIRST.fill(note=_NOTE, most=_MOST) if cut else _NOTE,
        tall=True,
    )


def asked_in_reach(actor: Actor, row: Collection) -> tuple[int, int]:
    """Give the rows of the villages in reach, and how many facts of them are asked again, as counted when admitted."""
    within = AskedVillage.objects.filter(actor.scope.places("village_code"), collection=row)
    asked = within.aggregate(rows=Sum("rows", default=0), again=Sum("again", default=0))
    return asked["rows"], asked["again"]


def answered_words(actor: Actor, row: Collection) -> Text:
    """Say how many villages in reach have answered."""
    asked = _asked(actor, row)
    return _WORDS.fill(answered=asked.filter(brought__gte=F("rows")).count(), villages=asked.count())


def unanswered(actor: Actor, row: Collection) -> tuple[list[str], int]:
    """Give the villages in reach that have not answered in full, and of how many."""
    asked = _asked(actor, row).order_by("village_code").values_list("village_code", "rows", "brought")
    every = [(code, (brought or 0) >= rows) for code, rows, brought in asked]
    return [code for code, answered in every if not answered], len(every)


def _asked(actor: Actor, row: Collection) -> QuerySet[Any, Any]:
    """Give the villages in reach, each with the most rows that an import which stands has brought, and when."""
    stands = ImportBatch.objects.filter(state=BatchState.APPLIED).values("pk")
    answers = Q(answers__in=Answer.objects.filter(import_id__in=stands))
    asked = AskedVillage.objects.filter(actor.scope.places("village_code"), collection=row)
    return asked.annotate(brought=Max("answers__rows", filter=answers), last=Max("answers__on", filter=answers))


def _named(code: str, names: dict[str, Text]) -> Cell:
    return Cell(names.get(code, code), under=names.get(ancestor(code, Level.TOWNSHIP), ""))


def _answered(asked: int, brought: int) -> Cell:
    if brought >= asked:
        return Cell(_ANSWERED, tone="good")
    return Cell(_PARTLY, tone="go") if brought else Cell(_NOT_YET, tone="warn")
