"""Look into a workbook before anything parses it: a small file may inflate to gigabytes or hide a program.

Sizes are counted while inflating; what the headers claim is only compared with it. Nothing is written to disk,
and the guard must never hand a file on that it has not read to its end.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import SEEK_END
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from huiyin.kernel.text import Text
from huiyin.records.errors import (
    FormulaErrorsError,
    NotAWorkbookError,
    PasswordError,
    TooLargeError,
    TruncatedFileError,
    UnsafeFileError,
)

MEBIBYTE = 1 << 20
MOST_ENTRIES = 200
MOST_RATIO = 200  # a sheet of an office compresses 8 to 30 times, a bomb a thousand times
_RATIO_FROM = 8 * MEBIBYTE
_CHUNK = 4 * MEBIBYTE
_OVERLAP = 80  # a cell's opening tag is shorter
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_STORED, _DEFLATED, _ENCRYPTED = 0, 8, 0x1
_SYMLINK, _TYPE = 0o120000, 0o170000
_ARCHIVES = (b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")
_UNWANTED = (
    (re.compile(r"vbaproject|macrosheets|activex", re.IGNORECASE), Text("macros", "宏")),
    (re.compile(r"externallinks?/", re.IGNORECASE), Text("links to other workbooks", "外部链接")),
    (re.compile(r"embeddings/|oleobject", re.IGNORECASE), Text("embedded objects", "嵌入对象")),
    (re.compile(r"^content\.xml$|^xl/workbook\.bin$", re.IGNORECASE), Text("a second workbook", "另一份工作簿")),
    (re.compile(r"\.(zip|xls[xmb]?|docx|pptx|rar|7z|gz|jar)$", re.IGNORECASE), Text("another archive", "另一个压缩包")),
)
_PAGE = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CONTENT = b"sheetData"  # without this element the reader takes no part for a page, wherever the workbook points
# An opening tag of a cell whose reference does not come first and at once, or a name too long to be told across pieces.
_ODD_CELL = re.compile(rb"<(?:(?:[^\s<>/=]*:)?c(?:[\t\r\n/>]| (?:[^r]|r(?:[^=]|=[^\"'])))|[^\s<>/!?]{60})")
_SPACED_REFERENCE = re.compile(rb"[\s\"']r(?:\s+=|\s{40})")
_FORMULA_ERROR = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]+[0-9]+)\"[^>]*?\bt=\"e\"")
NAMED = 5
# The two last: a version of the format, or a name, that damage has made up.
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, UnicodeDecodeError)
_DATE_1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904=[\"'](?:1|true)[\"']", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a workbook is read at once: bytes of one part and of all, inflated; cells, about 85 bytes each."""

    entry: int
    total: int
    cells: int


REGISTER = Limits(500 * MEBIBYTE, 700 * MEBIBYTE, 8_000_000)  # 400,000 persons or 140,000 households


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
    try:
        with path.open("rb") as stream, zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            _check_names(path.name, entries)
            return _inflate_all(path.name, stream, entries, limits)
    except _DAMAGE as error:
        raise TruncatedFileError(
            name=path.name, what=Text("the archive cannot be unpacked", "压缩内容无法展开")
        ) from error


def _check_names(name: str, entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_ENTRIES:
        raise UnsafeFileError(name=name, what=Text(f"{len(entries)} parts", f"{len(entries)} 个部件"))
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise PasswordError(name=name)
        parts = entry.filename.replace("\\", "/").split("/")
        linked = (entry.external_attr >> 16) & _TYPE == _SYMLINK
        if linked or ".." in parts or parts[0] == "" or ":" in parts[0]:
            raise UnsafeFileError(name=name, what=Text("parts that point outside it", "指向外部的部件"))
        for pattern, what in _UNWANTED:
            if pattern.search(entry.filename):
                raise UnsafeFileError(name=name, what=what)
    if len({one.casefold() for one in names}) < len(names):
        raise UnsafeFileError(name=name, what=Text("two parts of one name", "同名部件"))
    if "xl/workbook.xml" not in names:
        raise NotAWorkbookError(
            name=name, what=Text("an archive without an .xlsx workbook in it", "不含 .xlsx 工作簿的压缩包")
        )


def _inflate_all(name: str, stream: BinaryIO, entries: list[zipfile.ZipInfo], limits: Limits) -> Looked:
    total, cells, epoch_1904, tail = 0, 0, False, b""
    for entry in entries:
        size, checksum, page = 0, 0, _Page() if _PAGE.fullmatch(entry.filename) else None
        for chunk in _inflate(name, stream, entry):
            size, checksum = size + len(chunk), zlib.crc32(chunk, checksum)
            _check_size(name, size, total + size, entry.compress_size, limits)
            if size == len(chunk) and chunk.startswith(_ARCHIVES):
                raise UnsafeFileError(name=name, what=Text("another archive", "另一个压缩包"))
            if b"<!DOCTYPE" in chunk:
                raise UnsafeFileError(name=name, what=Text("a document type definition", "文档类型定义（DTD）"))
            if page:
                page.see(chunk)
            elif _CONTENT in tail + chunk:
                raise UnsafeFileError(name=name, what=Text("a sheet in an unusual place", "位置异常的工作表"))
            tail = chunk[-len(_CONTENT) :]
            epoch_1904 |= entry.filename == "xl/workbook.xml" and bool(_DATE_1904.search(chunk))
        if size != entry.file_size or checksum != entry.CRC:
            raise zipfile.BadZipFile
        total += size
        if page:
            cells += page.cells
            _check_page(name, page, cells, limits)
    return Looked(total, epoch_1904)


def _inflate(name: str, stream: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Give an entry's content in pieces, by our own count and not by its header's."""
    if not 0 <= entry.header_offset <= stream.seek(0, SEEK_END):
        raise zipfile.BadZipFile
    stream.seek(entry.header_offset)
    magic, name_length, extra_length = _LOCAL_HEADER.unpack(stream.read(_LOCAL_HEADER.size))
    if magic != b"PK\x03\x04" or entry.compress_type not in {_STORED, _DEFLATED}:
        raise UnsafeFileError(name=name, what=Text("parts packed in an unusual way", "压缩方式异常的部件"))
    stream.seek(name_length + extra_length, 1)
    inflater = zlib.decompressobj(-15) if entry.compress_type == _DEFLATED else None
    left = entry.compress_size
    while left:
        packed = stream.read(min(left, MEBIBYTE))
        if not packed:
            raise EOFError
        left -= len(packed)
        if inflater is None:
            yield packed
            continue
        full = True
        while packed or full:  # a full piece may have more behind it although all input is taken
            piece = inflater.decompress(packed, _CHUNK)
            packed, full = inflater.unconsumed_tail, len(piece) == _CHUNK
            yield piece
    if inflater and not inflater.eof:
        raise EOFError


def _check_size(name: str, size: int, total: int, packed: int, limits: Limits) -> None:
    if size > limits.entry or total > limits.total or size > max(_RATIO_FROM, packed * MOST_RATIO):
        raise TooLargeError(
            name=name,
            what=Text(f"it inflates beyond {total // MEBIBYTE} MB", f"展开后超过 {total // MEBIBYTE} MB"),
            most=f"{limits.total // MEBIBYTE} MB, {MOST_RATIO}:1",
        )


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
