import pytest

from huiyin.records.errors import (
    EmptyFileError,
    HeadingsError,
    NotAWorkbookError,
    TruncatedFileError,
    WrongEncodingError,
)
from huiyin.records.opening import all_rows, open_sheet
from support.sheets import PERSON, person, sheet, write_csv


def rows(path):
    reading = open_sheet(path, sheet("persons"))
    return reading, [row for batch in reading.batches for row in batch.to_pylist()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_usual_encodings_and_delimiters_are_found(tmp_path, encoding, delimiter):
    path = write_csv(tmp_path / "p.csv", [person(姓名="𠀀扎西"), person()], encoding=encoding, delimiter=delimiter)
    _, found = rows(path)
    assert [row["name"] for row in found] == ["𠀀扎西", "才仁卓玛"]


def test_a_file_that_is_plain_for_long_is_read_in_its_encoding(tmp_path):
    plain = [{"office_number": f"{at:024d}", "household_number": "1", "name": "A", "sex": "male", "relation": "head"}
             for at in range(9000)]  # fmt: skip
    path = write_csv(tmp_path / "p.csv", [*plain, {**plain[0], "name": "扎西"}], encoding="gb18030")
    _, found = rows(path)
    assert found[-1]["name"] == "扎西"


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path):
    path = tmp_path / "p.csv"
    head, row = ",".join(PERSON), ",".join(PERSON.values())
    lines = ["标题,,", head, row, "太,少", row, '"多\n行"' + row[row.index(",") :], "", row + ",多", row]
    path.write_text("\n".join(lines) + "\n")
    reading, found = rows(path)
    assert [row["row"] for row in found] == [3, 5, 6, 7, 9]
    assert [(bad.row, bad.expected, bad.actual) for bad in reading.malformed] == [(4, 11, 2), (8, 11, 12)]


def test_row_numbers_hold_over_many_blocks(tmp_path):
    lines = [",".join(PERSON)]
    lines += [",".join(person(姓名="甲" * 50).values()) if at % 1000 else "坏" for at in range(12_000)]
    path = tmp_path / "p.csv"
    path.write_text("\n".join(lines) + "\n")
    reading, found = rows(path)
    assert [bad.row for bad in reading.malformed] == [at + 2 for at in range(0, 12_000, 1000)]
    assert [row["row"] for row in found] == [at + 2 for at in range(12_000) if at % 1000]


def test_unknown_columns_are_not_read_and_are_listed(tmp_path):
    reading, found = rows(write_csv(tmp_path / "p.csv", [person(备注="x")]))
    assert reading.headings.ignored == ("备注",)
    assert "备注" not in found[0]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFileError),
        (b"\n \n", EmptyFileError),
        (b"\xef\xbb\xbf", EmptyFileError),
        ("姓名,性别\n甲,男\n".encode(), HeadingsError),
        (b"\x00\x01\x02\x03" * 10, NotAWorkbookError),
        (b"abc,\xff\xff\xff\n", WrongEncodingError),
        (b"<html><table>", NotAWorkbookError),
        (b"%PDF-1.7", NotAWorkbookError),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, content, error):
    path = tmp_path / "p.csv"
    path.write_bytes(content)
    with pytest.raises(error):
        rows(path)


def test_an_encoding_that_changes_half_way_is_refused(tmp_path):
    path = write_csv(tmp_path / "p.csv", [person()])
    path.write_bytes(path.read_bytes() + ",".join(person().values()).encode("gb18030"))
    with pytest.raises(WrongEncodingError):
        rows(path)


def test_a_quotation_mark_that_is_never_closed_does_not_fill_the_memory(tmp_path):
    path = write_csv(tmp_path / "p.csv", [person()])
    path.write_bytes(path.read_bytes() + b'"' + b"x" * 3_000_000)
    with pytest.raises(TruncatedFileError):
        rows(path)


def test_all_rows_are_given_whole_for_the_corrected_file(tmp_path):
    path = write_csv(tmp_path / "p.csv", [person(备注="x")], encoding="gb18030", delimiter=";")
    assert list(all_rows(path, sheet("persons"))) == [[*PERSON, "备注"], [*PERSON.values(), "x"]]
