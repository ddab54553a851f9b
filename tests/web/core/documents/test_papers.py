import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from huiyin_web.core.documents import Document, Grid, Heading, Paragraph, Signatures, as_pdf, as_word
from huiyin_web.core.documents.pdf import wrapped

ROWS = tuple((f"减贫人口 {number}", f"{number * 1000:,}") for number in range(1, 61))
PAPER = Document(
    "2016年度目标责任书", "L-2016-0001 第 1 版", "zh",
    (
        Paragraph("根据规划，县扶贫办 <承诺> 完成下列目标。"), Heading("一、目标任务"),
        Grid(("目标", "目标值"), ROWS, (3, 1), frozenset({1})),
        Signatures((("县扶贫办", "签字：________"), ("州扶贫办", "签字：________"))),
        Paragraph("Kept on record.", small=True),
    ),
    "内容校验码 0123456789abcdef", "https://huiyin.example/targets/letters/1/",
)  # fmt: skip


def text_of(word: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        assert archive.testzip() is None
        parts = {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}  # noqa: S314  our own file
    return "\n".join(parts["word/document.xml"].itertext())


def test_a_word_file_is_whole_and_says_all_of_it():
    said = text_of(as_word(PAPER))
    for words in (
        "2016年度目标责任书",
        "根据规划，县扶贫办 <承诺> 完成下列目标。",
        "减贫人口 60",
        "60,000",
        "签字：________",
    ):
        assert words in said


def test_every_relation_of_a_word_file_leads_to_a_part_of_it():
    with zipfile.ZipFile(io.BytesIO(as_word(PAPER))) as archive:
        names = set(archive.namelist())
        types = archive.read("[Content_Types].xml").decode()
        lines = archive.read("word/_rels/document.xml.rels").decode()
        document = archive.read("word/document.xml").decode()
    assert {f"/{name}" for name in names if name.startswith("word/") and not name.endswith(".rels")} == set(
        re.findall(r'PartName="([^"]+)"', types)
    )
    assert {f"word/{target}" for target in re.findall(r'Target="([^"]+)"', lines)} <= names
    assert set(re.findall(r'r:id="([^"]+)"', document)) <= set(re.findall(r'Id="([^"]+)"', lines))


def test_a_pdf_turns_its_pages_with_the_head_of_the_table_on_each_and_its_text_can_be_searched():
    reader = PdfReader(io.BytesIO(as_pdf(PAPER)))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) == 3
    assert [tuple(page.mediabox)[2:] for page in reader.pages] == [(595, 842)] * 3
    assert all("目标值" in page for page in pages)
    assert [f"{number} / 3" in page for number, page in enumerate(pages, start=1)] == [True] * 3
    assert "签字" in pages[-1]
    assert reader.metadata.title == "2016年度目标责任书"


def test_the_same_paper_is_the_same_bytes():
    assert as_word(PAPER) == as_word(PAPER)
    assert as_pdf(PAPER) == as_pdf(PAPER)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("目标任务如实完成。", ["目标任务", "如实完", "成。"]),
        ("a letter of responsibility", ["a letter", "of", "responsibility"]),
        ("", [""]),
    ],
)
def test_chinese_breaks_between_characters_but_no_line_begins_with_a_mark(text, lines):
    assert list(wrapped(text, 10, 45)) == lines
