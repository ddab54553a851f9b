"""Write a paper for Word: the few parts of Office Open XML (ISO/IEC 29500) that a letter needs, nothing else.

The same content gives the same bytes: every part of the archive has the same moment.
"""

import io
import zipfile
from xml.sax.saxutils import escape

from huiyin_web.core.documents.content import Block, Document, Grid, Heading, Paragraph, Signatures

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOMENT = (2000, 1, 1, 0, 0, 0)
_SCHEMAS = "http" + "://schemas.openxmlformats.org"
_W = f'xmlns:w="{_SCHEMAS}/wordprocessingml/2006/main" xmlns:r="{_SCHEMAS}/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TWIPS = 9070  # the width of the text on A4 with margins of 25 mm
_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>'
    "</w:sectPr>"
)
_FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{chinese}" w:cs="Times New Roman"/>'
_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_STYLE = (
    '<w:style w:type="paragraph" w:styleId="{name}"{default}><w:name w:val="{name}"/><w:pPr>'
    '<w:spacing w:before="{before}" w:after="{after}"/>{centre}</w:pPr>'
    '<w:rPr>{fonts}{bold}<w:sz w:val="{size}"/><w:lang w:val="{spoken}" w:eastAsia="zh-CN"/></w:rPr></w:style>'
)
_STYLES = {  # name: East Asian font, half points, bold, centred, twips before and after
    "Normal": ("FangSong", 24, False, False, 0, 120),
    "Title": ("SimHei", 36, True, True, 120, 120),
    "Subtitle": ("FangSong", 22, False, True, 0, 240),
    "Heading1": ("SimHei", 26, True, False, 240, 120),
    "Note": ("FangSong", 18, False, False, 60, 60),
}
_TYPES = (
    (
        f'{_HEAD}<Types xmlns="{_SCHEMAS}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="{main}"/>'
        '<Override PartName="/word/styles.xml" ContentType="{base}.styles+xml"/>'
        '<Override PartName="/word/footer1.xml" ContentType="{base}.footer+xml"/></Types>'
    )
    .replace("{main}", f"{CONTENT_TYPE}.main+xml")
    .replace("{base}", "application/vnd.openxmlformats-officedocument.wordprocessingml")
)
_RELATIONS = '{head}<Relationships xmlns="{schemas}/package/2006/relationships">{lines}</Relationships>'
_RELATION = '<Relationship Id="{id}" Type="{schemas}/officeDocument/2006/relationships/{kind}" Target="{target}"/>'


def as_word(document: Document) -> bytes:
    """Write a paper as a .docx file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(document).items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _parts(document: Document) -> dict[str, str]:
    body = "".join(
        [
            _line(document.title, "Title"),
            _line(document.number, "Subtitle"),
            *(_block(block) for block in document.blocks),
            *([_line(document.address, "Note")] if document.address else []),
        ]
    )
    foot = f'<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr>{_run(document.foot + "  ")}{_NUMBER}</w:p>'
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"{_HEAD}<w:document {_W}><w:body>{body}{_PAGE}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(("rId1", "styles", "styles.xml"), ("rId2", "footer", "footer1.xml")),
        "word/styles.xml": _styles(document.language),
        "word/footer1.xml": f"{_HEAD}<w:ftr {_W}>{foot}</w:ftr>",
    }


def _relations(*lines: tuple[str, str, str]) -> str:
    told = (_RELATION.format(id=name, kind=kind, target=target, schemas=_SCHEMAS) for name, kind, target in lines)
    return _RELATIONS.format(head=_HEAD, schemas=_SCHEMAS, lines="".join(told))


def _styles(language: str) -> str:
    spoken = "en-US" if language == "en" else "zh-CN"
    found = [
        _STYLE.format(
            name=name, default=' w:default="1"' if name == "Normal" else "", before=before, after=after,
            centre='<w:jc w:val="center"/>' if centred else "", fonts=_FONTS.format(chinese=font),
            bold="<w:b/>" if bold else "", size=size, spoken=spoken,
        )
        for name, (font, size, bold, centred, before, after) in _STYLES.items()
    ]  # fmt: skip
    return f"{_HEAD}<w:styles {_W}>{''.join(found)}</w:styles>"


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return _line(text, "Heading1")
        case Paragraph(text, small):
            return _line(text, "Note" if small else "Normal")
        case Grid():
            return _grid(block)
        case Signatures(sides):
            return _signatures(sides)


def _line(text: str, style: str, *, right: bool = False) -> str:
    aligned = '<w:jc w:val="right"/>' if right else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{aligned}</w:pPr>{_run(text)}</w:p>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _grid(grid: Grid) -> str:
    every = sum(grid.widths)
    widths = [_TWIPS * width // every for width in grid.widths]
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="444444"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    rows = [(grid.heads, True), *((row, False) for row in grid.rows)]
    lines = "".join(_row(cells, widths, grid.numbers, head=head) for cells, head in rows)
    return f"{_table(borders, widths)}{lines}</w:tbl>{_line('', 'Note')}"


def _signatures(sides: tuple[tuple[str, ...], ...]) -> str:
    widths = [_TWIPS // len(sides)] * len(sides)
    told = ("".join(_line(line, "Normal") for line in lines) for lines in sides)
    cells = "".join(_cell(text, width) for text, width in zip(told, widths, strict=True))
    return f"{_table('', widths)}<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>{_line('', 'Note')}"


def _table(borders: str, widths: list[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )


def _row(cells: tuple[str, ...], widths: list[int], numbers: frozenset[int], *, head: bool) -> str:
    marked = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EFECE4"/>' if head else ""
    told = "".join(
        _cell(_line(text, "Normal", right=at in numbers), width, shade)
        for at, (text, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr>{marked}{told}</w:tr>"


def _cell(content: str, width: int, more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'
