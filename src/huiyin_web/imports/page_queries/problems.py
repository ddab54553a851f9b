"""The refused rows of an import, by rule, and all of them as a file."""

from urllib.parse import urlencode

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.problems import Problem
from huiyin.records.wording import RULES
from huiyin_web.access.actor import Actor
from huiyin_web.core.exports import About, Export
from huiyin_web.core.parts import Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.models import ImportBatch
from huiyin_web.imports.pages import Problems
from huiyin_web.imports.queries import batch_of, problems

PAGE_ROWS = 50
_ALL = Text("All", "全部")
_TITLE = Text("Problems, by row", "问题清单（按行）")
_ROW = Column("row", Text("Row", "行"), Kind.NUMBER)
_WHERE = (Column("heading", Text("Column", "列"), main=True), Column("value", Text("Value", "值")))
_SHOWN = (
    Column("row", Text("Row", "行")),
    *_WHERE,
    Column("wrong", Text("What is wrong, and how to mend it", "问题与更正办法")),
)
_LISTED = (
    Column("tab", Text("Sheet", "工作表")),
    _ROW,
    *_WHERE,
    Column("rule", Text("Rule", "规则")),
    Column("wrong", Text("What is wrong", "问题")),
    Column("mend", Text("How to mend it", "更正办法")),
)


def problems_part(batch: ImportBatch, rule: str) -> Problems:
    """Give the first problems of a rule (of all where none is named) and how many there are of each."""
    counts: dict[str, int] = dict(sorted(batch.problems.items(), key=lambda one: -one[1]))
    rule = rule if rule in counts else ""
    found = list(problems(batch, rule=rule, count=PAGE_ROWS))
    total = counts[rule] if rule else sum(counts.values())
    address = reverse("imports:batch", args=[batch.pk])
    return Problems(
        tabs=(
            Tab(_ALL, address, current=not rule, count=sum(counts.values())),
            *(
                Tab(
                    RULES[key].title, f"{address}?{urlencode({'rule': key})}#problems", current=key == rule, count=count
                )
                for key, count in counts.items()
            ),
        ),
        table=Table(
            title=_TITLE,
            columns=_SHOWN,
            rows=[_row(one) for one in found],
            empty=Text("The list is no longer kept.", "问题清单已不再保留。"),
            empty_next=Text("Upload the file again to have it checked anew.", "如需查看，请重新上传文件并校验。"),
        ),
        words=Text("Problems shown: {shown:,} of {total:,}.", "显示 {shown:,} 条，共 {total:,} 条。").fill(
            shown=len(found), total=total
        ),
    )


def problems_export(*, actor: Actor, number: int, rule: str) -> Export:
    """Give every problem of an import, or every one of a rule, as rows of a file."""
    batch = batch_of(actor=actor, number=number)
    rule = rule if rule in batch.problems else ""
    return Export(
        name=f"import-{number}-problems",
        about=About(
            title=_TITLE,
            chosen=RULES[rule].title if rule else _ALL,
            definition=Text(
                "One row is one refused cell of the file; personal values are masked.",
                "每行对应文件中一个有问题的单元格；个人信息已脱敏。",
            ),
        ),
        columns=_LISTED,
        rows=(
            Row((one.tab, one.row, one.heading, one.value, one.rule, one.wrong, one.mend))
            for one in problems(batch, rule=rule)
        ),
        expected=batch.problems[rule] if rule else sum(batch.problems.values()),
    )


def _row(problem: Problem) -> Row:
    where = Text("Row {row:,}", "第 {row:,} 行").fill(row=problem.row)
    wrong = problem.wrong.sentence()
    return Row((Cell(where, under=problem.tab), problem.heading, problem.value, Cell(wrong, under=problem.mend)))
