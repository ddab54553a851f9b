"""A judgement in words for pages: reasons, price, what is known of each field."""

from huiyin.kernel.text import Text
from huiyin.policy.decision import Reason, Verdict
from huiyin.rules.burden import Known, Price
from huiyin_web.collecting.pages import Told
from huiyin_web.core.amounts import Figure, Unit
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table

FACTS = Unit(Text("facts", "项"), myriad="万项", single=Text("fact", "项"))
MINUTES = Unit(Text("minutes", "分钟"), myriad="万分钟", single=Text("minute", "分钟"))
ROWS = Unit(Text("rows", "行"), single=Text("row", "行"))
SAID_BY = Text("as the office that asks estimates", "提出单位估计")
_MET, _MISSING = Text("met", "符合"), Text("missing", "不符合")
_SUM = Text("{rows:,} rows x {fields} fields", "{rows:,} 行 × {fields} 项指标")
_TIME = Text("{rows:,} rows x {minutes} minutes", "{rows:,} 行 × 每行 {minutes} 分钟")
_REGISTERED = Text("rows of the register in the area", "该地区在册行数")
_AGAIN = Text("Asked again", "重复采集")
_KNOWN = Text("What is known of the fields asked", "所采集指标的已有数据")
_COLUMNS = (
    Column("field", Text("Field", "指标")),
    Column("share", Text("Rows that have it", "已有数据的行"), Kind.SHARE, places=1),
    Column("latest", Text("Last recorded", "最近登记年度")),
    Column("again", Text("Is it known?", "是否已有"), main=True),
)
_NOTE = Text(
    "The form comes with all of this filled in. Asked again: known and never changing, or asked in the same year by "
    "another collection.",
    "表格下发时均已预填。重复采集：已有且不会变化的数据，或同年其他采集任务已采集的数据。",
)
_LASTING = Text("known, and never changes; source: register, {year}", "已有且不会变化；来源：台账，{year} 年")
_ASKED_BY = Text("asked by ‘{title}’, {office}", "“{title}”（{office}）已采集")
_NEW, _OLD = Text("not known yet", "尚无数据"), Text("known, may have changed", "已有，可能变化")


def told(reasons: tuple[Reason, ...]) -> tuple[Told, ...]:
    """Give reasons for a page."""
    return tuple(
        Told(
            one.words, "bad" if one.verdict is Verdict.MISSING else "good",
            _MISSING if one.verdict is Verdict.MISSING else _MET,
            one.parameter.source.title if one.parameter else None,
        )
        for one in reasons
    )  # fmt: skip


def price_figures(price: Price, *, fields: int, minutes: int, again: int) -> tuple[Figure, ...]:
    """Give the price of a collection: rows, facts, minutes, facts asked again."""
    return (
        Figure(Text("Rows", "行数"), price.rows, ROWS, _REGISTERED),
        Figure(Text("Facts asked", "采集项次"), price.facts, FACTS, _SUM.fill(rows=price.rows, fields=fields)),
        Figure(
            Text("Time of the villages", "村级用时"), price.minutes, MINUTES,
            _TIME.fill(rows=price.rows, minutes=minutes), source=SAID_BY,
        ),
        Figure(_AGAIN, again, FACTS, Text("facts that are known for good, or asked in the year already",
                                          "已有且不变，或当年已采集的项次")),
    )  # fmt: skip


def known_table(known: tuple[Known, ...]) -> Table:
    """Give of each field asked what the register knows, and whether it is asked again."""
    rows = [
        Row((one.field.label.sentence(), one.share, str(one.latest or ""), _again(one)))
        for one in known
    ]  # fmt: skip
    return Table(_KNOWN, _COLUMNS, rows, note=_NOTE)


def _again(one: Known) -> Cell:
    """Say whether a field is asked again, and by what that is known."""
    if not one.again:
        return Cell(_OLD if one.known else _NEW)
    said = [_ASKED_BY.fill(title=by.title, office=by.office) for by in one.asked_by]
    if one.lasting and one.known:
        said.insert(0, _LASTING.fill(year=one.latest))
    return Cell(_AGAIN, under=Text.join(said), tone="warn")
