"""Files of the tests, made by code: pictures, PDFs and what only looks like them; and the step that they belong to."""

import io
import struct
import zlib
from datetime import datetime

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, PdfObject, TextStringObject

from huiyin_web.access.actor import Actor
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.models import Case
from huiyin_web.evidence.actions.attach_file import attach_file
from huiyin_web.evidence.models import EvidenceFile
from support.cases import AT, DAY, officer

SHOWS = "minutes"


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), *, mode: str = "RGB", **more: object) -> bytes:
    """Draw a plain picture of a format."""
    target = io.BytesIO()
    Image.new(mode, size, 7 if mode in {"L", "P"} else None).save(target, kind, **more)
    return target.getvalue()


def noise(size: tuple[int, int]) -> bytes:
    """Draw a picture that no compression makes smaller."""
    target = io.BytesIO()
    Image.effect_noise(size, 200).save(target, "PNG")
    return target.getvalue()


def placed_picture() -> bytes:
    """Give a photo on its side, with the place where it was taken, the camera and a comment."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera 示踪"  # turned by a quarter; its maker
    exif.get_ifd(0x8825)[1] = "N-TRACE"
    return picture(exif=exif.tobytes(), comment=b"C-TRACE", icc_profile=b"I-TRACE")


def bomb(side: int = 7100) -> bytes:
    """Give a PNG of a few hundred bytes that says it has more pixels than are taken."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"\0" * 1000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def document(
    *, script: str = "", inside: bytes = b"", password: str = "", pages: int = 1, opening: PdfObject | None = None,
    page_action: PdfObject | None = None,
) -> bytes:  # fmt: skip
    """Write a PDF of blank pages, with what it should not have."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if script:
        action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(script)}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    if opening is not None:
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(opening)
    if page_action is not None:
        writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): page_action})
    if inside:
        writer.add_attachment("a.txt", inside)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def action(kind: str, **more: PdfObject) -> DictionaryObject:
    """Give an action of a PDF, such as one that opens a page of the web."""
    named = {NameObject(f"/{key}"): value for key, value in more.items()}
    return DictionaryObject({NameObject("/S"): NameObject(f"/{kind}"), **named})


def web_page() -> DictionaryObject:
    """Give the action that opens a page of the web."""
    return action("URI", URI=TextStringObject("https://example.invalid/"))


def first_page() -> ArrayObject:
    """Give the first page as a PDF names where it begins."""
    return ArrayObject([NumberObject(0), NameObject("/Fit")])


def step_of(case: Case) -> str:
    """Give the last step of a case as a subject."""
    return f"case:{case.pk}:step:{case.steps_taken}"


def attached(
    case: Case, *, by: Actor | None = None, content: bytes | None = None, name: str = "记录.jpg", at: datetime = AT
) -> EvidenceFile:
    """Attach a picture to the last step of a case, as somebody of its village."""
    return attach_file(
        subject=step_of(case), shows=SHOWS, name=name, content=picture() if content is None else content,
        by=by or officer(place_code=case.village_code), at=at,
    )  # fmt: skip


def whoever_attached(row: EvidenceFile) -> Actor:
    """Give whoever attached a file as the actor that they are."""
    return actor_of(User.objects.get(pk=row.by_key.partition(":")[2]), on=DAY)
