"""Write open documents by hand, as LibreOffice does, so that every tag of them can be spoilt."""

import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

_NAMES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for prefix, uri in {"office": "office", "table": "table", "text": "text", "draw": "drawing"}.items()
)
_CALC = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
KIND = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
FILLED_UP = '<table:table-cell table:number-columns-repeated="16380"/>'
BLANK_BELOW = f'<table:table-row table:number-rows-repeated="1048570">{FILLED_UP}</table:table-row>'


def cell(value: Any, *, repeated: int = 1) -> str:
    """Give a cell as its type says, repeated or not."""
    match value:
        case None:
            typed = ""
        case bool():
            typed = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
        case int() | float():
            typed = f'office:value-type="float" office:value="{value}"'
        case str():
            typed = 'office:value-type="string"'
        case _:
            typed = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    more = f' table:number-columns-repeated="{repeated}"'
    shown = "" if value is None else f"<text:p>{escape(str(value))}</text:p>"
    return f"<table:table-cell {typed}{more}>{shown}</table:table-cell>"


def row(*cells: str, rows: int = 1) -> str:
    """Give a row of cells."""
    return f'<table:table-row table:number-rows-repeated="{rows}">{"".join(cells)}</table:table-row>'


def table(*rows: str, name: str = "家庭成员", more: str = "") -> str:
    """Give a tab of rows."""
    return f'<table:table table:name="{name}"{more}>{"".join(rows)}</table:table>'


def content(*tables: str, head: str = "", before: str = "") -> str:
    """Give the content of a workbook: what stands before it, its settings, its tabs."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content{_NAMES}{_CALC}>'
        f"<office:scripts/><office:body><office:spreadsheet>{head}{''.join(tables)}"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def pack(path: Path, body: str | bytes, *, kind: str = KIND, manifest: str = MANIFEST, **parts: str | bytes) -> Path:
    """Pack a content into a workbook, with more parts by their names."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", kind, zipfile.ZIP_STORED)
        made.writestr("Configurations2/images/Bitmaps/", "")
        for name, part in {"content.xml": body, **parts, "META-INF/manifest.xml": manifest}.items():
            made.writestr(name, part)
    return path


def write_ods(path: Path, rows: list[dict[str, Any]], *, tab: str = "家庭成员") -> Path:
    """Write rows of one set of headings; numbers stay numbers, days days and texts texts."""
    lines = [row(*(cell(None if value == "" else value) for value in line), FILLED_UP)
             for line in [list(rows[0]), *(one.values() for one in rows)]]  # fmt: skip
    return pack(path, content(table(*lines, BLANK_BELOW, name=tab)))
