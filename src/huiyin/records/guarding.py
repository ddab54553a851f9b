"""Look into a workbook before anything parses it: a small file may inflate to gigabytes or hide a program.

The guard must never hand a file on that it has not read to its end.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipInfo

import numpy as np
import numpy.typing as npt

from huiyin.kernel.text import Text
from huiyin.records.archives import REGISTER, Archive, Limits, unpacking
from huiyin.records.errors import FormulaErrorsError, NotAWorkbookError, TooLargeError, UnsafeFileError

_OVERLAP = 80  # a cell's opening tag is shorter
_UNWANTED = (
    (re.compile(r"vbaproject|macrosheets|activex", re.IGNORECASE), Text("macros", "宏")),
    (re.compile(r"externallinks?/", re.IGNORECASE), Text("links to other workbooks", "外部链接")),
    (re.compile(r"embeddings/|oleobject", re.IGNORECASE), Text("embedded objects", "嵌入对象")),
    (re.compile(r"^content\.xml$|^xl/workbook\.bin$", re.IGNORECASE), Text("a second workbook", "另一份工作簿")),
)
_PAGE = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CONTENT = b"sheetData"  # without this element the reader takes no part for a page, wherever the workbook points
# An opening tag of a cell whose reference does not come first and at once, or a name too long to be told across pieces.
_ODD_CELL = re.compile(rb"<(?:(?:[^\s<>/=]*:)?c(?:[\t\r\n/>]| (?:[^r]|r(?:[^=]|=[^\"'])))|[^\s<>/!?]{60})")
_SPACED_REFERENCE = re.compile(rb"[\s\"']r(?:\s+=|\s{40})")
_FORMULA_ERROR = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]+[0-9]+)\"[^>]*?\bt=\"e\"")
NAMED = 5
_DATE_1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904=[\"'](?:1|true)[\"']", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Looked:
    """What the guard saw: the bytes inflated, and whether serial dates count from 1904."""

    inflated: int
    epoch_1904: bool


def guard(path: Path, limits: Limits = REGISTER) -> Looked:
    """Read every entry of a workbook to its end and refuse what is unsafe or beyond the limits.

    Raises:
        UnsafeFileError: macros, links, archives, odd names, sizes that lie, or a DTD.
        TooLargeError: more bytes or cells than are read at once.
        TruncatedFileError: the archive is cut off or damaged.
        PasswordError: an entry is encrypted.
        NotAWorkbookError: an archive that holds no workbook.
    """
    with unpacking(path, limits, _UNWANTED) as archive:
        if "xl/workbook.xml" not in archive.names:
            raise NotAWorkbookError(
                name=path.name, what=Text("an archive without a workbook in it", "不含工作簿的压缩包")
            )
        return _look(archive)


def _look(archive: Archive) -> Looked:
    cells, epoch_1904, tail = 0, False, b""
    for entry in archive.entries:
        page = _Page() if _PAGE.fullmatch(entry.filename) else None
        for piece in archive.pieces(entry):
            epoch_1904 |= _see(archive.name, entry, page, piece, tail)
            tail = piece[-len(_CONTENT) :]
        if page:
            cells += page.cells
            _check_page(archive.name, page, cells, archive.limits)
    return Looked(archive.inflated, epoch_1904)


def _see(name: str, entry: ZipInfo, page: "_Page | None", piece: bytes, tail: bytes) -> bool:
    """Look at a piece of a part; say whether it has serial dates count from 1904."""
    if b"<!DOCTYPE" in piece:
        raise UnsafeFileError(name=name, what=Text("a document type definition", "文档类型定义（DTD）"))
    if page:
        page.see(piece)
    elif _CONTENT in tail + piece:
        raise UnsafeFileError(name=name, what=Text("a sheet in an unusual place", "位置异常的工作表"))
    return entry.filename == "xl/workbook.xml" and bool(_DATE_1904.search(piece))


def _check_page(name: str, page: "_Page", cells: int, limits: Limits) -> None:
    if cells > limits.cells:
        raise TooLargeError(name=name, what=Text("it has more cells", "单元格过多"), most=f"{limits.cells:,}")
    if page.odd:
        raise UnsafeFileError(
            name=name, what=Text("cells without references, or with unusual ones", "没有坐标或坐标异常的单元格")
        )
    if page.errors:
        raise FormulaErrorsError(name=name, cells=", ".join(page.errors[:NAMED]))


class _Page:
    """What is to be known of a page: above all the smallest box around its cells, for a reader holds all of it."""

    def __init__(self) -> None:
        self.row = self.column = 1
        self.odd = False
        self.errors: list[str] = []
        self._tail = b""

    @property
    def cells(self) -> int:
        """The cells of the box."""
        return self.row * self.column

    def see(self, chunk: bytes) -> None:
        """Take in a piece of the page: widen the box by the references (`r="AB12"`) in it."""
        piece = self._tail + chunk
        self._tail = piece[-_OVERLAP:]
        self.odd |= bool(_ODD_CELL.search(piece))
        if len(self.errors) < NAMED and b't="e"' in chunk:
            self.errors += [reference.decode() for reference in _FORMULA_ERROR.findall(piece)]
        text = np.frombuffer(piece + b" " * _OVERLAP, np.uint8)
        equals = np.flatnonzero(text == ord("="))
        equals = equals[equals > 1]
        if (text[equals - 1] <= ord(" ")).any() or piece[-1:].isspace():
            self.odd |= bool(_SPACED_REFERENCE.search(piece))
        before = text[equals - 2]
        apart = (before <= ord(" ")) | (before == ord('"')) | (before == ord("'"))
        signs = equals[(text[equals - 1] == ord("r")) & apart] + 1
        column, at = _number(text, signs + 1, ord("A"), 26, 1)
        row, at = _number(text, at, ord("0"), 10, 0)
        self.column = max(self.column, int(column.max(initial=1)))
        self.row = max(self.row, int(row.max(initial=1)))
        opening, whole = text[signs], at < len(piece)
        quoted = (opening == ord('"')) | (opening == ord("'"))
        unusual = (quoted & (text[at] != opening)) | (opening <= ord(" "))
        self.odd |= bool((unusual & whole).any())


def _number(
    text: npt.NDArray[np.uint8], at: npt.NDArray[np.int64], first: int, base: int, offset: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Read a number in letters or figures at each position; give it and the position after it."""
    number, at, going = np.zeros(len(at), np.int64), at.copy(), np.ones(len(at), bool)
    for _ in range(7):
        sign = text[np.minimum(at, len(text) - 1)].astype(np.int64) - first
        going &= (sign >= 0) & (sign < base)
        if not going.any():
            break
        number[going] = number[going] * base + sign[going] + offset
        at[going] += 1
    return number, at
