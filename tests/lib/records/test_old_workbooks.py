from datetime import date, datetime, time

import pytest
import xlwt

from huiyin.records.archives import REGISTER
from huiyin.records.errors import (
    FormulaErrorsError,
    NotAWorkbookError,
    PasswordError,
    TooLargeError,
    TruncatedFileError,
    UnsafeFileError,
)
from huiyin.records.old_workbooks import open_old
from support.sheets import person, write_xls

DAY = xlwt.easyxf(num_format_str="YYYY-MM-DD")


def opened(path, limits=REGISTER):
    return open_old(path, lambda names: names[0], limits)


def written(path, fill):
    book = xlwt.Workbook()
    fill(book, book.add_sheet("户"))
    book.save(str(path))
    return path


def spoilt(path, old, new):
    """Put bytes of the same number in the place of others, and of a name with its length."""
    content = path.read_bytes()
    assert content.count(old) == 1
    path.write_bytes(content.replace(old, new))
    return path


def renamed(path, name):
    """Call the stream of a workbook otherwise: what another document, or an encrypted one, has in its place."""

    def entry(called):
        letters = called.encode("utf-16-le")
        return letters.ljust(64, b"\0") + (len(letters) + 2).to_bytes(2, "little")

    return spoilt(path, entry("Workbook"), entry(name))


def test_cells_stand_where_they_stood_as_what_they_were(tmp_path):
    def fill(_book, page):
        page.write(1, 1, "才仁")
        page.write(1, 2, 12.5)
        page.write(2, 0, date(2016, 9, 14), DAY)
        page.write(2, 1, True)

    page, epoch_1904 = opened(written(tmp_path / "p.et", fill))
    assert (page.name, page.total_height, epoch_1904) == ("户", 3, False)
    assert list(page.iter_rows()) == [
        ["", "", ""],
        ["", "才仁", 12.5],
        [datetime.combine(date(2016, 9, 14), time()), True, ""],
    ]


def test_the_workbook_says_from_when_it_counts_days(tmp_path):
    def fill(book, page):
        book.dates_1904 = True
        page.write(0, 0, 100, DAY)

    page, epoch_1904 = opened(written(tmp_path / "p.xls", fill))
    assert (list(page.iter_rows()), epoch_1904) == ([[datetime.combine(date(1904, 4, 10), time())]], True)


@pytest.mark.parametrize("number", [20140501, 2_958_466])
def test_a_number_that_is_no_day_stands_as_itself_in_a_cell_of_days(tmp_path, number):
    page, _ = opened(written(tmp_path / "p.xls", lambda _book, page: page.write(0, 0, number, DAY)))
    assert list(page.iter_rows()) == [[number]]


def test_failed_formulas_are_named_by_their_cells(tmp_path):
    def fill(_book, page):
        page.row(4).set_cell_error(1, "#REF!")
        page.row(9).set_cell_error(27, "#DIV/0!")

    with pytest.raises(FormulaErrorsError, match=r"such as #REF! or #N/A: B5, AB10\."):
        opened(written(tmp_path / "p.xls", fill))


def test_more_cells_than_are_read_at_once_are_refused(tmp_path):
    path = written(tmp_path / "p.xls", lambda _book, page: page.write(65_535, 255, 1))
    with pytest.raises(TooLargeError, match=r"it has more cells.*8,000,000"):
        opened(path)


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [("EncryptedPackage", PasswordError, "password"), ("WordDocument", NotAWorkbookError, "another document of an office"),
     ("_VBA_PROJECT_CUR", UnsafeFileError, "macros"), ("MBD0001A2B3", UnsafeFileError, "embedded objects")],
)  # fmt: skip
def test_what_a_compound_holds_besides_decides(tmp_path, name, error, words):
    with pytest.raises(error, match=words):
        opened(renamed(write_xls(tmp_path / "p.xls", [person()]), name))


def test_an_encrypted_one_asks_for_a_password(tmp_path):
    encrypted = bytes.fromhex("2F00 0200 0000")  # in the place of a record as long that says nothing here
    with pytest.raises(PasswordError):
        opened(spoilt(write_xls(tmp_path / "p.xls", [person()]), bytes.fromhex("E100 0200 B004"), encrypted))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_one_that_is_cut_off_is_refused(tmp_path, share):
    path = write_xls(tmp_path / "p.xls", [person()] * 300)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(TruncatedFileError, match="its parts do not fit together"):
        opened(path)
