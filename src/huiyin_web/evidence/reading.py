"""What is kept of a file: told by what is inside, never by its name, and by a process of its own (`examiner`)."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from huiyin.kernel.text import Text
from huiyin_web.evidence.errors import (
    ActiveDocumentError,
    DamagedDocumentError,
    DamagedPictureError,
    EmptyFileError,
    FileRefusedError,
    LockedDocumentError,
    OtherFormatError,
    PhonePictureError,
    TooLargeError,
    TooManyPixelsError,
)
from huiyin_web.evidence.limits import (
    LONGEST_SIDE,
    MOST_BYTES,
    MOST_KEPT,
    MOST_MEGABYTES,
    MOST_MEMORY,
    MOST_OBJECTS,
    MOST_PIXELS,
    MOST_SECONDS,
)
from huiyin_web.evidence.models import FileKind

_EXAMINER = Path(__file__).with_name("examiner.py")
_PICTURES, _DOCUMENT = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"), b"%PDF-"
_PHONES = frozenset({b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif"})
_ONE_AT_A_TIME = Lock()  # the largest picture takes some hundred megabytes while it is drawn
_LIMITS = {
    "seconds": MOST_SECONDS, "memory": MOST_MEMORY, "most_pixels": MOST_PIXELS, "most_kept": MOST_KEPT,
    "longest_side": LONGEST_SIDE, "most_objects": MOST_OBJECTS,
}  # fmt: skip
_HOLDS = {
    "script": Text("a script", "脚本"),
    "start": Text("a command that opens something else", "启动其他内容的命令"),
    "files": Text("other files inside", "内嵌文件"),
    "form": Text("a form that sends or fetches data", "收发数据的表单"),
}
_MOST_PIXELS = Text(f"{MOST_PIXELS // 1_000_000} million", f"{MOST_PIXELS // 10_000} 万")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a file."""

    content: bytes
    kind: FileKind


def kept_of(content: bytes) -> Kept:
    """Give what is kept of a file: a picture drawn anew, a PDF as it is.

    Raises:
        FileRefusedError: nothing is; which one says why, and what to do.
    """
    if not content:
        raise EmptyFileError
    if len(content) > MOST_BYTES:
        raise TooLargeError(size=f"{len(content) * MOST_MEGABYTES / MOST_BYTES:.1f}", most=MOST_MEGABYTES)
    kind = _kind_of(content)
    answer, picture = _examined(kind, content)
    if answer:
        raise _refusal(kind, answer)
    return Kept(picture if kind is FileKind.PICTURE else content, kind)


def _kind_of(content: bytes) -> FileKind:
    """Tell a file's kind by its first bytes.

    Raises:
        PhonePictureError, OtherFormatError: it is neither.
    """
    if content.startswith(_DOCUMENT):
        return FileKind.DOCUMENT
    if content.startswith(_PICTURES) or (content.startswith(b"RIFF") and content[8:12] == b"WEBP"):
        return FileKind.PICTURE
    raise PhonePictureError if content[4:8] == b"ftyp" and content[8:12] in _PHONES else OtherFormatError


def _examined(kind: FileKind, content: bytes) -> tuple[dict[str, Any], bytes]:
    """Give the examiner's answer and the picture; one that did not come to an end found the file damaged."""
    command = [sys.executable, "-P", str(_EXAMINER), json.dumps({"kind": kind.value} | _LIMITS)]
    with _ONE_AT_A_TIME:
        # Our own file, by our own interpreter, without a shell; what came in goes to its input, never to an argument.
        done = subprocess.run(command, input=content, capture_output=True, check=False)  # noqa: S603  as said above
    if done.returncode:
        return {"refused": "damaged"}, b""
    answer, _, picture = done.stdout.partition(b"\n")
    return json.loads(answer), picture


def _refusal(kind: FileKind, answer: dict[str, Any]) -> FileRefusedError:
    match answer["refused"]:
        case "pixels":
            return TooManyPixelsError(width=answer["width"], height=answer["height"], most=_MOST_PIXELS)
        case "locked":
            return LockedDocumentError()
        case "active":
            return ActiveDocumentError(what=Text.join(_HOLDS[one] for one in answer["holds"]))
    return DamagedPictureError() if kind is FileKind.PICTURE else DamagedDocumentError()
