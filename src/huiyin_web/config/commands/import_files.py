"""`huiyin import`: bring files in, or only check them."""

from argparse import Namespace
from pathlib import Path

from huiyin.cli.progress import progress
from huiyin.cli.speaking import language, tell
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform, shown_name
from huiyin_web.config.commands.preparing import prepare
from huiyin_web.config.commands.writing import need_writable
from huiyin_web.core.clock import now, today
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.cancel_import import cancel_import
from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.actions.upload_file import Uploaded, upload_file
from huiyin_web.imports.errors import NothingToImportError, RowsRefusedError
from huiyin_web.imports.kinds import label_of
from huiyin_web.imports.models import ImportBatch
from huiyin_web.imports.page_queries.workbooks import write_mended
from huiyin_web.imports.queries import problems

BY = platform("command line")
_SHOWN = 20
_COUNTS = Text(
    "{file}: {rows} rows = {new} new + {changed} changed + {unchanged} unchanged + {refused} refused; "
    "{absent} rows of the register are not in the file and stay.",
    "{file}：共 {rows} 行 = 新增 {new} + 变更 {changed} + 未变 {unchanged} + 不合格 {refused}；"
    "台账中另有 {absent} 行不在文件中，保持不变。",
)
_DONE = Text("Imported. Receipt {receipt}.", "已导入，凭证号 {receipt}。")
_WORKBOOK = Text("Every problem is marked in {path}.", "全部问题已标注在 {path} 中。")
_DRY = Text("Checked only; nothing was changed.", "仅校验，未改动数据。")
_WAITED = Text(
    "This very file waits already as import {number}, sent by {name}; it was not taken in a second time.",
    "该文件已由 {name} 上传，作为导入 {number} 等待处理，未重复上传。",
)
_FILE = Text("The file {file} is not there. Check its path.", "找不到文件 {file}，请核对路径。")
_IGNORED = Text("Columns that were left out: {columns}.", "未导入的列：{columns}。")
_PROBLEM = Text(
    "  {tab}, row {row}, {column} '{value}': {wrong} ({rule}). {mend}",
    "  {tab}，第 {row} 行，{column}“{value}”：{wrong}（{rule}）。{mend}",
)


class FileMissingError(HuiyinError):
    """A path that names no file."""

    code = "FILE_MISSING"
    template = _FILE


class FolderGivenError(HuiyinError):
    """A path that names a folder."""

    code = "FOLDER_GIVEN"
    template = Text(
        "{folder} is a folder, not a file. Name the CSV or XLSX files in it.",
        "{folder} 是文件夹，不是文件。请指定其中的 CSV 或 XLSX 文件。",
    )


def run(arguments: Namespace) -> None:
    """Import every file named, one after the other; the first that is refused ends it."""
    for path in arguments.files:
        if path.is_dir():
            raise FolderGivenError(folder=path)
        if not path.is_file():
            raise FileMissingError(file=path)
    if arguments.errors:
        need_writable("--errors", arguments.errors)
    prepare()
    for path in arguments.files:
        _import(path, arguments)


def _import(path: Path, arguments: Namespace) -> None:
    sent = _uploaded(path, arguments)
    if sent.waited:
        tell(_WAITED.fill(number=sent.batch.pk, name=shown_name(sent.batch.by_key, sent.batch.by_name)))
    batch = _checked(sent.batch, path.name)
    tell(_COUNTS.fill(file=path.name, **{key: f"{getattr(batch, key):,}" for key in _COUNTED}))
    if batch.ignored:
        tell(_IGNORED.fill(columns="、".join(batch.ignored)))
    if batch.refused:
        _explain(batch, arguments.errors)
    is_refused = batch.good == 0 or (batch.refused > 0 and not arguments.good_rows_only)
    if (arguments.dry_run or is_refused) and not sent.waited:
        cancel_import(batch=batch.pk, by=BY, at=now())
    if arguments.dry_run:
        tell(_DRY)
    if is_refused and batch.good == 0:
        raise NothingToImportError(rows=batch.rows)
    if is_refused:
        raise RowsRefusedError(rows=batch.rows, refused=batch.refused)
    if not arguments.dry_run:
        applied = apply_import(batch=batch.pk, good_only=arguments.good_rows_only, by=BY, at=now())
        tell(_DONE.fill(receipt=applied.receipt))


_COUNTED = ("rows", "new", "changed", "unchanged", "refused", "absent")


def _uploaded(path: Path, arguments: Namespace) -> Uploaded:
    with path.open("rb") as stream:
        return upload_file(
            kind=arguments.kind,
            year=arguments.year or today().year,
            name=path.name,
            stream=stream,
            codemap=arguments.codes or "",
            by=BY,
            at=now(),
        )


def _checked(batch: ImportBatch, name: str) -> ImportBatch:
    rows = Text("{rows} rows", "{rows} 行")
    with progress(Text(f"checking {name}", f"校验 {name}")) as report:
        return check_file(
            batch=batch.pk, by=BY, at=now(),
            progress=lambda fraction, count: report(fraction, rows.fill(rows=f"{count:,}")),
        )  # fmt: skip


def _explain(batch: ImportBatch, workbook: Path | None) -> None:
    """Print the first problems; where a workbook is wanted, all of them stand in it beside the office's own rows."""
    for problem in problems(batch, count=_SHOWN):
        tell(
            _PROBLEM.fill(
                tab=problem.tab or label_of(batch.kind),
                row=problem.row,
                column=problem.heading or problem.label,
                value=problem.value,
                wrong=problem.wrong,
                rule=problem.rule,
                mend=problem.mend,
            )
        )
    if workbook is not None:
        write_mended(workbook, actor=BY, number=batch.pk, language=language())
        tell(_WORKBOOK.fill(path=workbook))
