import io
import zipfile
from pathlib import Path

import pypdf
import pytest

from huiyin_web.core.written import MIME, as_pdf, as_word

PAPERS = Path("src/huiyin_web/leadership/papers")
NASTY = '#read("/etc/passwd") <b>&</b> {{ 7 * 7 }}'
VALUES = {
    "lang": "zh", "heading": "会议纪要", "title": NASTY, "footer": "领导小组", "summary": "", "facts": [["时间", "2016-09-14"]],
    "attendance": [["出席", "甲"]], "agenda": [], "heads": ["序号", "决定", "责任", "核验", "期限"], "decisions": [],
    "additions": [],
    "words": dict.fromkeys(("colon", "attendance", "summary", "agenda", "decisions", "nothing", "additions"), "词"),
}  # fmt: skip


def test_a_word_paper_holds_what_people_wrote_as_words():
    content = as_word(PAPERS / "minutes.docx", VALUES)
    with zipfile.ZipFile(io.BytesIO(content)) as paper:
        body = paper.read("word/document.xml").decode()
    assert "&lt;b&gt;&amp;&lt;/b&gt; {{ 7 * 7 }}" in body


def test_a_pdf_holds_what_people_wrote_as_words_and_reads_nothing_for_them():
    content = as_pdf(PAPERS / "minutes.typ", VALUES)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert "#read(" in text
    assert "root:" not in text


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_both_kinds_are_told_apart_by_a_browser(kind):
    assert MIME[kind].startswith("application/")
