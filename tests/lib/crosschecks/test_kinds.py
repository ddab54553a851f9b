"""The kinds of list as the packs declare them."""

import re
import zipfile

import pytest

from huiyin.crosschecks import Finding, Match, UnknownListError, kind_of, kinds
from huiyin.crosschecks.kinds import read_kinds
from huiyin.kernel.documents import DocumentError
from huiyin.records.templates import write_template

SOUND = """
key: vehicles
label: {en: vehicles, zh: 机动车登记}
department: {en: traffic police, zh: 公安交管部门}
source: {title: {en: County rules, zh: 县级规定}}
asks:
  listed: {en: "Whose is it?", zh: 请核实归属。}
compares: [person.work]
columns:
  plate: {label: {en: plate, zh: 号牌号码}, kind: text, mask: account}
"""


def told(tmp_path, *changed):
    text = SOUND
    for old, new in changed:
        text = text.replace(old, new)
    (tmp_path / "vehicles.yaml").write_text(text, encoding="utf-8")
    return read_kinds(tmp_path)


def test_eight_departments_lists_are_known_those_that_raise_doubts_first():
    assert list(kinds()) == [
        "companies", "houses", "payroll", "vehicles", "dibao", "disability", "medical_insurance", "school",
    ]  # fmt: skip
    assert [key for key, kind in kinds().items() if kind.is_doubt] == ["companies", "houses", "payroll", "vehicles"]


def test_a_list_that_raises_doubts_asks_only_about_whom_it_has_any_other_asks_both_ways():
    assert {key: tuple(kind.asks) for key, kind in kinds().items()} == {
        key: (Finding.LISTED,) if kind.is_doubt else (Finding.LISTED, Finding.ABSENT) for key, kind in kinds().items()
    }


def test_every_list_says_by_whom_a_row_is_before_its_own_columns():
    for kind in kinds().values():
        keys = [field.key for field in kind.sheet.fields]
        assert keys[:5] == ["name", "id_number", "birth_date", "sex", "village_code"]
        assert keys[5:] == [field.key for field in kind.facts]


def test_no_heading_of_a_list_means_two_columns():
    for kind in kinds().values():
        headings = [one for field in kind.sheet.fields for one in (field.key, field.label.zh, *field.aliases)]
        assert [one for one in headings if headings.count(one) > 1] == []


def test_the_empty_workbook_of_a_list_keeps_id_numbers_as_text_so_that_no_digit_is_lost(tmp_path):
    write_template(kind_of("vehicles").sheet, tmp_path / "empty.xlsx", language="zh")
    with zipfile.ZipFile(tmp_path / "empty.xlsx") as book:
        page, styles = (book.read(name).decode() for name in ("xl/worksheets/sheet1.xml", "xl/styles.xml"))
    (style,) = re.findall(r'<col min="2" max="2"[^>]*style="(\d+)"', page)
    formats = re.findall(r'<xf numFmtId="(\d+)"', styles.split("<cellXfs")[1])
    assert formats[int(style)] == "49"


def test_every_wording_exists_in_both_languages():
    texts = [one.label for one in (*Finding, *Match)] + [
        text for kind in kinds().values() for text in kind.asks.values()
    ]
    assert [text for text in texts if not (text.en and text.zh)] == []


def test_an_unknown_kind_is_refused_with_those_that_are_known():
    with pytest.raises(UnknownListError, match="no kind of list 'cars'. Known: companies, houses"):
        kind_of("cars")


def test_a_declared_kind_is_read(tmp_path):
    kind = told(tmp_path)["vehicles"]
    assert (kind.is_doubt, [(sheet, field.key) for sheet, field in kind.compares]) == (True, [("person", "work")])


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("person.work", "person.car", r"compares\[0\]: the register has no field 'person.car'"),
        ("person.work", "village.work", r"compares\[0\]: the register has no field 'village.work'"),
        ("kind: text", "kind: flag", "columns.plate.kind: found 'flag'; write one of text, date, decimal, money"),
        ("  listed:", "  absent:", "asks.absent: this key is not known here; allowed: listed"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path, old, new, fault):
    with pytest.raises(DocumentError, match=fault):
        told(tmp_path, (old, new))
