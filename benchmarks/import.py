"""How long the import of an office's files takes, beside a bare ADBC ingest of the same rows.

    python benchmarks/import.py [--json FILE] [--scale 1]

The made-up province of 2012 comes in from CSV (400,000 households, 1,437,000 persons; validated, with history and
audit), then 100,000 persons of which half are changed and one in a hundred is wrong, from CSV and XLSX, on SQLite
and, where Debian's PostgreSQL 15 is installed, on PostgreSQL. Every figure comes from a process of its own.
"""

import argparse
import csv
import json
import os
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

_HERE = Path(__file__)
_ROOT = _HERE.parents[1]
_PERSONS, _WRONG_EVERY = 100_000, 100
_SOME = 400_000
_YEAR = 2012
_TABLES = {"registry_household": "households", "registry_person": "persons"}
_TOLD = _TABLES | {"id": "row", "household_id": "household_number", "updated_year": "row"}  # what a file has instead
_MEGABYTE = 1000  # of the kilobytes in which the system counts resident memory


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--step", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.step:
        sys.stdout.write(json.dumps(_STEPS[asked.step[0]](*asked.step[1:])))
        return 0
    rows = _measure(asked.scale)
    print(f"{'what':64} {'value':>10} {'budget':>10}")
    for row in rows:
        budget = "" if row["budget"] is None else f"{row['budget']:g}"
        print(f"{row['what']:64} {row['value']:8.2f} {row['unit']:>3} {budget:>6}{'' if row['ok'] else '  OVER'}")
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1))
    return 0 if all(row["ok"] for row in rows) else 1


def _measure(scale: float) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="huiyin-import-") as made:
        folder = Path(made)
        _step({}, "make", str(folder), str(scale))
        rows = [*_province(folder), *_hundred_thousand("SQLite", folder, {"HUIYIN_DATA": str(folder / "small")})]
        with _postgresql() as url:
            if url:
                env = {"HUIYIN_DATA": str(folder / "small-pg"), "HUIYIN_DATABASE_URL": url}
                rows += _hundred_thousand("PostgreSQL", folder, env)
        return rows


def _province(folder: Path) -> Iterator[dict[str, Any]]:
    files = [str(folder / f"province/{_YEAR}/{kind}.csv") for kind in ("households", "persons")]
    typed = str(folder / "typed")
    _step({"HUIYIN_DATA": typed}, "prepare", str(folder))
    _step({"HUIYIN_DATA": typed}, "type", *files)
    bare = [_step({}, "bare", typed)["seconds"]]
    ours = {"HUIYIN_DATA": str(folder / "full")}
    _step(ours, "prepare", str(folder))
    done = _step(ours, "bring", "", *files)
    bare.append(_step({}, "bare", typed)["seconds"])
    floor = sum(bare) / len(bare)
    some = {"HUIYIN_DATA": str(folder / "some")}
    _step(some, "prepare", str(folder))
    least = _step(some, "bring", "", files[0], str(folder / "some/persons.csv"))
    yield _row("province, bare ADBC ingest of the typed columns with the same indexes", floor, "s")
    yield _row(f"province, import of {done['rows']:,} rows from CSV", done["seconds"], "s", 60)
    yield _row("province, import as a multiple of the bare ingest", done["seconds"] / floor, "x", 3)
    yield _row("province, peak memory", done["peak"], "MB")
    yield _row(f"province, peak memory beyond that of {_SOME:,} persons", done["peak"] - least["peak"], "MB", 50)


def _hundred_thousand(database: str, folder: Path, env: dict[str, str]) -> Iterator[dict[str, Any]]:
    _step(env, "prepare", str(folder))
    _step(env, "bring", "", str(folder / "households.csv"), str(folder / "before/persons.csv"))
    for kind, budget in (("csv", 5), ("xlsx", 8)):
        done = _step(env, "bring", "good", str(folder / f"{kind}/persons.{kind}"))
        wrong = _PERSONS // _WRONG_EVERY
        off = abs(done["history"] - (_PERSONS - wrong) // 2)
        if off > wrong or done["refused"] != wrong or done["problems"] != wrong:
            raise SystemExit(f"{database}, {kind}: {done}, expected {wrong} refused")
        what = f"{database}, 100,000 persons from {kind.upper()}, errors and history included"
        yield _row(what, done["seconds"], "s", budget)
        yield _row(f"{database}, peak memory from {kind.upper()}", done["peak"], "MB", 600)
    for changed in (True, True, False):
        done = _step(env, "undo")
        told, expected = ("half of 100,000 persons changed", _PERSONS // 2) if changed else ("100,000 new", _PERSONS)
        if done["rows"] != expected:
            raise SystemExit(f"{database}: undid {done['rows']:,} rows, expected {expected:,}")
        yield _row(f"{database}, undoing an import, {told}", done["seconds"], "s", 5)


def _row(what: str, value: float, unit: str, budget: float | None = None) -> dict[str, Any]:
    return {
        "what": what, "value": round(value, 2), "unit": unit, "budget": budget, "ok": budget is None or value <= budget,
    }  # fmt: skip


def _step(env: dict[str, str], *words: str) -> dict[str, Any]:
    """Carry out one step in a process of its own and give what it tells."""
    command = [sys.executable, str(_HERE), "--step", *words]
    done = subprocess.run(command, env=os.environ | env, check=True, stdout=subprocess.PIPE, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@contextmanager
def _postgresql() -> Iterator[str]:
    """Give a throw-away PostgreSQL, or nothing where there is none."""
    if not Path("/usr/lib/postgresql/15/bin").exists():
        print("PostgreSQL 15 is not installed: its figures are left out")
        yield ""
        return
    script = '. "$0"; start_postgresql; echo "$POSTGRESQL_URL"; read -r _'
    command = ["bash", "-c", script, str(_ROOT / "tests/support/postgresql.sh")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None  # noqa: S101  as asked for
        assert server.stdin is not None  # noqa: S101  likewise
        yield server.stdout.readline().strip()
        server.stdin.close()


def _make(folder: str, scale: str) -> dict[str, Any]:
    from huiyin.synthetic import make_province

    province = make_province(Path(folder) / "province", scale=float(scale))
    with province.persons(_YEAR).open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = [row for row, _ in zip(csv.reader(stream), range(_PERSONS + 1), strict=False)]
    _write_some(province.persons(_YEAR), Path(folder) / "some/persons.csv")
    home, name, months = (head.index(key) for key in ("household_number", "name", "work_months"))
    homes = {row[home] for row in rows}
    _write(Path(folder) / "before/persons.csv", head, rows)
    _write_households(province.households(_YEAR), Path(folder) / "households.csv", homes)
    for at, row in enumerate(rows):
        if at % 2:
            row[months] = "7" if row[months] != "7" else "8"
        if at % _WRONG_EVERY == 0:
            row[name] += "1"
    _write(Path(folder) / "csv/persons.csv", head, rows)
    for at, row in enumerate(rows):
        if at % 2:
            row[months] = "9" if row[months] != "9" else "10"
    _write_workbook(Path(folder) / "xlsx/persons.xlsx", head, rows)
    return {}


def _write(path: Path, head: list[str], rows: list[list[str]]) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])


def _write_some(source: Path, path: Path) -> None:
    path.parent.mkdir()
    with source.open("rb") as whole, path.open("wb") as part:
        part.writelines(islice(whole, _SOME + 1))


def _write_households(source: Path, path: Path, wanted: set[str]) -> None:
    with source.open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    number = head.index("office_number")
    _write(path, head, [row for row in rows if row[number] in wanted])


def _write_workbook(path: Path, head: list[str], rows: list[list[str]]) -> None:
    import xlsxwriter

    path.parent.mkdir(exist_ok=True)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("家庭成员")
        for at, row in enumerate([head, *rows]):
            page.write_row(at, 0, row)


def _prepare(folder: str) -> dict[str, Any]:
    """Bring an installation's tables up to date and its places in."""
    import huiyin_web.config.commands  # noqa: F401
    from huiyin_web.config.commands.preparing import prepare

    prepare()
    return _bring("", str(Path(folder) / "province/places.csv"))


def _bring(how: str, *files: str) -> dict[str, Any]:
    """Import files, each named after its kind, as the command line does; read every problem that is found."""
    import huiyin_web.config.commands  # noqa: F401
    from huiyin_web.access.actor import platform
    from huiyin_web.core.clock import now
    from huiyin_web.imports.actions.import_file import import_file
    from huiyin_web.imports.queries import problems
    from huiyin_web.registry.models import PersonHistory

    before = PersonHistory.objects.count()
    start = time.perf_counter()
    found, batches = 0, []
    for file in map(Path, files):
        batch = import_file(kind=file.stem, year=_YEAR, path=file, good_only=bool(how), by=platform(), at=now())
        found += sum(1 for _ in problems(batch))
        batches.append(batch)
    return {
        "seconds": time.perf_counter() - start,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE,
        "rows": sum(batch.rows for batch in batches),
        "refused": sum(batch.refused for batch in batches),
        "problems": found,
        "history": PersonHistory.objects.count() - before,
    }


def _undo() -> dict[str, Any]:
    """Undo the last import that stands."""
    import huiyin_web.config.commands  # noqa: F401
    from huiyin_web.access.actor import platform
    from huiyin_web.core.clock import now
    from huiyin_web.imports.actions.undo_import import undo_import
    from huiyin_web.imports.queries import in_force

    start = time.perf_counter()
    undo = undo_import(batch=in_force().latest("pk").pk, by=platform(), at=now())
    return {"seconds": time.perf_counter() - start, "rows": undo.rows}


def _type(*files: str) -> dict[str, Any]:
    """Read files into the typed columns that the bare ingest takes."""
    import huiyin_web.config.commands  # noqa: F401
    from huiyin.records.checking import check_file
    from huiyin_web.imports.kinds import kind_of, place_book

    for file in map(Path, files):
        kind, folder = kind_of(file.stem), Path(os.environ["HUIYIN_DATA"]) / file.stem
        folder.mkdir()
        check_file(file, kind.sheet, folder=folder, year=_YEAR, places=place_book(), computed=kind.computed)
    return {}


def _bare(typed: str) -> dict[str, Any]:
    """Ingest the typed columns, in memory already, into a new SQLite file with the indexes that our tables have."""
    import adbc_driver_sqlite.dbapi
    import pyarrow as pa

    tables, indexes = {}, _indexes(Path(typed) / "huiyin.sqlite3")
    for name in _TABLES.values():
        with pa.ipc.open_file(Path(typed) / name / "rows.arrow") as file:
            tables[name] = file.read_all()
    target = Path(typed) / "bare.sqlite3"
    for old in Path(typed).glob("bare.sqlite3*"):
        old.unlink()
    start = time.perf_counter()
    with adbc_driver_sqlite.dbapi.connect(str(target), autocommit=True) as own, own.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.fetchall()
        for name, table in tables.items():
            cursor.adbc_ingest(name, table, mode="create")
            cursor.execute(f"CREATE UNIQUE INDEX {name}_once ON {name} (office_number)")
        for index in indexes:
            cursor.execute(index)
    return {"seconds": time.perf_counter() - start}


def _indexes(database: Path) -> list[str]:
    """Give the statements that make the indexes of the register's tables, told of the files' columns."""
    listed = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (?, ?)"
    with closing(sqlite3.connect(database)) as own:
        return [
            re.sub(r'"(\w+)"', lambda name: f'"{_TOLD.get(name[1], name[1])}"', sql)
            for (sql,) in own.execute(listed, [*_TABLES])
        ]


_STEPS: dict[str, Callable[..., dict[str, Any]]] = {
    "make": _make,
    "prepare": _prepare,
    "bring": _bring,
    "undo": _undo,
    "type": _type,
    "bare": _bare,
}

if __name__ == "__main__":
    sys.exit(main())
