"""PDFs: kept as they are, where they are pages and nothing else."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from huiyin.kernel.text import Text
from huiyin_web.evidence.errors import (
    ActiveDocumentError,
    DamagedDocumentError,
    FileRefusedError,
    LockedDocumentError,
)
from huiyin_web.evidence.limits import MOST_OBJECTS

MAGIC, _END, _BLANK = b"%PDF-", b"%%EOF", b"\0\t\n\f\r "
_SCRIPT = Text("a script", "脚本")
_START = Text("a command that opens something else", "启动其他内容的命令")
_FILES = Text("other files inside", "内嵌文件")
_FORM = Text("a form that sends or fetches data", "收发数据的表单")
_ACTIVE = {
    "/JS": _SCRIPT, "/JavaScript": _SCRIPT, "/Launch": _START, "/GoToR": _START, "/GoToE": _START,
    "/EmbeddedFile": _FILES, "/EmbeddedFiles": _FILES, "/FileAttachment": _FILES, "/RichMedia": _FILES,
    "/Rendition": _FILES, "/Movie": _FILES, "/Sound": _FILES, "/3D": _FILES,
    "/XFA": _FORM, "/SubmitForm": _FORM, "/ImportData": _FORM,
}  # fmt: skip


def is_document(content: bytes) -> bool:
    """Say whether a file begins as a PDF does, at its first byte."""
    return content.startswith(MAGIC)


def check_document(content: bytes) -> None:
    """Refuse a PDF that is more than pages, or that two readers could understand differently.

    Raises:
        DamagedDocumentError, LockedDocumentError, ActiveDocumentError: it is not kept.
    """
    if not content.rstrip(_BLANK).endswith(_END):
        raise DamagedDocumentError
    try:
        _need_pages_only(content)
    except FileRefusedError:
        raise
    except DependencyError as error:  # a lock that the reader has no key to
        raise LockedDocumentError from error
    except Exception as error:
        raise DamagedDocumentError from error


def _need_pages_only(content: bytes) -> None:
    reader = PdfReader(io.BytesIO(content), strict=True)
    if reader.is_encrypted:
        raise LockedDocumentError
    if active := dict.fromkeys(_active(reader.trailer)):
        raise ActiveDocumentError(what=Text.join(active))
    if not reader.pages:
        raise DamagedDocumentError


def _active(trailer: DictionaryObject) -> Iterator[Text]:
    """Give what a PDF does or carries, wherever in it that stands.

    Raises:
        DamagedDocumentError: it has more objects than any scan.
    """
    left: list[Any] = [trailer]
    seen: set[tuple[int, int]] = set()
    for _ in range(MOST_OBJECTS):
        if not left:
            return
        found = left.pop()
        if isinstance(found, IndirectObject):
            if (found.idnum, found.generation) not in seen:
                seen.add((found.idnum, found.generation))
                left.append(found.get_object())
        elif isinstance(found, DictionaryObject):
            yield from (_ACTIVE[key] for key in dict.keys(found) & _ACTIVE.keys())
            left += dict.values(found)
        elif isinstance(found, ArrayObject):
            left += list.__iter__(found)
        elif isinstance(found, NameObject) and found in _ACTIVE:
            yield _ACTIVE[found]
    raise DamagedDocumentError
