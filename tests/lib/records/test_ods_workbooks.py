import zipfile

import pytest

from huiyin.records.archives import REGISTER
from huiyin.records.errors import (
    FormulaErrorsError,
    NotAWorkbookError,
    PasswordError,
    TooLargeError,
    TruncatedFileError,
    UnsafeFileError,
    WrongSheetError,
)
from huiyin.records.ods_workbooks import is_ods, open_ods
from huiyin.records.opening import open_sheet
from support.ods import cell, content, pack, row, table, write_ods
from support.sheets import PERSON, person, sheet, write_xlsx

FAILED = '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"/>'


def opened(path):
    return open_ods(path, lambda names: names[-1], REGISTER)


def refused(path, error):
    with pytest.raises(error) as raised:
        open_sheet(path, sheet("persons"))
    return raised.value.say("en")


def test_a_workbook_is_read_with_its_row_numbers(tmp_path):
    reading = open_sheet(write_ods(tmp_path / "p.ods", [person(), person(姓名="扎西")]), sheet("persons"))
    found = [row for batch in reading.batches for row in batch.to_pylist()]
    assert [(row["row"], row["name"]) for row in found] == [(2, "才仁卓玛"), (3, "扎西")]
    assert (reading.tab, reading.epoch_1904) == ("家庭成员", False)


def test_blank_rows_above_count_however_briefly_they_are_written(tmp_path):
    lines = [row(*(cell(one) for one in line)) for line in (PERSON, PERSON.values())]
    path = pack(tmp_path / "p.ods", content(table(row(cell(None), rows=4), *lines)))
    (batch,) = open_sheet(path, sheet("persons")).batches
    assert batch.to_pylist()[0]["row"] == 6


@pytest.mark.parametrize("number", [632722198404300045, "6.32722198404300E+017"])
def test_an_identity_number_that_became_a_number_shows_that_its_end_is_lost(tmp_path, number):
    path = write_ods(tmp_path / "p.ods", [person(证件号码=float(number))])
    (batch,) = open_sheet(path, sheet("persons")).batches
    assert batch.to_pylist()[0]["id_number"] == "6.32722E+17"


def test_the_content_and_not_the_name_says_what_a_file_is(tmp_path):
    assert is_ods(write_ods(tmp_path / "p.xlsx", [person()]))
    assert not is_ods(write_xlsx(tmp_path / "p.ods", [person()]))
    (tmp_path / "cut.ods").write_bytes((tmp_path / "p.xlsx").read_bytes()[:-30])
    assert not is_ods(tmp_path / "cut.ods")


def test_the_tab_is_chosen_by_its_name_among_all(tmp_path):
    path = pack(tmp_path / "p.ods", content(table(name="说明"), table(name="贫困户")))
    assert "found 说明、贫困户" in refused(path, WrongSheetError)


def test_failed_formulas_are_named_where_the_tab_is_read(tmp_path):
    broken = table(row(cell(1), FAILED), row(FAILED), name="算")
    with pytest.raises(FormulaErrorsError, match=r"such as #REF! or #N/A: B1, A2\."):
        opened(pack(tmp_path / "p.ods", content(table(name="户"), broken)))
    assert opened(pack(tmp_path / "p.ods", content(broken, table(name="户"))))[0].name == "户"


@pytest.mark.parametrize(
    ("name", "words"),
    [("Basic/Standard/Module1.xml", "macros"), ("Scripts/python/evil.py", "macros"), ("Object 1", "embedded objects"),
     ("inner.ods", "another archive"), ("../evil.xml", "parts that point outside it"), ("/etc/passwd", "parts that point outside it"),
     ("Content.xml", "two parts of one name")],
)  # fmt: skip
def test_a_part_that_no_sheet_of_data_needs_is_refused(tmp_path, name, words):
    assert words in refused(pack(tmp_path / "p.ods", content(table()), **{name: "x"}), UnsafeFileError)


def test_an_archive_under_another_name_is_refused(tmp_path):
    path = pack(tmp_path / "p.ods", content(table()), **{"Pictures/1.png": b"PK\x03\x04rest"})
    assert "another archive" in refused(path, UnsafeFileError)


def test_a_picture_and_a_chart_do_no_harm(tmp_path):
    parts = {"Pictures/1.png": b"\x89PNG", "Object 1/content.xml": content(table(name="图表")), "styles.xml": "<x/>"}
    assert opened(pack(tmp_path / "p.ods", content(table(row(cell(1)))), **parts))[0].rows == [[1.0]]


def test_too_many_parts_are_refused(tmp_path):
    path = pack(tmp_path / "p.ods", content(table()), **{f"Pictures/{at}.png": "x" for at in range(200)})
    assert "204 parts" in refused(path, UnsafeFileError)


def test_a_workbook_of_another_kind_beside_it_is_refused(tmp_path):
    path = pack(tmp_path / "p.ods", content(table()), **{"xl/workbook.xml": "<workbook/>"})
    assert "second workbook" in refused(path, UnsafeFileError)


def test_an_encrypted_one_asks_for_a_password(tmp_path):
    manifest = '<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
    refused(pack(tmp_path / "p.ods", b"\x8f\x01random", manifest=manifest), PasswordError)


@pytest.mark.parametrize("kind", ["application/vnd.oasis.opendocument.text", "\xff", ""])
def test_another_document_is_no_workbook(tmp_path, kind):
    assert "another document of an office" in refused(
        pack(tmp_path / "p.ods", content(table()), kind=kind), NotAWorkbookError
    )


def test_a_small_file_that_inflates_beyond_measure_is_refused_without_being_held(tmp_path):
    bomb = pack(tmp_path / "p.ods", content(table(name=" " * (64 << 20))))
    assert bomb.stat().st_size < 100_000
    assert "beyond" in refused(bomb, TooLargeError)


def test_a_bomb_in_a_part_that_nobody_reads_is_refused(tmp_path):
    assert "beyond" in refused(
        pack(tmp_path / "p.ods", content(table()), **{"styles.xml": b"\0" * (64 << 20)}), TooLargeError
    )


def test_an_entry_that_claims_less_than_it_holds_is_refused(tmp_path):
    path = write_ods(tmp_path / "p.ods", [person()])
    written = bytearray(path.read_bytes())
    at = written.rindex(b"content.xml") - 46
    written[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(written)
    refused(path, TruncatedFileError)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.999])
def test_a_workbook_cut_off_anywhere_is_refused(tmp_path, kept):
    path = write_ods(tmp_path / "p.ods", [person()] * 50)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    refused(path, TruncatedFileError)


def test_a_content_that_breaks_off_is_refused_although_the_archive_is_sound(tmp_path):
    path = write_ods(tmp_path / "p.ods", [person()])
    with zipfile.ZipFile(path) as archive:
        body = archive.read("content.xml")
    assert "cannot be parsed" in refused(pack(tmp_path / "q.ods", body[:-40]), TruncatedFileError)
