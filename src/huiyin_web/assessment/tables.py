"""The assessment's tables, made from the stored working; a page shows them and a file is written from them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.measures.register.behind import counts_households
from huiyin.scoring import Origin
from huiyin_web.assessment.models import Round
from huiyin_web.core.amounts import Tone
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import mark

_TONES: dict[str, Tone] = {"good": "good", "fairly_good": "go", "average": "warn", "poor": "bad"}
_POINTS = Column("points", Text("Points", "得分"), Kind.NUMBER, places=2, main=True)
_FULL = Column("full_mark", Text("Full mark", "分值"), Kind.NUMBER)
_ROLES = {
    "numerator": Text("numerator", "分子"),
    "denominator": Text("denominator", "分母"),
    "value": Text("value", "数值"),
}


def text(plain: dict[str, str]) -> Text:
    """Give a stored text back."""
    return Text(plain["en"], plain["zh"])


def rounds(found: Iterable[Round], label: Callable[[str], Text], doers: Mapping[int, Text | str]) -> Table:
    """Give the list of runs; `doers` says who computed each."""
    return Table(
        title=Text("Rounds", "考核轮次"),
        columns=(
            Column("scheme", Text("Scheme", "考核办法")),
            Column("year", Text("Year", "年份"), main=True),
            Column("run", Text("Run", "轮次"), Kind.NUMBER),
            Column("at", Text("Computed", "计算时间"), Kind.MOMENT),
            Column("by", Text("By", "操作人")),
        ),
        rows=[
            Row((Cell(label(one.scheme), _address(one.pk)), str(one.year), one.run, one.at, doers[one.pk]))
            for one in found
        ],
        empty=Text("No year has been assessed yet.", "尚未对任何年度进行考核。"),
        empty_next=Text("Freeze the year first; then run a scheme on it.", "请先冻结年度，再选用考核办法计分。"),
    )


def results(round_id: int, found: list[dict[str, Any]], names: Mapping[str, Text]) -> Table:
    """Give one row an assessed place: total, band, and the points of each block."""
    blocks = found[0]["blocks"] if found else []
    return Table(
        title=Text("Results", "考核结果"),
        columns=(
            Column("place", Text("Place", "地区")),
            Column("total", Text("Total", "总分"), Kind.NUMBER, places=2, main=True),
            Column("band", Text("Band", "等次")),
            *(
                Column(one["key"], text(one["label"]), Kind.NUMBER, unit=_out_of(one["full_mark"]), places=2)
                for one in blocks
            ),
            Column("limited", Text("Why the band is limited", "等次受限原因"), filed=True),
            Column("code", Text("Place code", "区划代码"), filed=True),
        ),
        rows=[
            Row(
                (
                    Cell(names.get(one["place"], one["place"]), scorecard_url(round_id, one["place"])),
                    _decimal(one["total"]),
                    _band(one),
                    *(_decimal(block["points"]) for block in one["blocks"]),
                    _why_limited(one),
                    one["place"],
                )
            )
            for one in found
        ],
        note=Text(
            "Points of 100. A band is computed from the points and the limits of the scheme; the leading group decides "
            "the grade.",
            "满分 100 分。等次由得分和考核办法的限制条件计算得出，最终等次由领导小组审定。",
        ),
        empty=Text("No result is shown to your role.", "没有可供您查看的结果。"),
    )


def scores(round_id: int, result: dict[str, Any]) -> Table:
    """Give one row an indicator, block by block."""
    place = result["place"]
    return Table(
        title=Text("How the score is made", "得分构成"),
        columns=(
            Column("indicator", Text("Indicator", "指标")),
            Column("value", Text("Actual", "实绩"), Kind.NUMBER, places=2),
            Column("target", Text("Full mark at", "满分标准"), Kind.NUMBER, places=2),
            Column("unit", Text("Unit", "单位")),
            _POINTS,
            _FULL,
            Column("origin", Text("Numbers from", "数据来源")),
            Column("block", Text("Block", "板块"), filed=True),
            Column("key", Text("Key", "指标代码"), filed=True),
        ),
        rows=[
            Row(
                (
                    Cell(
                        text(score["label"]),
                        reverse("assessment:working", args=[round_id, place, score["indicator"]]),
                        under=text(block["label"]),
                    ),
                    _decimal(score["value"]),
                    _decimal(score["target"]),
                    text(score["unit"]),
                    _decimal(score["points"]),
                    _decimal(score["full_mark"]),
                    _origins(score),
                    text(block["label"]),
                    score["indicator"],
                )
            )
            for block in result["blocks"]
            for score in block["scores"]
        ],
        note=text(result["formula"]),
    )


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the evidence of a score may lead its reader."""

    to_place: bool
    to_households: bool


def numbers(score: dict[str, Any], place: str, year: int, ways: Ways) -> Table:
    """Give the raw numbers of one score, each leading to its evidence as far as its reader may go."""
    return Table(
        title=Text("Raw numbers", "原始数据"),
        columns=(
            Column("number", Text("Number", "数据项")),
            Column("role", Text("Enters as", "用途")),
            Column("value", Text("Value", "数值"), Kind.NUMBER, places=None, main=True),
            Column("unit", Text("Unit", "单位")),
            Column("origin", Text("Kind of source", "来源类别")),
            Column("source", Text("Source", "来源")),
            Column("evidence", Text("Evidence", "佐证")),
        ),
        rows=[
            Row(
                (
                    text(one["label"]),
                    _ROLES[one["role"]],
                    _decimal(one["number"]),
                    text(one["unit"]),
                    text(one["origin"]),
                    text(one["source"]),
                    _evidence(one, place, year, ways),
                )
            )
            for one in score["figures"]
        ],
        empty=Text("No number was given for this item.", "该项没有数据。"),
    )


def _evidence(number: dict[str, Any], place: str, year: int, ways: Ways) -> Cell:
    """Lead to the rows behind a number; a run computed before numbers said their key leads to the place."""
    key, ago = number.get("key", ""), number.get("years_ago", 0)
    if text(number["origin"]) != Origin.REGISTER.label:
        words, to, args = Text("the statistics table", "统计表"), "places:statistics", [place]
    elif ways.to_households and not ago and counts_households(key):
        words, to, args = Text("the households", "查看农户"), "overview:behind", [place, key]
    else:
        words, to, args = Text("the place", "查看地区"), "overview:place", [place]
    return Cell(words, f"{reverse(to, args=args)}?year={year - ago}" if ways.to_place else "")


def scorecard_url(round_id: int, place: str) -> str:
    """Give the address of a place's scorecard."""
    return reverse("assessment:scorecard", args=[round_id, place])


def _address(round_id: int) -> str:
    return reverse("assessment:round", args=[round_id])


def _band(result: dict[str, Any]) -> Cell | None:
    band = result["band"]
    if band is None:
        return None
    return Cell(text(band["label"]), under=_why_limited(result), tone=_TONES.get(band["key"], ""))


def _why_limited(result: dict[str, Any]) -> Text:
    return Text.join([text(hit["words"]).sentence() for hit in result["limits"]], " ", "")


def _origins(score: dict[str, Any]) -> Text:
    found = list(dict.fromkeys(text(one["origin"]) for one in score["figures"]))
    return Text.join(found)


def _out_of(full_mark: str) -> Text:
    return Text(f"of {mark(full_mark)}", f"满分 {mark(full_mark)}")


def _decimal(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)
