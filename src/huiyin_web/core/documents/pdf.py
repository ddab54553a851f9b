"""Write a paper as PDF: each page of A4 is laid out as a drawing, which the chart engine turns into a PDF page.

The text stays text: it can be searched and read out. Fonts are those of the machine, as for charts.
"""

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import segno
import vl_convert
from pypdf import PdfReader, PdfWriter

from huiyin.figures.theme import FONTS
from huiyin_web.core.documents.content import Block, Document, Grid, Heading, Paragraph, Signatures

CONTENT_TYPE = "application/pdf"
_WIDTH, _HEIGHT, _MARGIN, _FOOT = 595, 842, 62, 46  # points
_TEXT, _INK, _LINE = _WIDTH - 2 * _MARGIN, "#1c1b19", 1.5
_TITLE, _BODY, _SMALL, _HEADING = 18, 11, 8.5, 12.5
_PAD, _QR, _QR_TOP = 5, 46, 22
_WIDE = {"W", "F", "A"}
_NARROW, _BROAD = set("iljtfrI.,:;'|!()[] "), set("mwMW%@")
_LATIN = {"narrow": 0.32, "broad": 0.92, "capital": 0.7, "other": 0.56}


@dataclass(slots=True)
class _Sheet:
    """Pages as they fill: what is drawn on each, and how far down the last one is."""

    pages: list[list[str]] = field(default_factory=lambda: [[]])
    y: float = _MARGIN

    def room(self, height: float) -> None:
        """Begin a new page where the rest of this one is too short."""
        if self.y + height > _HEIGHT - _MARGIN - _FOOT / 2:
            self.pages.append([])
            self.y = _MARGIN

    def draw(self, shape: str) -> None:
        """Draw on the last page."""
        self.pages[-1].append(shape)


def as_pdf(document: Document) -> bytes:
    """Write a paper as a PDF file."""
    sheet = _Sheet()
    if document.address:
        sheet.draw(_scan(document.address))
    _lines(sheet, document.title, _TITLE, middle=True, bold=True)
    _lines(sheet, document.number, _BODY, middle=True)
    sheet.y += _BODY
    for block in document.blocks:
        _block(sheet, block)
    writer = PdfWriter()
    for at, shapes in enumerate(sheet.pages, start=1):
        foot = f"{document.foot}  {at} / {len(sheet.pages)}"
        drawn = [*shapes, _text(_WIDTH / 2, _HEIGHT - _FOOT, foot, _SMALL, anchor="middle")]
        page = vl_convert.svg_to_pdf(_svg(drawn))
        writer.append(PdfReader(io.BytesIO(page)), import_outline=False)
    writer.add_metadata({"/Title": document.title, "/Producer": "Huiyin"})
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _svg(shapes: list[str]) -> str:
    name = "http" + "://www.w3.org/2000/svg"
    return (
        f'<svg xmlns="{name}" width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f'<g font-family="{escape(FONTS, {chr(34): chr(39)})}" fill="{_INK}">{"".join(shapes)}</g></svg>'
    )


def _block(sheet: _Sheet, block: Block) -> None:
    match block:
        case Heading(text):
            sheet.y += _BODY * 0.8
            sheet.room(_HEADING * 4)
            _lines(sheet, text, _HEADING, bold=True)
        case Paragraph(text, small):
            _lines(sheet, text, _SMALL if small else _BODY)
            sheet.y += _PAD
        case Grid():
            _grid(sheet, block)
        case Signatures(sides):
            _signatures(sheet, sides)


def _lines(sheet: _Sheet, text: str, size: float, *, middle: bool = False, bold: bool = False) -> None:
    for line in wrapped(text, size, _TEXT):
        sheet.room(size * _LINE)
        sheet.y += size * _LINE
        x = _WIDTH / 2 if middle else _MARGIN
        sheet.draw(_text(x, sheet.y, line, size, anchor="middle" if middle else "start", bold=bold))


def _grid(sheet: _Sheet, grid: Grid) -> None:
    sheet.y += _BODY * 0.6
    every = sum(grid.widths)
    widths = [_TEXT * width / every for width in grid.widths]
    _row(sheet, grid.heads, widths, grid.numbers, head=True)
    for row in grid.rows:
        begun = len(sheet.pages)
        sheet.room(_height(row, widths))
        if len(sheet.pages) > begun:
            _row(sheet, grid.heads, widths, grid.numbers, head=True)
        _row(sheet, row, widths, grid.numbers, head=False)
    sheet.y += _BODY


def _height(cells: tuple[str, ...], widths: list[float]) -> float:
    most = max(len(list(wrapped(text, _BODY, width - 2 * _PAD))) for text, width in zip(cells, widths, strict=True))
    return most * _BODY * _LINE + 2 * _PAD


def _row(sheet: _Sheet, cells: tuple[str, ...], widths: list[float], numbers: frozenset[int], *, head: bool) -> None:
    height, x = _height(cells, widths), float(_MARGIN)
    sheet.room(height)
    for at, (text, width) in enumerate(zip(cells, widths, strict=True)):
        ground = "#efece4" if head else "none"
        sheet.draw(
            f'<rect x="{x:.1f}" y="{sheet.y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{ground}" '
            f'stroke="#8a857a" stroke-width="0.6"/>'
        )
        right = at in numbers
        for line, words in enumerate(wrapped(text, _BODY, width - 2 * _PAD), start=1):
            y = sheet.y + _PAD + line * _BODY * _LINE - _BODY * 0.4
            where = x + width - _PAD if right else x + _PAD
            sheet.draw(_text(where, y, words, _BODY, anchor="end" if right else "start", bold=head))
        x += width
    sheet.y += height


def _signatures(sheet: _Sheet, sides: tuple[tuple[str, ...], ...]) -> None:
    width = _TEXT / len(sides)
    told = [[line for text in lines for line in wrapped(text, _BODY, width - 2 * _PAD)] for lines in sides]
    sheet.y += _BODY
    sheet.room(max(len(lines) for lines in told) * _BODY * 2)
    for at, lines in enumerate(told):
        for line, words in enumerate(lines, start=1):
            sheet.draw(_text(_MARGIN + at * width, sheet.y + line * _BODY * 2, words, _BODY))
    sheet.y += max(len(lines) for lines in told) * _BODY * 2 + _BODY


def _scan(address: str) -> str:
    """Draw an address to be scanned, in the upper right corner of the first page."""
    rows = [list(row) for row in segno.make_qr(address, error="M").matrix_iter(border=0)]
    step, left = _QR / len(rows), _WIDTH - _MARGIN - _QR
    squares = "".join(
        f"M{left + at * step:.2f} {_QR_TOP + line * step:.2f}h{step:.2f}v{step:.2f}h-{step:.2f}z"
        for line, row in enumerate(rows)
        for at, dark in enumerate(row)
        if dark
    )
    return f'<path d="{squares}"/>'


def _text(x: float, y: float, words: str, size: float, *, anchor: str = "start", bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"{weight} xml:space="preserve">'
        f"{escape(words)}</text>"
    )


def wrapped(text: str, size: float, width: float) -> Iterator[str]:
    """Break a text into lines: Chinese between any two characters but before a mark, English between words."""
    line, used = "", 0.0
    for piece in _pieces(text):
        wide = sum(map(_share, piece)) * size
        if line and used + wide > width:
            yield line.rstrip()
            line, used = "", 0.0
            piece = piece.lstrip()  # noqa: PLW2901  a line begins with no blank
        line, used = line + piece, used + wide
    yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Give what stays together: a Chinese character with the mark after it, a word with its blank."""
    piece = ""
    for letter in text:
        closes = unicodedata.category(letter) in {"Po", "Pe", "Pf"}
        broad = unicodedata.east_asian_width(letter) in _WIDE
        opens = piece and unicodedata.category(piece[-1]) in {"Ps", "Pi"}
        if (
            piece
            and not closes
            and not opens
            and (broad or piece[-1] == " " or unicodedata.east_asian_width(piece[-1]) in _WIDE)
        ):
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece


def _share(letter: str) -> float:
    """Give how wide a character is, of its size; Latin ones by their class, a little on the safe side."""
    if unicodedata.east_asian_width(letter) in _WIDE:
        return 1.0
    if letter in _NARROW:
        return _LATIN["narrow"]
    if letter in _BROAD:
        return _LATIN["broad"]
    return _LATIN["capital" if letter.isupper() else "other"]
