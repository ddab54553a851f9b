"""One list: how many of its rows became what, and which could not be read."""

from collections.abc import Iterator

import pyarrow.parquet as pq
from django.urls import reverse

from huiyin import policy
from huiyin.crosschecks import kinds
from huiyin.kernel.text import Text
from huiyin.records.checking import PROBLEMS_FILE
from huiyin.records.problems import Problem, explain
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.core.exports import About, Export
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.core.templatetags.wording import moment, percent
from huiyin_web.jobs.models import told
from huiyin_web.places.queries import place_names
from huiyin_web.quality.folders import folder_of
from huiyin_web.quality.models import DepartmentList
from huiyin_web.quality.pages.crosschecks import ListPage
from huiyin_web.quality.permissions import need_cross_check
from huiyin_web.quality.queries.flags import TITLE as FLAGS
from huiyin_web.quality.queries.flags import Asked
from huiyin_web.quality.queries.lists import list_in_reach, list_name, place_of, standing, sum_of
from huiyin_web.quality.queries.lists_page import TITLE as LISTS

PAGE_ROWS = 50
MOST_CLOSED = "crosscheck_closed_share"


def list_page(*, actor: Actor, number: int) -> ListPage:
    """Give one list.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    need_cross_check(actor)
    found = list_in_reach(actor, number)
    state, tone = standing(found)
    return ListPage(
        title=list_name(found),
        lead=sum_of(found) if found.compared_at else _NOT_YET,
        crumbs=(Crumb(FLAGS, Asked().address()), Crumb(LISTS, reverse("quality:lists")), Crumb(list_name(found))),
        number=found.pk,
        state=state,
        tone=tone,
        facts=tuple(_facts(found)),
        refusal=told(found.refusal),
        problems=Table(
            _PROBLEMS, _COLUMNS, [_row(one) for one in _problems(found, PAGE_ROWS)], note=_ABOUT, empty=_NONE
        ),
        flags_url=Asked(list=found.pk).address() if found.compared_at else "",
        may_withdraw=found.withdrawn_at is None,
    )


def problems_export(*, actor: Actor, number: int) -> Export:
    """Give every problem of a list as rows of a file, personal values masked.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    need_cross_check(actor)
    found = list_in_reach(actor, number)
    return Export(
        f"huiyin-list-{number}-problems", About(_PROBLEMS, list_name(found), _ABOUT), _COLUMNS,
        (_row(one) for one in _problems(found)), sum(found.problems.values()),
    )  # fmt: skip


def _problems(found: DepartmentList, most: int | None = None) -> Iterator[Problem]:
    path = folder_of(found.uuid) / PROBLEMS_FILE
    if path.exists() and found.kind in kinds():
        rows = pq.read_table(path).sort_by([("row", "ascending"), ("field", "ascending")]).slice(0, most)
        yield from explain(rows.to_pylist(), kinds()[found.kind].sheet, found.tab, found.headings)


def _row(problem: Problem) -> Row:
    wrong = problem.wrong.sentence()
    return Row((problem.row, Cell(problem.heading or problem.label), problem.value, wrong, problem.mend))


def _facts(found: DepartmentList) -> Iterator[tuple[Text, Text | str]]:
    kind = kinds().get(found.kind)
    if kind:
        yield _KEPT_BY, kind.department.sentence()
        yield _SOURCE, kind.source.title
    yield _PLACE, place_of(found, place_names([found.place_code]))
    yield _FILE, found.file_name
    if found.unsound:
        yield _UNSOUND, _UNSOUND_ROWS.fill(rows=f"{found.unsound:,}")
    if found.withheld:
        yield _WITHHELD, _WITHHELD_PEOPLE.fill(people=f"{found.withheld:,}")
    if found.kept_open:
        share = percent(float(policy.at(found.as_of).value(MOST_CLOSED).value), 0)
        yield _KEPT_OPEN, _KEPT_OPEN_FLAGS.fill(flags=f"{found.kept_open:,}", share=share)
    yield _BY, shown_name(found.by_key, found.by_name)
    yield _SENT, moment(found.sent_at)
    if found.compared_at:
        yield _COMPARED, moment(found.compared_at)
    if found.withdrawn_at:
        yield _WITHDRAWN, moment(found.withdrawn_at)


_NOT_YET = Text("Nothing of this list has been compared.", "该名单尚未比对。")
_KEPT_BY, _SOURCE, _PLACE = Text("Kept by", "提供部门"), Text("Source", "来源"), Text("Place", "地区")
_FILE, _BY, _SENT = Text("File", "文件"), Text("Sent by", "上传人"), Text("Sent", "上传时间")
_COMPARED, _WITHDRAWN = Text("Compared", "比对时间"), Text("Withdrawn", "撤回时间")
_UNSOUND = Text("Numbers that are no sound ID number", "无效身份证号")
_UNSOUND_ROWS = Text("{rows} rows, compared by name and day of birth", "{rows} 行，已按姓名、出生日期比对")
_WITHHELD = Text("Not in the list", "名单中无")
_WITHHELD_PEOPLE = Text(
    "{people} people, of whom nobody is asked about: too many rows could not be read, or too many people are lacking, "
    "for this list to be whole",
    "{people} 人，未产生疑点：无法读取的行或缺失的人员过多，该名单可能不完整",
)
_KEPT_OPEN = Text("Not closed", "未消除")
_KEPT_OPEN_FLAGS = Text(
    "{flags} open flags about people whom this list lacks stay open: rows of it could not be read, or it would close "
    "more than {share}% of the open flags of its kind. Where the list is whole, mend the rows below and send it again, "
    "or decide the flags one by one; where it is not, withdraw it and ask the department for the whole list",
    "名单中无的人员，{flags} 个待核实疑点未消除：有无法读取的行，或将消除的疑点超过同类待核实疑点的 {share}%。"
    "名单完整的，更正下列各行后重新上传，或逐个认定；不完整的，撤回后请部门提供完整名单",
)
_PROBLEMS = Text("What could not be read", "无法读取的内容")
_ABOUT = Text(
    "One row is one cell of the file that could not be read; personal values are masked. Whoever it names is compared "
    "all the same, without particulars; a row that names nobody is left out.",
    "每行对应文件中一个无法读取的单元格；个人信息已脱敏。能确定所指人员的照常比对，不能确定的不参与比对。",
)
_NONE = Text("Everything could be read.", "全部内容均可读取。")
_COLUMNS = (
    Column("row", Text("Row", "行")),
    Column("heading", Text("Column", "列"), main=True),
    Column("value", Text("Value", "值")),
    Column("wrong", Text("What is wrong", "问题")),
    Column("mend", Text("How to mend it", "更正办法")),
)
