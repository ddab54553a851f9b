"""Files of a million rows, written as a stream, and what reading them takes."""

import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from support.installation import ROOT
from support.sheets import write_xlsx

LAST_ROW = 1_048_576  # of an .xlsx sheet
_SOME = 10_000
_PAGE = "xl/worksheets/sheet1.xml"
# Between the test and the command stands a process that is small itself: a child begins with its parent's peak.
_MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([done.returncode, done.stdout, done.stderr, peak // 1000]))
"""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, what it said, and the most memory that it held, in megabytes."""

    code: int
    out: str
    err: str
    peak: int


def measured(command: list[str], env: dict[str, str]) -> Done:
    """Run a command to its end."""
    line = [sys.executable, "-c", _MEASURE, *command]
    told = subprocess.run(line, env=env, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    return Done(*json.loads(told.stdout))


def write_long_xlsx(path: Path, headings: list[str], row: Callable[[int], str]) -> Path:
    """Write a workbook whose sheet goes down to the last row: `row` gives the cells of a row by its number."""
    seed = write_xlsx(path.with_suffix(".seed.xlsx"), [dict.fromkeys(headings, "x")])
    with zipfile.ZipFile(seed) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name in old.namelist():
            if name != _PAGE:
                new.writestr(name, old.read(name))
        head, tail = old.read(_PAGE).split(b'<row r="2"')[0], b"</sheetData></worksheet>"
        with new.open(_PAGE, "w", force_zip64=True) as page:
            page.write(head)
            for start in range(2, LAST_ROW + 1, _SOME):
                numbers = range(start, min(start + _SOME, LAST_ROW + 1))
                page.write("".join(f'<row r="{at}">{row(at)}</row>' for at in numbers).encode())
            page.write(tail)
    return path


def write_bomb(path: Path, *, gigabytes: int) -> Path:
    """Write a workbook whose sheet inflates to gigabytes of zeros; they are packed once and repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    megabyte = packer.compress(b"0" * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    seed = write_xlsx(path.with_suffix(".seed.xlsx"), [{"人编号": "x"}])
    with zipfile.ZipFile(seed) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            if name != _PAGE:
                new.writestr(name, old.read(name))
        new.writestr(_PAGE, megabyte * (gigabytes << 10) + packer.flush())
        page = new.getinfo(_PAGE)
        page.compress_type, page.file_size = zipfile.ZIP_DEFLATED, gigabytes << 30
    return path
