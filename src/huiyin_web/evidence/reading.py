"""What is kept of a file: told by what is inside, never by its name."""

from dataclasses import dataclass

from huiyin_web.evidence.documents import check_document, is_document
from huiyin_web.evidence.errors import EmptyFileError, OtherFormatError, PhonePictureError, TooLargeError
from huiyin_web.evidence.limits import MOST_BYTES, MOST_MEGABYTES
from huiyin_web.evidence.models import FileKind
from huiyin_web.evidence.pictures import drawn_anew, is_picture

_PHONES = frozenset({b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif"})


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
    if is_document(content):
        check_document(content)
        return Kept(content, FileKind.DOCUMENT)
    if is_picture(content):
        return Kept(drawn_anew(content), FileKind.PICTURE)
    raise PhonePictureError if content[4:8] == b"ftyp" and content[8:12] in _PHONES else OtherFormatError
