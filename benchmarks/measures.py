"""How long it takes to measure a province, against a bare scan of the columns that are needed.

The province is made up by hashes: 3.78 million persons in 4,100 villages of 45 counties, about 1.437 million of them
below 2,300 yuan. Each round times the scan and the measurement one after the other; the smallest time of each counts,
because whatever else the machine does only adds.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

import huiyin as hy

LINE = 2300
RATIO_BUDGET, RATIO_BUDGET_RANKED = 2.5, 12.0
RANKED = ("headcount", "gap", "severity", "gini")
DESIGN = hy.Design(weights="weight", strata="stratum", clusters="village_code")
PROVINCE = """
    COPY (
        WITH household AS (
            SELECT
                range AS household_id,
                range * 4100 // 950000 AS village,
                2 + (hash(range) % 5)::INTEGER AS members,
                round(2754 * exp(
                    0.58 * sqrt(-2 * ln((hash(range + 1e9) % 1000000 + 0.5) / 1e6))
                         * cos(2 * pi() * (hash(range + 2e9) % 1000000) / 1e6)
                    + 0.4 * ((hash(range * 4100 // 950000) % 1000) / 1000 - 0.5)
                ), 2) AS income,
                0.8 + 0.4 * (hash(range + 3e9) % 1000000) / 1e6 AS weight
            FROM range(950000)
        )
        SELECT
            '63' || lpad((21 + village * 8 // 4100)::VARCHAR, 2, '0')
                 || lpad((10 + village * 45 // 4100)::VARCHAR, 2, '0')
                 || lpad((1 + village * 400 // 4100)::VARCHAR, 3, '0')
                 || lpad((village % 1000)::VARCHAR, 3, '0') AS village_code,
            lpad((village * 45 // 4100)::VARCHAR, 2, '0') || CASE village % 2 WHEN 0 THEN ' near' ELSE ' far' END
                AS stratum,
            household_id, unnest(range(members)) AS person, weight, income
        FROM household ORDER BY household_id, person LIMIT 3780000
    ) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""
# Text is read in full by its length: a minimum would be answered from the file's statistics.
SCAN = "SELECT sum(income), sum(weight), sum(strlen(stratum)), sum(strlen(village_code)) FROM read_parquet(?)"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--rounds", type=int, default=15, help="how often each is timed")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "persons.parquet"
        duckdb.connect().execute(PROVINCE.format(path=path))
        figures = measured(path, arguments.rounds)
    for figure in figures:
        verdict = "ok" if figure["ok"] else "OVER"
        budget = "" if figure["budget"] is None else f"   budget {figure['budget']:g}, {verdict}"
        value = f"{figure['value']:,.0f}" if figure["unit"] == "persons" else f"{figure['value']:.3f}"
        print(f"{figure['what']:<62} {value:>10} {figure['unit']}{budget}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return 0 if all(figure["ok"] for figure in figures) else 1


def measured(path: Path, rounds: int) -> list[dict[str, object]]:
    connection = duckdb.connect()
    works: dict[str, Callable[[], object]] = {
        "scan": lambda: connection.execute(SCAN, [str(path)]).fetchall(),
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


def estimated(path: Path, engine: str, measures: Sequence[str] = ("headcount", "gap", "severity")) -> object:
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
