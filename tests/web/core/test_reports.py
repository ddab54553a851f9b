import io
import zipfile

import pypdf
import pytest
from django.utils import translation

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import YUAN, Figure
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.reports import Report, report_file, report_values
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table

NASTY = '#read("/etc/passwd") <b>&</b> {{ 7 * 7 }}'
COLUMNS = (
    Column("place", Text("Place", "地区")), Column("kept", Text("Kept", "兑现率"), Kind.SHARE, places=1),
    Column("code", Text("Code", "代码"), filed=True),
)  # fmt: skip
TABLE = Table(
    Text("By place", "按地区"),
    COLUMNS,
    [Row((Cell(NASTY, "/x", under="玉树"), 0.914, "632700")), Row(("--", None, ""))],
)
EMPTY = Table(Text("Nobody", "无"), COLUMNS, [])
REPORT = Report(
    Text("Summary", "总结"), Text("What came of it", "情况"),
    (Figure(Text("Funds", "资金"), 1234567, YUAN, Text("verified", "核验")),), (TABLE, EMPTY), Text("printed", "打印"),
)  # fmt: skip


def test_a_report_says_its_figures_and_tables_in_the_language_of_the_page():
    with translation.override("zh-hans"):
        told = report_values(REPORT)
    assert [(part["title"], part["heads"]) for part in told["parts"]] == [
        ("总体情况", ["指标", "数值", "口径"]), ("按地区", ["地区", "兑现率（%）"]),
    ]  # fmt: skip
    assert [row["cells"] for row in told["parts"][0]["rows"]] == [["资金", "1,234,567 元", "核验"]]
    assert [row["cells"] for row in told["parts"][1]["rows"]] == [[f"{NASTY}，玉树", "91.4"], ["--", "--"]]


def test_both_kinds_of_paper_hold_the_words_as_words():
    with translation.override("en"):
        name, word, mime = report_file(REPORT, "docx", name="summary-1")
        _name, pdf, _mime = report_file(REPORT, "pdf", name="summary-1")
    with zipfile.ZipFile(io.BytesIO(word)) as paper:
        body = paper.read("word/document.xml").decode()
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)

    assert (name, mime.startswith("application/")) == ("summary-1-en.docx", True)
    assert "&lt;b&gt;&amp;&lt;/b&gt; {{ 7 * 7 }}" in body
    assert "1,234,567 yuan" in body
    assert "root:" not in text
    assert "By place" in text


def test_there_is_no_third_kind():
    with pytest.raises(NotFoundError):
        report_file(REPORT, "odt", name="x")
