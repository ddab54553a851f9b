"""Whatever bytes are sent: they are read, or refused in words, and nothing is touched but the folder given."""

import os
import sys
import tempfile
import zipfile
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huiyin.records.checking import check_file
from huiyin.records.errors import FileRefusedError
from huiyin.records.old_workbooks import COMPOUND
from huiyin.records.opening import all_rows
from huiyin.records.templates import write_template
from support.ods import write_ods
from support.sheets import BOOK, household, person, sheet, write_csv, write_xls, write_xlsx

_NAMES = ("a.xlsx", "a.xls", "a.ods", "a.csv")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_watched: list[list[str]] = []


def _watch(event, arguments):
    if _watched and event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES:
        _watched[-1].append(str(arguments[0]))


sys.addaudithook(_watch)


@cache
def seeds():
    """Give honest files: templates that the library writes, filled in, and text in three encodings."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write_template(sheet("persons"), folder / "template.xlsx", language="zh")
        write_xlsx(folder / "persons.xlsx", [person(), person(人编号="2", 务工时间=3)])
        write_xlsx(folder / "constant.xlsx", [person()] * 3, constant_memory=True)
        write_xlsx(folder / "households.xlsx", [household()], tab="贫困户")
        write_xls(folder / "old.xls", [person(), person(人编号="2", 务工时间=3)])
        write_ods(folder / "open.ods", [person(), person(人编号="2", 务工时间=3)])
        for encoding in ("utf-8-sig", "gb18030", "utf-16"):
            write_csv(folder / f"{encoding}.csv", [person(), person(人编号="2")], encoding=encoding)
        write_csv(folder / "tabs.csv", [person(姓名='多\n杰"', 性别="?")], delimiter="\t")
        return tuple(path.read_bytes() for path in sorted(folder.iterdir()))


def read(folder, name, content):
    """Read a file as an import does, and as the workbook to mend does."""
    path = folder / name
    path.write_bytes(content)
    for way in (_check, _all):
        with suppress(FileRefusedError):
            way(path)


def _check(path):
    check_file(path, sheet("persons"), folder=path.parent, year=2014, places=BOOK)


def _all(path):
    for _ in all_rows(path, sheet("persons")):
        pass


def survives(content, name):
    """Insist that a file is read or refused, and that nothing outside its folder was written."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "given"
        folder.mkdir()
        _watched.append(touched := [])
        try:
            read(folder, name, content)
        finally:
            _watched.pop()
        assert [path for path in touched if not Path(path).is_relative_to(folder)] == []
        assert list(Path(made).iterdir()) == [folder]
        assert (folder / name).read_bytes() == content


def damaged(content, hits):
    """Flip, cut out, cut off or repeat at places given as shares of the length."""
    for how, share, other, byte in hits:
        at, to = sorted((int(share * len(content)), int(other * len(content))))
        match how:
            case "flip":
                content = content[:at] + bytes([byte]) + content[at + 1 :]
            case "insert":
                content = content[:at] + bytes([byte]) * 3 + content[at:]
            case "cut":
                content = content[:at] + content[to:]
            case "truncate":
                content = content[: max(at, to)]
            case "splice":
                content = content[:to] + content[at:]
    return content


def repacked(book, part, hits):
    """Damage one part of a workbook and pack it anew, so that the archive itself is sound."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for at, name in enumerate(names):
            content = old.read(name)
            new.writestr(name, damaged(content, hits) if at == part % len(names) else content)
    return out.getvalue()


shares = st.floats(0, 1)
hits = st.lists(
    st.tuples(st.sampled_from(["flip", "insert", "cut", "truncate", "splice"]), shares, shares, st.integers(0, 255)),
    min_size=1,
    max_size=4,
)
few = settings(
    max_examples=80,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.parametrize("seed", range(10))
def test_the_seeds_are_read_or_refused_for_a_reason(seed):
    survives(seeds()[seed], "a.xlsx")


@few
@given(st.binary(max_size=3000), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", "人编号,户编号\n".encode()]))
def test_any_bytes_are_read_or_refused(content, head):
    survives(head + content, "a.xlsx")


@few
@given(st.integers(0, 9), hits, st.sampled_from(_NAMES))
def test_damaged_files_are_read_or_refused(seed, hits, name):
    survives(damaged(seeds()[seed], hits), name)


@few
@given(hits)
def test_old_workbooks_with_damaged_records_are_read_or_refused(hits):
    (old,) = (one for one in seeds() if one.startswith(COMPOUND))
    records = old.rindex(b"\x0a\0\0\0") + 4  # behind the last of them the file is filled up
    survives(damaged(old[:records], hits).ljust(len(old), b"\0"), "a.xls")


@few
@given(st.integers(0, 8), st.integers(0, 20), hits)
def test_workbooks_with_a_damaged_part_are_read_or_refused(seed, part, hits):
    books = [one for one in seeds() if one.startswith(b"PK")]
    survives(repacked(books[seed % len(books)], part, hits), "a.xlsx")


@few
@given(st.integers(1, 3), hits)
def test_open_documents_with_a_damaged_part_are_read_or_refused(part, hits):
    survives(repacked(next(one for one in seeds() if b"opendocument" in one), part, hits), "a.ods")
