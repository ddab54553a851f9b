"""The page of the lists of other departments: what can be sent, what came of each kind, what was sent."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from django.db.models import Count
from django.urls import reverse

from huiyin.crosschecks import Decision, ListKind, kinds, precision
from huiyin.kernel.text import Language, Text
from huiyin.records.templates import write_template
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.limits import MOST_BYTES, TOO_BIG
from huiyin_web.places.queries import place_names
from huiyin_web.quality.models import DepartmentList, Flag
from huiyin_web.quality.pages.crosschecks import ListsPage
from huiyin_web.quality.permissions import in_reach, lists_in_reach, need_cross_check
from huiyin_web.quality.queries.flags import TITLE as FLAGS
from huiyin_web.quality.queries.flags import Asked
from huiyin_web.quality.queries.lists import list_name, place_of, standing

TITLE = Text("Lists of other departments", "部门名单")
_MOST = 100


def lists_page(*, actor: Actor) -> ListsPage:
    """Give the kinds of list, counted within somebody's reach, and the latest lists.

    Raises:
        NotAllowedError: the role compares no lists.
    """
    need_cross_check(actor)
    found = list(DepartmentList.objects.filter(lists_in_reach(actor)).order_by("-pk")[:_MOST])
    names = place_names({one.place_code for one in found})
    opened, decided = _opened(actor), _decided(actor)
    return ListsPage(
        title=TITLE,
        lead=_LEAD,
        crumbs=(Crumb(FLAGS, Asked().address()), Crumb(TITLE)),
        kinds=Table(_KINDS, _KIND_COLUMNS, [_kind(one, opened, decided[key]) for key, one in kinds().items()]),
        lists=Table(TITLE, _LIST_COLUMNS, [_list(one, names) for one in found], empty=_EMPTY, empty_next=_EMPTY_NEXT),
        most_bytes=MOST_BYTES,
        too_big=TOO_BIG,
    )


def write_empty_list(out: Path, *, actor: Actor, kind: str, language: Language) -> str:
    """Write the empty workbook of a kind of list and give the name that it goes by.

    Raises:
        NotAllowedError: the role compares no lists.
        NotFoundError: there is no such kind.
    """
    need_cross_check(actor)
    if kind not in kinds():
        raise NotFoundError(what=_KIND)
    sheet = kinds()[kind].sheet
    write_template(sheet, out, language=language)
    return f"{sheet.label.say(language)}-{_TEMPLATE.say(language)}.xlsx"


def _opened(actor: Actor) -> dict[str, int]:
    rows = Flag.objects.filter(in_reach(actor), decision="", gone_at__isnull=True)
    return dict(rows.values_list("kind").annotate(count=Count("pk")).order_by("kind"))


def _decided(actor: Actor) -> Mapping[str, dict[Decision, int]]:
    counted: defaultdict[str, dict[Decision, int]] = defaultdict(dict)
    rows = Flag.objects.filter(in_reach(actor)).exclude(decision="")
    for key, decision, count in rows.values_list("kind", "decision").annotate(count=Count("pk")).order_by("kind"):
        counted[key][Decision(decision)] = count
    return counted


def _kind(kind: ListKind, opened: Mapping[str, int], decided: Mapping[Decision, int]) -> Row:
    headings = Text.join([field.label.sentence() for field in kind.sheet.fields], ", ", "、")
    return Row((
        Cell(kind.label.sentence(), Asked(kind=kind.key).address(), under=kind.department.sentence()),
        (_DOUBT if kind.is_doubt else _BOTH).sentence(),
        opened.get(kind.key, 0),
        sum(decided.values()),
        precision(decided),
        Cell(_TEMPLATE, reverse("quality:list_template", args=[kind.key]), under=headings),
    ))  # fmt: skip


def _list(found: DepartmentList, names: dict[str, Text]) -> Row:
    state, tone = standing(found)
    counted = (found.rows, found.by_id, found.by_likeness, found.unmatched, found.refused)
    return Row((
        Cell(list_name(found), reverse("quality:list", args=[found.pk]), under=place_of(found, names)),
        *(counted if found.compared_at else [None] * len(counted)),
        Cell(state, tone=tone),
        Cell(shown_name(found.by_key, found.by_name)),
        found.sent_at,
    ))  # fmt: skip


_LEAD = Text(
    "A list of another department is compared with the register by ID number, and by name and day of birth where a row "
    "has none. What disagrees becomes a question to people; the register stays as it is.",
    "部门名单按身份证号与台账比对；没有号码的，按姓名、出生日期比对。不一致的列为疑点，由人工核实，台账保持不变。",
)
_KINDS = Text("Kinds of list", "名单种类")
_KIND, _TEMPLATE = Text("This kind of list", "该名单种类"), Text("template", "模板")
_DOUBT = Text("whoever is in it is asked about", "名单中有即核实")
_BOTH = Text("whoever only one side has is asked about", "名单与台账不一致即核实")
_EMPTY = Text("No list has been sent yet.", "尚未上传名单。")
_EMPTY_NEXT = Text("Choose what it lists, as of which day, and the file.", "请选择名单种类、截止日期和文件。")
_KIND_COLUMNS = (
    Column("kind", Text("List", "名单")),
    Column("speaks", Text("What is asked", "核实事项")),
    Column("open", Text("Open", "待核实"), Kind.NUMBER, main=True),
    Column("decided", Text("Decided", "已认定"), Kind.NUMBER),
    Column("precision", Text("List was right", "名单准确率"), Kind.SHARE),
    Column("headings", Text("Template, and columns that are read", "模板和读取的列")),
)
_LIST_COLUMNS = (
    Column("list", Text("List", "名单")),
    Column("rows", Text("Rows", "行数"), Kind.NUMBER, main=True),
    Column("by_id", Text("By ID number", "按身份证号匹配"), Kind.NUMBER),
    Column("by_likeness", Text("By likeness", "按姓名等匹配"), Kind.NUMBER),
    Column("unmatched", Text("Of nobody registered", "不在台账"), Kind.NUMBER),
    Column("refused", Text("Not readable", "无法读取"), Kind.NUMBER),
    Column("state", Text("State", "状态")),
    Column("by", Text("Sent by", "上传人")),
    Column("at", Text("Sent", "上传时间"), Kind.MOMENT),
)
