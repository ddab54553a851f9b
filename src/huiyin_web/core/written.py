"""Papers that offices send: a Word template filled in, a Typst source made into a PDF. No page is drawn in code."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from docxtpl import DocxTemplate

MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def as_word(template: Path, values: Mapping[str, Any]) -> bytes:
    """Fill a Word template in; what people wrote stays words, whatever signs are in it."""
    paper = DocxTemplate(template)
    paper.render(dict(values), autoescape=True)
    whole = io.BytesIO()
    paper.save(whole)
    return whole.getvalue()


def as_pdf(source: Path, values: Mapping[str, Any]) -> bytes:
    """Make a PDF of a Typst source, which reads the values as data (`sys.inputs.data`), never as markup."""
    return typst.compile(source.read_bytes(), format="pdf", sys_inputs={"data": json.dumps(values, ensure_ascii=False)})
