"""The file of an office's accounts is read in the process that serves everybody: its memory is bounded."""

import os
import sys
import zipfile

import pytest

from huiyin.records.errors import TooLargeError
from huiyin_web.access.account_sheet import MOST_BYTES, rows_of_file
from support.large import measured, write_bomb
from support.sheets import write_csv, write_xlsx

_READ = "import sys; from pathlib import Path; from huiyin_web.access.account_sheet import rows_of_file; {what}"
_ALLOWED = 100  # megabytes beyond what the modules take


def peak(what, *paths):
    line = [sys.executable, "-c", _READ.format(what=what), *map(str, paths)]
    done = measured(line, {**os.environ, "PYTHONPATH": "src"})
    assert (done.code, done.err) == (0, "")
    return done.peak


def rows(count):
    return [{"地区": f"村{at}", "姓名": "才仁"} for at in range(count)]


def worst_workbook(path):
    """Write as much as the limits let through: 5,000 rows of 20 columns, and texts until 20 MB are full."""
    seed = write_xlsx(
        path.with_suffix(".seed.xlsx"), [{"地区": "村", "姓名": "名", **{f"x{at}": "x" for at in range(18)}}] * 4999
    )
    with zipfile.ZipFile(seed) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        left = (20 << 20) - sum(entry.file_size for entry in old.infolist())
        texts = b"".join(b"<si><t>%d</t></si>" % (at % 300) for at in range(left // 20))
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"</sst>", texts + b"</sst>") if "shared" in name else content)
    return path


def test_more_rows_than_are_wanted_are_not_read(tmp_path):
    assert len(rows_of_file(write_csv(tmp_path / "a.csv", rows(30)), most=10)) == 11
    assert len(rows_of_file(write_xlsx(tmp_path / "a.xlsx", rows(30)), most=10)) == 11


def test_blank_rows_count_for_nothing(tmp_path):
    blank = [{"地区": " ", "姓名": ""}] * 3000
    assert rows_of_file(write_csv(tmp_path / "a.csv", [*blank, *rows(2)]), most=10) == [
        ("村0", "才仁"),
        ("村1", "才仁"),
    ]


def test_a_workbook_that_inflates_to_gigabytes_is_refused(tmp_path):
    with pytest.raises(TooLargeError) as refused:
        rows_of_file(write_bomb(tmp_path / "a.xlsx", gigabytes=2), most=10)
    assert "最多 20 MB" in refused.value.say("zh")


@pytest.mark.slow
def test_whatever_the_limits_let_through_takes_a_hundred_megabytes_at_most(tmp_path):
    book = worst_workbook(tmp_path / "a.xlsx")
    text = write_csv(tmp_path / "a.csv", [{"地区": "", "姓名": ""}])
    with text.open("a", encoding="utf-8") as stream:
        stream.write(" ,\n" * ((MOST_BYTES - 100) // 3))
    assert max(book.stat().st_size, text.stat().st_size) < MOST_BYTES
    nothing = peak("")
    read = "[rows_of_file(Path(one), most=500) for one in sys.argv[1:]]"
    assert peak(read, book) < nothing + _ALLOWED
    assert peak(read, text) < nothing + _ALLOWED
