"""A process of its own that looks into one file: draws a picture anew, or says what a PDF holds besides pages.

Whoever made the file may have meant to fill the memory or to keep a reader busy for ever: here that ends this process
and nothing else. The order comes as JSON in the first argument, the file on standard input; the answer is a line of
JSON, and behind it the picture as it is kept. This file is run by its path and imports nothing of ours.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageOps
from pypdf import PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

_PICTURE = "picture"
_FORMATS = ("JPEG", "PNG", "WEBP")
_SHADES_OF_16_BITS = 256
# A side, as a share of the longest, and the quality: the first that is small enough is taken, else the last.
_TRIES = ((1.0, 80), (1.0, 60), (0.8, 60), (0.64, 50), (0.5, 40))
_END, _BLANK = b"%%EOF", b"\0\t\n\f\r "
_ACTIVE = {
    "/JS": "script", "/JavaScript": "script", "/Launch": "start", "/GoToR": "start", "/GoToE": "start",
    "/RichMediaExecute": "start", "/Requirements": "start", "/EF": "files", "/AF": "files", "/Collection": "files",
    "/Filespec": "files", "/FS": "files", "/AlternatePresentations": "files",
    "/EmbeddedFile": "files", "/EmbeddedFiles": "files", "/FileAttachment": "files", "/RichMedia": "files",
    "/Rendition": "files", "/Movie": "files", "/Sound": "files", "/3D": "files",
    "/XFA": "form", "/SubmitForm": "form", "/ImportData": "form",
}  # fmt: skip


class RefusedError(Exception):
    """A file that is not kept: why, and what its sentence names."""

    def __init__(self, why: str, **named: object) -> None:
        self.answer = {"refused": why, **named}
        super().__init__(why)


def main() -> None:
    """Carry out the order: what `kind` of file it is, and the limits."""
    order = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_CPU, (order["seconds"], order["seconds"]))
    resource.setrlimit(resource.RLIMIT_AS, (order["memory"], order["memory"]))
    content, answer, kept = sys.stdin.buffer.read(), {}, b""
    try:
        if order["kind"] == _PICTURE:
            kept = drawn_anew(content, order)
        else:
            check_document(content, order["most_objects"])
    except RefusedError as refused:
        answer = refused.answer
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + kept)


def drawn_anew(content: bytes, order: dict[str, Any]) -> bytes:
    """Give a picture as a JPEG of its own: upright, on white, bounded, without a word about where and by what."""
    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, and asked before a pixel is read
    side = order["longest_side"]
    with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
        width, height = picture.size
        if width * height > order["most_pixels"]:
            raise RefusedError("pixels", width=width, height=height)
        picture.draft("RGB", (side, side))
        picture.load()
        coloured = _in_colour(picture)
        coloured.thumbnail((side, side))
        coloured = ImageOps.exif_transpose(coloured)
    flat = Image.new("RGB", coloured.size, "white")
    flat.paste(coloured, mask=coloured.getchannel("A") if coloured.mode == "RGBA" else None)
    return _smallest(flat, side, order["most_kept"])


def check_document(content: bytes, most_objects: int) -> None:
    """Refuse a PDF that is more than pages, or that two readers could understand differently."""
    if not content.rstrip(_BLANK).endswith(_END):
        raise RefusedError("damaged")
    try:
        reader = PdfReader(io.BytesIO(content), strict=True)
    except DependencyError as error:  # a lock that the reader has no key to
        raise RefusedError("locked") from error
    if reader.is_encrypted:
        raise RefusedError("locked")
    if active := sorted(set(_active(reader.trailer, most_objects))):
        raise RefusedError("active", holds=active)
    if not reader.pages:
        raise RefusedError("damaged")


def _in_colour(picture: Any) -> Any:
    """Give a picture in a mode that can be made smaller: no palette, no 16 bits."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda shade: shade / _SHADES_OF_16_BITS).convert("L")
    if picture.mode in {"RGB", "RGBA", "L"}:
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _smallest(picture: Any, side: int, most: int) -> bytes:
    written = b""
    for share, quality in _TRIES:
        smaller, target = picture.copy(), io.BytesIO()
        smaller.thumbnail((side * share, side * share))
        smaller.save(target, "JPEG", quality=quality, optimize=True)
        written = target.getvalue()
        if len(written) <= most:
            break
    return written


def _active(trailer: Any, most: int) -> Iterator[str]:
    """Give what a PDF does or carries, wherever in it that stands."""
    left: list[Any] = [trailer]
    seen: set[tuple[int, int]] = set()
    for _ in range(most):
        if not left:
            return
        found = left.pop()
        if isinstance(found, IndirectObject):
            if (found.idnum, found.generation) not in seen:
                seen.add((found.idnum, found.generation))
                left.append(found.get_object())
        elif isinstance(found, DictionaryObject):
            yield from (_ACTIVE[key] for key in dict.keys(found) & _ACTIVE.keys())
            yield from _carried_out(found)
            left += dict.values(found)
        elif isinstance(found, ArrayObject):
            left += list.__iter__(found)
        elif isinstance(found, NameObject) and found in _ACTIVE:
            yield _ACTIVE[found]
    raise RefusedError("damaged")


def _carried_out(found: DictionaryObject) -> Iterator[str]:
    """Give what a dictionary does or takes from elsewhere by keys that other dictionaries have for other things."""
    if "/AA" in found or ("/OpenAction" in found and not _only_shows(found["/OpenAction"])):
        yield "start"
    if "/S" in found and ("/Next" in found or "/F" in found):  # an action: a further one, or another file
        yield "start"
    if isinstance(found, StreamObject) and ("/F" in found or "/Ref" in found):  # its content lies in another file
        yield "files"


def _only_shows(opening: Any) -> bool:
    """Say whether what a PDF does when it is opened is to show one of its own pages."""
    if isinstance(opening, DictionaryObject):
        return "/S" in opening and str(opening["/S"]) == "/GoTo" and "/Next" not in opening
    return isinstance(opening, ArrayObject)


if __name__ == "__main__":
    main()
