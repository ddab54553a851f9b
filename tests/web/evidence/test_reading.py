"""What is kept of a file, and what is refused with which way out: told by what is inside, never by a name."""

import io
import zipfile

import pytest
from PIL import Image
from pypdf.generic import NameObject

from huiyin_web.evidence import reading
from huiyin_web.evidence.errors import (
    ActiveDocumentError,
    DamagedDocumentError,
    DamagedPictureError,
    EmptyFileError,
    LockedDocumentError,
    OtherFormatError,
    PhonePictureError,
    TooLargeError,
    TooManyPixelsError,
)
from huiyin_web.evidence.limits import LONGEST_SIDE, MOST_BYTES, MOST_KEPT, MOST_PIXELS
from huiyin_web.evidence.models import FileKind
from huiyin_web.evidence.reading import kept_of
from support.evidence import action, bomb, document, first_page, noise, picture, placed_picture, web_page


def drawn(content):
    kept = kept_of(content)
    assert kept.kind is FileKind.PICTURE
    shown = Image.open(io.BytesIO(kept.content))
    return shown, kept.content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_of_every_format_is_kept_as_a_jpeg(kind):
    shown, content = drawn(picture(kind))
    assert (shown.format, shown.size) == ("JPEG", (60, 40))
    assert content.startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_a_picture_of_every_depth_is_drawn_in_colour(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert drawn(picture(kind, mode=mode))[0].mode == "RGB"


def test_what_is_seen_through_becomes_white():
    shown, _ = drawn(picture("PNG", mode="RGBA"))
    assert shown.getpixel((5, 5)) == (255, 255, 255)


def test_sixteen_bits_of_grey_are_shown_as_eight():
    target = io.BytesIO()
    Image.new("I;16", (8, 8), 0x8000).save(target, "PNG")
    assert drawn(target.getvalue())[0].getpixel((4, 4)) == (128, 128, 128)


def test_the_place_the_camera_and_every_comment_are_left_behind_and_the_picture_stands_upright():
    sent = placed_picture()
    assert all(trace in sent for trace in (b"N-TRACE", b"C-TRACE", b"I-TRACE"))
    shown, content = drawn(sent)
    assert shown.size == (40, 60)
    assert not shown.getexif()
    assert b"TRACE" not in content


def test_a_large_picture_is_made_smaller_on_its_longest_side_and_in_bytes():
    shown, content = drawn(noise((2600, 1300)))
    assert max(shown.size) <= LONGEST_SIDE
    assert len(content) <= MOST_KEPT


def test_the_same_picture_is_kept_as_the_same_bytes():
    assert kept_of(picture("PNG")).content == kept_of(picture("PNG")).content


def test_what_hangs_behind_a_picture_is_left_behind():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("run.html", "<script>alert(1)</script>")
    _, content = drawn(picture() + target.getvalue() + b"<script>alert(1)</script>")
    assert b"script" not in content
    assert not zipfile.is_zipfile(io.BytesIO(content))


def test_a_picture_of_too_many_pixels_is_refused_before_one_is_read():
    with pytest.raises(TooManyPixelsError, match="7100 × 7100 pixels; at most 50 million") as refused:
        kept_of(bomb())
    assert "最多 5000 万像素" in refused.value.say("zh")
    assert MOST_PIXELS < 7100 * 7100


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_was_cut_off_is_refused(kind):
    whole = picture(kind, (300, 300)) if kind != "PNG" else noise((300, 300))
    with pytest.raises(DamagedPictureError):
        kept_of(whole[: len(whole) // 2])


@pytest.mark.parametrize("begin", [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x10\0\0\0WEBP"])
def test_what_only_begins_as_a_picture_is_refused(begin):
    with pytest.raises(DamagedPictureError):
        kept_of(begin + b"<script>alert(1)</script>" * 20)


def test_a_pdf_of_pages_is_kept_as_it_is():
    kept = kept_of(document(pages=3))
    assert (kept.kind, kept.content) == (FileKind.DOCUMENT, document(pages=3))


@pytest.mark.parametrize(
    ("more", "what"),
    [({"script": "app.alert(1)"}, "a script"), ({"inside": b"MZ"}, "other files inside")],
    ids=["script", "attachment"],
)
def test_a_pdf_that_does_or_carries_more_than_pages_is_refused_saying_what(more, what):
    with pytest.raises(ActiveDocumentError, match=what):
        kept_of(document(**more))


@pytest.mark.parametrize(
    "does",
    [
        {"opening": web_page()},
        {"opening": action("Named", N=NameObject("/Print"))},
        {"opening": action("GoTo", D=first_page(), Next=web_page())},
        {"page_action": web_page()},
    ],
    ids=["web-page", "prints", "then-web-page", "of-a-page"],
)
def test_a_pdf_that_does_something_by_itself_is_refused(does):
    with pytest.raises(ActiveDocumentError, match="a command that opens something else"):
        kept_of(document(**does))


@pytest.mark.parametrize("opening", [first_page(), action("GoTo", D=first_page())], ids=["place", "goes-there"])
def test_a_pdf_that_is_opened_at_one_of_its_pages_is_kept(opening):
    assert kept_of(document(opening=opening)).kind is FileKind.DOCUMENT


@pytest.mark.parametrize("word", ["JavaScript", "J#61vaScript", "Launch", "SubmitForm", "RichMedia", "GoToE"])
def test_an_action_is_found_wherever_it_stands_and_however_its_name_is_spelled(word):
    with pytest.raises(ActiveDocumentError):
        kept_of(written(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /AA << /O << /S /{word} >> >> >>"))


PAGE = "/Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]"
LINK = f"<< {PAGE} /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << {{}} >> >>] >>"
STREAM = f"<< {PAGE} /Length 0 {{}} >>\nstream\n\nendstream"


@pytest.mark.parametrize(
    "page",
    [
        f"<< {PAGE} /AF [<< /F (a.exe) >>] >>",
        f"<< {PAGE} /PieceInfo << /X << /F (a.exe) /EF << >> >> >> >>",
        f"<< {PAGE} /X << /Collection << /View /T >> >> >>",
        f"<< {PAGE} /X << /Type /Filespec /F (a.exe) >> >>",
        f"<< {PAGE} /X << /Requirements [<< /S /EnableJavaScripts >>] >> >>",
        f"<< {PAGE} /X << /AlternatePresentations << >> >> >>",
        LINK.format("/S /GoTo /D [3 0 R /Fit] /Next << /S /URI /URI (http://example.invalid/) >>"),
        LINK.format("/S /Thread /F (other.pdf) /D 0"),
        LINK.format("/S /RichMediaExecute"),
        STREAM.format("/F (other.bin)"),
        STREAM.format("/F << /FS /URL /F (http://example.invalid/) >>"),
        STREAM.format("/Ref << /F (other.pdf) /Page 0 >>"),
    ],
)
def test_what_takes_in_or_opens_another_file_is_refused_however_it_does(page):
    with pytest.raises(ActiveDocumentError):
        kept_of(written(page))


def test_a_link_and_the_outline_of_a_pdf_open_nothing_by_themselves():
    outline = "/X << /Title (a) /Next << /Title (b) >> >>"
    link = LINK.format("/S /GoTo /D [3 0 R /Fit]").replace(PAGE, f"{PAGE} {outline}")
    assert kept_of(written(link)).kind is FileKind.DOCUMENT


def test_a_locked_pdf_is_refused():
    with pytest.raises(LockedDocumentError):
        kept_of(document(password="1234"))


def test_a_pdf_that_was_cut_off_or_has_something_behind_its_end_is_refused():
    whole = document()
    for content in (whole[: len(whole) // 2], whole + b"PK\x03\x04 and more", whole[:40] + b"%%EOF", document(pages=0)):
        with pytest.raises(DamagedDocumentError):
            kept_of(content)


def test_a_pdf_of_more_objects_than_any_scan_is_refused():
    with pytest.raises(DamagedDocumentError):
        kept_of(written(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /X [{'0 ' * 100_001}] >>"))


def test_a_pdf_that_would_keep_a_reader_busy_for_ever_is_given_up(monkeypatch):
    monkeypatch.setitem(reading._LIMITS, "seconds", 1)
    with pytest.raises(DamagedDocumentError):
        kept_of(written("<< /A " * 20_000 + "1" + " >>" * 20_000))


def test_a_picture_that_would_fill_the_memory_is_given_up(monkeypatch):
    monkeypatch.setitem(reading._LIMITS, "memory", 256 << 20)
    with pytest.raises(DamagedPictureError):
        kept_of(bomb(side=7000))


def test_an_empty_file_is_refused():
    with pytest.raises(EmptyFileError):
        kept_of(b"")


def test_a_file_above_the_limit_is_refused_with_its_size():
    with pytest.raises(TooLargeError, match=r"10\.5 MB"):
        kept_of(picture() + b"\0" * (MOST_BYTES + MOST_BYTES // 20))


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\0 a program", b"<svg xmlns='x'/>", b"<html>%PDF-1.4", b"GIF89a" + b"\0" * 40, b"PK\x03\x04", b" %PDF-1.4",
        b"II*\0 a tiff", b"x",
    ],
    ids=["program", "svg", "html", "gif", "zip", "late-pdf", "tiff", "letter"],
)  # fmt: skip
def test_anything_else_is_refused_whatever_it_is_called(content):
    with pytest.raises(OtherFormatError):
        kept_of(content)


def test_a_picture_in_a_phones_own_format_is_refused_with_the_setting_that_helps():
    with pytest.raises(PhonePictureError, match="JPEG"):
        kept_of(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40)


def written(page):
    """Write a PDF of one page by hand."""
    parts = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 4\n0000000000 65535 f \n{table}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + end.encode()
