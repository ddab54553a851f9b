"""Read a workbook in the open format of offices (.ods): the same cells as of an .xlsx, and as little trusted.

By our own reading: the fast reader gives failed formulas as blank cells, and holds whatever a tag repeats.
"""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from huiyin.kernel.text import Text
from huiyin.records.archives import DAMAGE, MEBIBYTE, Archive, Limits, unpacking
from huiyin.records.errors import FormulaErrorsError, NotAWorkbookError, PasswordError
from huiyin.records.ods_content import OdsContent, OdsPage

_CONTENT, _KIND, _PARTS = "content.xml", "mimetype", "META-INF/manifest.xml"
_SPREADSHEETS = frozenset(f"application/vnd.oasis.opendocument.spreadsheet{end}" for end in ("", "-template"))
_ENCRYPTED = b"encryption-data"
_UNWANTED = (
    (re.compile(r"^(basic|scripts)/", re.IGNORECASE), Text("macros", "宏")),
    (re.compile(r"^object [^/]*$", re.IGNORECASE), Text("embedded objects", "嵌入对象")),
)


def is_ods(path: Path) -> bool:
    """Say whether an archive has the content of an open document, and no other workbook; a damaged one has nothing."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except DAMAGE:
        return False
    return _CONTENT in names and not any(name.startswith("xl/") for name in names)


def open_ods(path: Path, choose: Callable[[list[str]], str], limits: Limits) -> tuple[OdsPage, bool]:
    """Open a tab of an .ods workbook, and say whether its serial dates count from 1904.

    Args:
        path: the file.
        choose: gives the name of the tab, of the names of all.
        limits: how many bytes and cells are read at once.

    Raises:
        UnsafeFileError: macros, links, embedded objects, archives, odd names, or a DTD.
        TooLargeError: more bytes or cells than are read at once.
        TruncatedFileError: it is cut off or damaged.
        PasswordError: it is encrypted.
        NotAWorkbookError: another document of an office.
        FormulaErrorsError: cells whose formula has failed.
    """
    with unpacking(path, limits, _UNWANTED) as archive:
        content = _read(archive)
    name = choose([page.name for page in content.pages])
    page = next(page for page in content.pages if page.name == name)
    if page.failed:
        raise FormulaErrorsError(name=path.name, cells=", ".join(page.failed))
    return page, content.epoch_1904


def _read(archive: Archive) -> OdsContent:
    """Read every part to its end, the content last: the others say whether it is one."""
    content = OdsContent(archive.name, archive.limits)
    kind = b""
    for entry in sorted(archive.entries, key=lambda entry: entry.filename == _CONTENT):
        if entry.filename == _CONTENT:
            _check_kind(archive.name, kind)
            for piece in archive.pieces(entry):
                content.feed(piece)
            content.feed(b"", last=True)
            continue
        kept = b""
        for piece in archive.pieces(entry):
            kept = kept or piece[:MEBIBYTE]
        if entry.filename == _KIND:
            kind = kept
        elif entry.filename == _PARTS and _ENCRYPTED in kept:
            raise PasswordError(name=archive.name)
    return content


def _check_kind(name: str, kind: bytes) -> None:
    if kind.decode("ascii", "replace").strip() not in _SPREADSHEETS:
        raise NotAWorkbookError(name=name, what=Text("another document of an office", "其他办公文档"))
