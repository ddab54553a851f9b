import zipfile

import pytest

from huiyin.records import archives
from huiyin.records.errors import (
    FormulaErrorsError,
    NotAWorkbookError,
    PasswordError,
    TooLargeError,
    TruncatedFileError,
    UnsafeFileError,
)
from huiyin.records.guarding import guard
from support.sheets import person, write_xlsx

BOOK = '<workbook><workbookPr date1904="1"/></workbook>'
PAGE = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'


def archive(path, parts, *, compression=zipfile.ZIP_DEFLATED, book=BOOK):
    with zipfile.ZipFile(path, "w", compression) as made:
        for name, content in {"xl/workbook.xml": book, **parts}.items():
            made.writestr(name, content)
    return path


def refused(path, error):
    with pytest.raises(error) as raised:
        guard(path)
    return raised.value.say("en")


def test_a_real_workbook_passes(tmp_path):
    assert guard(write_xlsx(tmp_path / "p.xlsx", [person()] * 100)).epoch_1904 is False


def test_the_epoch_is_seen(tmp_path):
    assert guard(archive(tmp_path / "p.xlsx", {"xl/worksheets/sheet1.xml": PAGE})).epoch_1904 is True


@pytest.mark.parametrize(
    "name",
    [
        "xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/embeddings/oleObject1.bin", "inner.zip",
        "book.xlsx", "../evil.xml", "/etc/passwd", "C:\\evil.xml", "a/../../b", "xl/activeX/activeX1.xml",
    ],
)  # fmt: skip
def test_a_part_that_no_sheet_of_data_needs_is_refused(tmp_path, name):
    refused(archive(tmp_path / "p.xlsx", {name: "x"}), UnsafeFileError)


def test_an_archive_under_another_name_is_refused(tmp_path):
    refused(archive(tmp_path / "p.xlsx", {"xl/media/image1.png": b"PK\x03\x04rest"}), UnsafeFileError)


def test_a_link_is_refused(tmp_path):
    path = archive(tmp_path / "p.xlsx", {})
    with zipfile.ZipFile(path, "a") as made:
        link = zipfile.ZipInfo("xl/link")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    refused(path, UnsafeFileError)


def test_too_many_parts_are_refused(tmp_path):
    refused(archive(tmp_path / "p.xlsx", {f"p{at}.xml": "x" for at in range(200)}), UnsafeFileError)


def test_names_that_differ_by_case_only_are_refused(tmp_path):
    refused(archive(tmp_path / "p.xlsx", {"xl/a.xml": "x", "xl/A.xml": "x"}), UnsafeFileError)


def test_a_document_type_is_refused(tmp_path):
    refused(archive(tmp_path / "p.xlsx", {}, book='<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'), UnsafeFileError)


def test_an_archive_of_something_else_is_no_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / "p.xlsx", "w") as made:
        made.writestr("readme.txt", "x")
    refused(tmp_path / "p.xlsx", NotAWorkbookError)


def test_an_encrypted_part_is_refused(tmp_path):
    path = archive(tmp_path / "p.xlsx", {})
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    path.write_bytes(content)
    refused(path, PasswordError)


def test_a_small_file_that_inflates_beyond_measure_is_refused_without_being_held(tmp_path):
    bomb = archive(tmp_path / "p.xlsx", {"xl/worksheets/sheet1.xml": b"\0" * (64 << 20)})
    assert bomb.stat().st_size < 100_000
    assert "beyond" in refused(bomb, TooLargeError)


def test_an_entry_that_claims_less_than_it_holds_is_refused(tmp_path):
    path = archive(tmp_path / "p.xlsx", {"xl/worksheets/sheet1.xml": PAGE})
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(content)
    refused(path, TruncatedFileError)


@pytest.mark.parametrize(
    ("at", "damage"),
    [(6, b"\xff\xff"), (42, b"\xff\xff\xff\x7f"), (46, b"\xff"), (16, b"\0\0\0\0"), (0, b"PK\x01\x03")],
    ids=["version", "offset", "name", "checksum", "magic"],
)
def test_a_damaged_table_of_contents_is_refused(tmp_path, at, damage):
    path = archive(tmp_path / "p.xlsx", {"xl/表.xml": PAGE.replace("sheetData", "x")})
    content = bytearray(path.read_bytes())
    entry = content.rindex(b"PK\x01\x02")
    content[entry + at : entry + at + len(damage)] = damage
    path.write_bytes(content)
    refused(path, TruncatedFileError)


def test_an_archive_whose_middle_is_missing_is_refused(tmp_path):
    path = archive(tmp_path / "p.xlsx", {"xl/worksheets/sheet1.xml": PAGE})
    content = path.read_bytes()
    path.write_bytes(content[:50] + content[100:])
    refused(path, TruncatedFileError)


def test_a_content_that_does_not_match_its_checksum_is_refused(tmp_path):
    path = archive(tmp_path / "p.xlsx", {"xl/worksheets/sheet1.xml": PAGE}, compression=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"<v>1</v>", b"<v>2</v>"))
    refused(path, TruncatedFileError)


def page(*references, tags=1):
    cells = "".join(f'<c r="{reference}" t="n"><v>1</v></c>' for reference in references)
    return "<worksheet><sheetData><row>" + cells * tags + "</row></sheetData></worksheet>"


@pytest.mark.parametrize("references", [("A1", "XFD1048576"), ("ZZ20000",), ("A1048576", "S1")])
def test_a_sheet_is_judged_by_the_box_around_its_cells(tmp_path, references):
    assert "8,000,000" in refused(
        archive(tmp_path / "p.xlsx", {"xl/worksheets/sheet1.xml": page(*references)}), TooLargeError
    )


def test_references_are_seen_across_pieces(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "_CHUNK", 7)
    refused(archive(tmp_path / "p.xlsx", {"xl/worksheets/sheet1.xml": page("A1", "XFD1048576")}), TooLargeError)


def test_cells_without_references_are_refused(tmp_path):
    bare = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"
    refused(archive(tmp_path / "p.xlsx", {"xl/worksheets/sheet1.xml": bare}), UnsafeFileError)


FAR = "XFD1048576"


@pytest.mark.parametrize(
    "far",
    [
        f'<c\tt="n"\tr=\n"{FAR}"/>', f'<c\nr="{FAR}"/>', f'<c t="n" r ="{FAR}"/>', f'<c t="n" r= "{FAR}"/>', f'<x:c\rr="{FAR}"/>',
        f'<x-y.z:c t="n" r="{FAR}"/>', f'<c r="A1" t="n"r="{FAR}"/>', f"<c r='{FAR}'/>", f'<c r="{FAR.lower()}"/>',
        f'<c r="A000000{FAR[3:]}"/>', f'<row r\n=\n"{FAR[3:]}"><c r="XFD1"/></row>', f'<row\tr="{FAR[3:]}"><c r="XFD1"/></row>',
        "<c/>", '<c><is><t> r="A1"</t></is></c>', f'<c r="B1" r{" " * 200}="{FAR}"/>', f'<{"x" * 100}:c r="{FAR}"/>',
    ],
)  # fmt: skip
@pytest.mark.parametrize("piece", [7, 1 << 22])
def test_a_cell_far_away_is_seen_or_refused_however_it_is_written(tmp_path, monkeypatch, far, piece):
    monkeypatch.setattr(archives, "_CHUNK", piece)
    sheet = f'<worksheet><sheetData><row><c r="A1"><v>1</v></c>{far}</row></sheetData></worksheet>'
    refused(archive(tmp_path / "p.xlsx", {"xl/worksheets/sheet1.xml": sheet}), (TooLargeError, UnsafeFileError))


@pytest.mark.parametrize(
    "name", ["xl/other/sheet1.xml", "xl/worksheets/sub/s.xml", "xl/worksheets/s.bin2", "data/s.xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("piece", [7, 1 << 22])
def test_a_sheet_anywhere_else_is_refused(tmp_path, monkeypatch, name, piece):
    monkeypatch.setattr(archives, "_CHUNK", piece)
    assert "unusual place" in refused(archive(tmp_path / "p.xlsx", {name: PAGE}), UnsafeFileError)


@pytest.mark.parametrize("name", ["content.xml", "xl/workbook.bin"])
def test_a_workbook_of_another_kind_beside_it_is_refused(tmp_path, name):
    assert "second workbook" in refused(archive(tmp_path / "p.xlsx", {name: "x"}), UnsafeFileError)


@pytest.mark.parametrize("piece", [7, 50, 1 << 22])
def test_formulas_texts_and_line_breaks_of_honest_sheets_pass(tmp_path, monkeypatch, piece):
    monkeypatch.setattr(archives, "_CHUNK", piece)
    cells = '<x:c r="A1" s="1"><f>IF(B1 = 1, C1= 2)</f></x:c>\n<c r="B1" t="inlineStr"><is><t>a = b r=5</t></is></c>'
    sheet = f'<?xml version="1.0"?>\r\n<worksheet>\n<cols><col min="1"/></cols><sheetData>\n<row r="1" spans="1:2">{cells}</row></sheetData></worksheet>'
    assert guard(archive(tmp_path / "p.xlsx", {"xl/worksheets/sheet1.xml": sheet})).inflated > 0


def test_errors_of_formulas_are_named_by_cell(tmp_path):
    cells = '<row r="7"><c r="C7" s="1" t="e"><v>#REF!</v></c><c r="D7" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    said = refused(
        archive(tmp_path / "p.xlsx", {"xl/worksheets/sheet1.xml": f"<worksheet>{cells}</worksheet>"}),
        FormulaErrorsError,
    )
    assert "C7, D7" in said
