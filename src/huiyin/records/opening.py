"""Open whatever an office sends: what a file is, its first bytes say and never its name."""

from collections.abc import Iterator
from pathlib import Path

from huiyin.kernel.text import Text
from huiyin.records.archives import REGISTER, Limits
from huiyin.records.errors import EmptyFileError, NotAWorkbookError
from huiyin.records.fields import Sheet
from huiyin.records.old_workbooks import COMPOUND
from huiyin.records.reading import Reading
from huiyin.records.text_files import open_text, text_rows
from huiyin.records.workbooks import open_workbook, workbook_rows

_ZIP, _ZIP_EMPTY = b"PK\x03\x04", b"PK\x05\x06"
_SNIFFED = 4096
_KINDS = {
    b"%PDF": Text("a PDF document", "PDF 文档"),
    b"Rar!": Text("a RAR archive", "RAR 压缩包"),
    b"7z\xbc\xaf": Text("a 7z archive", "7z 压缩包"),
    b"\x1f\x8b": Text("a compressed file", "压缩文件"),
    b"\x89PNG": Text("a picture", "图片"),
    b"\xff\xd8\xff": Text("a picture", "图片"),
}


def open_sheet(path: Path, sheet: Sheet, limits: Limits = REGISTER) -> Reading:
    """Open a CSV, .xlsx, .ods, .xls or .et file as the sheet that it should be; what is beyond the limits is refused.

    Raises:
        FileRefusedError: one of its kinds: what is wrong with the file as a whole and how to mend it.
    """
    return open_workbook(path, sheet, limits) if _is_workbook(path) else open_text(path, sheet)


def all_rows(path: Path, sheet: Sheet) -> Iterator[list[str]]:
    """Give every row of a file with all its cells, also those that mean no field.

    Raises:
        FileRefusedError: as `open_sheet`.
    """
    return workbook_rows(path, sheet) if _is_workbook(path) else text_rows(path, sheet)


def _is_workbook(path: Path) -> bool:
    """Say whether a file is an archive or a compound (a workbook, perhaps) or text; refuse what is none of them."""
    with path.open("rb") as stream:
        head = stream.read(_SNIFFED)
    if not head.strip():
        raise EmptyFileError(name=path.name, what=Text("it has no content", "内容为空"))
    if head.startswith((_ZIP, _ZIP_EMPTY, COMPOUND)):
        return True
    for magic, what in _KINDS.items():
        if head.startswith(magic):
            raise NotAWorkbookError(name=path.name, what=what)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise NotAWorkbookError(name=path.name, what=Text("a web page or XML", "网页或 XML 文件"))
    return False
