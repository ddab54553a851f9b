"""How long it takes to measure a province, against a bare scan of the columns that are needed.

    python benchmarks/measures.py [--national] [--rounds 15] [--json FILE]

The province is made up by hashes: 3.78 million persons in 4,100 villages of 45 counties, about 1.437 million of them
below 2,300 yuan. Each round times the scan and the measurement one after the other; the smallest time of each counts,
because whatever else the machine does only adds. `--national` measures 27 such provinces instead, 102 million persons
in 110,700 villages, in processes of their own whose memory is watched, beside a million persons: the largest of all
rounds counts.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path

import duckdb

import huiyin as hy
from huiyin.kernel.tables import ResultTable
from huiyin.measures.tables.connection import database

LINE = 2300
RATIO_BUDGET, RATIO_BUDGET_RANKED = 2.5, 12.0
NATIONAL_BUDGET, NATIONAL_BUDGET_RANKED = 3.0, 8.0
MEGABYTES, MEGABYTES_RANKED = 200.0, 600.0
PROVINCES, MILLION = 27, 1_000_000
SMOOTH = ("headcount", "gap", "severity")
RANKED = (*SMOOTH, "gini")
DESIGN = hy.Design(weights="weight", strata="stratum", clusters="village_code")
PROVINCE = """
    COPY (
        WITH household AS (
            SELECT
                range AS household_id,
                range * 4100 // 950000 AS village,
                2 + (hash(range + {own}) % 5)::INTEGER AS members,
                round(2754 * exp(
                    0.58 * sqrt(-2 * ln((hash(range + 1e9 + {own}) % 1000000 + 0.5) / 1e6))
                         * cos(2 * pi() * (hash(range + 2e9 + {own}) % 1000000) / 1e6)
                    + 0.4 * ((hash(range * 4100 // 950000) % 1000) / 1000 - 0.5)
                ), 2) AS income,
                0.8 + 0.4 * (hash(range + 3e9 + {own}) % 1000000) / 1e6 AS weight
            FROM range(950000)
        )
        SELECT
            '{province}' || lpad((21 + village * 8 // 4100)::VARCHAR, 2, '0')
                 || lpad((10 + village * 45 // 4100)::VARCHAR, 2, '0')
                 || lpad((1 + village * 400 // 4100)::VARCHAR, 3, '0')
                 || lpad((village % 1000)::VARCHAR, 3, '0') AS village_code,
            '{province}' || lpad((village * 45 // 4100)::VARCHAR, 2, '0')
                || CASE village % 2 WHEN 0 THEN ' near' ELSE ' far' END AS stratum,
            household_id, unnest(range(members)) AS person, weight, income
        FROM household ORDER BY household_id, person LIMIT {persons}
    ) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""
# Text is read in full by its length: a minimum would be answered from the file's statistics.
SCAN = "SELECT sum(income), sum(weight), sum(strlen(stratum)), sum(strlen(village_code)) FROM read_parquet(?)"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--rounds", type=int, default=15, help="how often each is timed")
    parser.add_argument("--national", action="store_true", help="measure 102 million persons")
    parser.add_argument("--once", nargs="+", metavar=("FILES", "MEASURE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.once:
        sys.meta_path.insert(0, _NoPandas())
        print(json.dumps(once(*arguments.once)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        figures = (national if arguments.national else provincial)(Path(folder), arguments.rounds)
    for figure in figures:
        verdict = "ok" if figure["ok"] else "OVER"
        budget = "" if figure["budget"] is None else f"   budget {figure['budget']:.4g}, {verdict}"
        value = f"{figure['value']:,.0f}" if figure["unit"] in {"persons", "MB"} else f"{figure['value']:.3f}"
        print(f"{figure['what']:<62} {value:>11} {figure['unit']}{budget}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return 0 if all(figure["ok"] for figure in figures) else 1


def make(path: Path, province: int = 63, persons: int = 3_780_000) -> Path:
    """Make up a province, or the first of its people."""
    own = (province - 63) * 10_000_000
    duckdb.connect().execute(PROVINCE.format(path=path, province=province, own=own, persons=persons))
    return path


def provincial(folder: Path, rounds: int) -> list[dict[str, object]]:
    return measured(make(folder / "persons.parquet"), rounds)


def national(folder: Path, rounds: int) -> list[dict[str, object]]:
    (folder / "nation").mkdir()
    for number in range(PROVINCES):
        make(folder / "nation" / f"{number + 63}.parquet", province=number + 63)
    nation = str(folder / "nation" / "*.parquet")
    million = str(make(folder / "million.parquet", persons=MILLION))
    works = {"scan": (nation,), "smooth": (nation, *SMOOTH), "ranked": (nation, *RANKED)}
    works |= {f"million {name}": (million, *measures) for name, measures in (("smooth", SMOOTH), ("ranked", RANKED))}
    best: dict[str, dict[str, float]] = {}
    for _ in range(rounds):
        for name, asked in works.items():
            found = in_a_process(*asked)
            so_far = best.get(name, found)
            best[name] = found | {
                "seconds": min(so_far["seconds"], found["seconds"]),
                "megabytes": max(so_far["megabytes"], found["megabytes"]),
            }
    rows = [
        row("persons", best["scan"]["persons"], "persons"),
        row("bare DuckDB scan of the needed columns", best["scan"]["seconds"], "s"),
    ]
    for name, what, ratio, megabytes in (
        ("smooth", "headcount, gap, severity by county", NATIONAL_BUDGET, MEGABYTES),
        ("ranked", "the same and the Gini", NATIONAL_BUDGET_RANKED, MEGABYTES_RANKED),
    ):
        of_million = best[f"million {name}"]
        each = [one["seconds"] / one["persons"] * MILLION for one in (best[name], of_million)]
        rows += [
            row(f"{what}, clustered SE", best[name]["seconds"], "s"),
            row("  against the scan", best[name]["seconds"] / best["scan"]["seconds"], "x", ratio),
            row("  memory of the process at its peak", best[name]["megabytes"], "MB", megabytes),
            row("  cost of a million persons", each[0], "s", each[1]),
        ]
    return rows


def in_a_process(*asked: str) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, "--once", *asked]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def once(files: str, *measures: str) -> dict[str, float]:
    """Scan once, or measure once what is named; give seconds, persons and the memory at its peak."""
    started = time.perf_counter()
    found = estimated(files, "duckdb", measures) if measures else scanned(files)
    seconds, megabytes = time.perf_counter() - started, _peak()
    del found
    (persons,) = duckdb.execute("SELECT count(*) FROM read_parquet(?)", [files]).fetchall()[0]
    return {"seconds": seconds, "persons": persons, "megabytes": megabytes}


def scanned(files: Path | str) -> object:
    """Scan the needed columns bare, under the settings that measures have."""
    return database().execute(SCAN, [str(files)]).fetchall()


class _NoPandas(MetaPathFinder):
    """An installation has no pandas, but pyarrow takes it in, 25 MB, wherever it is there, as here for the tests."""

    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


def _peak() -> float:
    """Give the most memory that this program held at once; what `getrusage` says counts whoever started it too."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def measured(path: Path, rounds: int) -> list[dict[str, object]]:
    works: dict[str, Callable[[], object]] = {
        "scan": lambda: scanned(path),
        "duckdb": lambda: estimated(path, "duckdb"),
        "ranked": lambda: estimated(path, "duckdb", RANKED),
        "polars": lambda: estimated(path, "polars"),
    }
    seconds = {name: min(times) for name, times in timed(works, rounds).items()}
    poor = next(row for row in hy.estimate(path, "poor_persons", welfare="income", line=LINE).rows())
    return [
        row("persons", poor["n"], "persons"),
        row("persons below the line", poor["estimate"], "persons"),
        row("bare DuckDB scan of the needed columns", seconds["scan"], "s"),
        row("headcount, gap, severity with clustered SE by county (DuckDB)", seconds["duckdb"], "s"),
        row("the same against the scan (DuckDB)", seconds["duckdb"] / seconds["scan"], "x", RATIO_BUDGET),
        row("the same and the Gini, with its clustered SE (DuckDB)", seconds["ranked"], "s"),
        row("that against the scan (DuckDB)", seconds["ranked"] / seconds["scan"], "x", RATIO_BUDGET_RANKED),
        row(
            "without the Gini, against the scan (Polars, the cross-check)",
            seconds["polars"] / seconds["scan"],
            "x",
        ),
    ]


def estimated(path: Path | str, engine: str, measures: Sequence[str] = SMOOTH) -> ResultTable:
    county = hy.Place("county")
    return hy.estimate(path, measures, welfare="income", line=LINE, by=county, design=DESIGN, engine=engine)


def timed(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds + 1):
        for name, work in works.items():
            started = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - started)
    return times


def row(what: str, value: float, unit: str, budget: float | None = None) -> dict[str, object]:
    return {"what": what, "value": value, "unit": unit, "budget": budget, "ok": budget is None or value <= budget}


if __name__ == "__main__":
    sys.exit(main())
