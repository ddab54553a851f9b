"""The page where files are brought in: kinds, templates, the imports so far."""

from collections import Counter
from typing import Literal
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.archives import REGISTER
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import ImportKind
from huiyin_web.imports.limits import MOST_BYTES, SIZE, TOO_BIG
from huiyin_web.imports.models import ImportBatch
from huiyin_web.imports.pages import CentrePage, KindCard
from huiyin_web.imports.permissions import kinds_for, visible
from huiyin_web.imports.queries import handed_in, overtakers, undecided
from huiyin_web.imports.standing import Standing, kind_and_year, standing
from huiyin_web.imports.steps import WORKS, job_of

Whose = Literal["mine", "area"]
PAGE_ROWS = 30
_UNDOES = Text("{about}; undoes import {number}", "{about}；撤销导入 {number}")
_WHOLE = Text("{told}.", "{told}。")
_TITLE = Text("Import", "数据导入")
_COLUMNS = (
    Column("file", Text("File", "文件")),
    Column("state", Text("State", "状态"), main=True),
    Column("next", Text("What next", "下一步")),
    Column("rows", Text("Rows", "行数"), Kind.NUMBER),
    Column("new", Text("New", "新增"), Kind.NUMBER),
    Column("changed", Text("Changed", "变更"), Kind.NUMBER),
    Column("refused", Text("Refused", "退回"), Kind.NUMBER),
    Column("uploaded", Text("Uploaded", "上传时间"), Kind.MOMENT),
)
_LIMITS = Text(
    "A workbook (.xlsx, .xls, .et, .ods) of up to {cells:,} cells, or a CSV file in UTF-8 or GB18030 with any number "
    "of rows; up to {size} GB. No password, no macros, no links to other workbooks.",
    "工作簿（.xlsx、.xls、.et、.ods）不超过 {cells:,} 个单元格，或 UTF-8、GB18030 编码的 CSV 文件（行数不限）；"
    "文件不超过 {size} GB。不得设密码，不得含宏或外部链接。",
)

_WAITING = (
    ("ready", Text("Imports that wait for your decision: {count}", "待您决定的导入 {count} 个")),
    ("approve", Text("Imports of others that wait for your approval: {count}", "待您复核的导入 {count} 个")),
    ("mend", Text("Imports with rows to correct: {count}", "有待更正行的导入 {count} 个")),
    ("again", Text("Imports to check again: {count}", "待重新校验的导入 {count} 个")),
)
_IDLE = Text(
    "Nothing waits for you. Choose a file: it is checked first, and nothing changes until you say so.",
    "当前没有等您处理的导入。选择文件后先校验，在您确认之前不改动任何数据。",
)


def centre_page(*, actor: Actor, whose: Whose, before: int | None) -> CentrePage:
    """Give the kinds of file and the imports of this person, or of their area, newest first."""
    mine = Q(by_key=actor.key)
    seen = ImportBatch.objects.filter(mine if whose == "mine" else visible(actor)).order_by("-pk")
    found = list((seen.filter(pk__lt=before) if before else seen)[: PAGE_ROWS + 1])
    shown = found[:PAGE_ROWS]
    return CentrePage(
        title=_TITLE,
        lead=_lead(actor),
        crumbs=(Crumb(_TITLE),),
        kinds=tuple(_card(kind) for kind in kinds_for(actor)),
        may_download=actor.may(May.UNMASK),
        limits=_LIMITS.fill(cells=REGISTER.cells, size=SIZE),
        most_bytes=MOST_BYTES,
        too_big=TOO_BIG,
        tabs=tuple(
            Tab(label, _address(whose=key), current=key == whose)
            for key, label in (("mine", Text("Mine", "我的")), ("area", Text("In my area", "本辖区")))
        ),
        imports=_table(shown),
        pager=Pager(
            words=Text(f"{len(shown)} imports on this page", f"本页 {len(shown)} 条"),
            next=_address(whose=whose, before=shown[-1].pk) if len(found) > PAGE_ROWS else "",
            first=_address(whose=whose) if before else "",
        ),
    )


def _lead(actor: Actor) -> Text:
    counted = Counter(
        "again" if overtaker else "mend" if batch.refused else "ready" for batch, overtaker in undecided(actor)
    )
    counted["approve"] = len(handed_in(actor))
    told = [words.fill(count=counted[key]) for key, words in _WAITING if counted[key]]
    if not told:
        return _IDLE
    return _WHOLE.fill(told=Text.join(told, "; ", "，"))


def _card(kind: ImportKind) -> KindCard:
    identity = [kind.sheet.field(key).label for key in kind.sheet.identity]
    named = Text.join(identity)
    return KindCard(
        label=kind.sheet.label,
        recognised=Text("A row is recognised again by: {named}", "按“{named}”识别已有记录").fill(named=named),
        templates=tuple(
            (name, reverse("imports:template", kwargs={"kind": kind.key, "language": language}))
            for name, language in (("中文模板", "zh"), ("English template", "en"))
        ),
    )


def _table(batches: list[ImportBatch]) -> Table:
    jobs = WORKS.latest([one.pk for one in batches])
    later = overtakers(batches)
    return Table(
        title=Text("Imports, newest first", "导入记录（新的在前）"),
        columns=_COLUMNS,
        rows=[_row(one, standing(one, job_of(one, jobs.get(one.pk)), overtaker=later.get(one.pk))) for one in batches],
        empty=Text("No imports yet.", "暂无导入记录。"),
        empty_next=Text("Choose a file above to begin.", "请在上方选择文件开始导入。"),
    )


def _row(batch: ImportBatch, stands: Standing) -> Row:
    counts = (batch.rows, batch.new, batch.changed, batch.refused) if batch.rows else (None,) * 4
    return Row((
        Cell(batch.file_name, url=reverse("imports:batch", args=[batch.pk]), under=_about(batch)),
        Cell(stands.state, tone=stands.tone),
        stands.next,
        *counts,
        Cell(batch.uploaded_at, under=shown_name(batch.by_key, batch.by_name)),
    ))  # fmt: skip


def _about(batch: ImportBatch) -> Text:
    about = kind_and_year(batch)
    return _UNDOES.fill(about=about, number=batch.undoes) if batch.undoes else about


def _address(**asked: object) -> str:
    return f"{reverse('imports:centre')}?{urlencode(asked)}"
