"""How much faster than svy and R survey a province is measured, with the same numbers, where these are installed.

    python benchmarks/peers.py [--rounds 5] [--json FILE]

Headcount, gap and severity with clustered standard errors by county, of 3.78 million persons (benchmarks/measures.py).
A peer's time is that of its estimates alone, without the reading of the file, which we include in ours. svy comes from
PyPI, survey from Debian (`r-cran-survey`); without them there is nothing to compare.
"""

import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import measures
import numpy as np
from numpy.typing import NDArray

BUDGETS = {"svy": 50.0, "R survey": 100.0}
WITHIN = 1e-9
ROWS = """
    SELECT substr(village_code, 1, 6) AS county, stratum, village_code AS village, weight,
        (income < {line})::DOUBLE AS headcount, greatest(1 - income / {line}, 0) AS gap,
        greatest(1 - income / {line}, 0) ** 2 AS severity
    FROM read_parquet('{path}')
"""
IN_R = """
    suppressMessages(library(survey))
    people <- read.csv("{rows}", colClasses = c(county = "character", village = "character"))
    started <- proc.time()[["elapsed"]]
    drawn <- svydesign(ids = ~village, strata = ~stratum, weights = ~weight, data = people, nest = TRUE)
    found <- svyby(~headcount + gap + severity, ~county, drawn, svymean)
    cat(proc.time()[["elapsed"]] - started, "\\n")
    write.csv(cbind(coef(found), SE(found) |> unlist()), "{found}", row.names = FALSE)
"""
# What a peer or we found: a column of estimates and one of standard errors, sorted by estimate.
Found = tuple[float, NDArray[np.float64]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--rounds", type=int, default=5, help="how often ours is timed")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = list(compared(measures.make(Path(folder) / "persons.parquet"), arguments.rounds))
    for figure in figures:
        print(f"{figure['what']:<40} {figure['value']:>12.4g} {figure['unit']:<8} {'ok' if figure['ok'] else 'OVER'}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return 0 if all(figure["ok"] for figure in figures) else 1


def compared(path: Path, rounds: int) -> Iterator[dict[str, object]]:
    seconds, own = min((ours(path) for _ in range(rounds + 1)), key=lambda one: one[0])
    yield row("ours", seconds, "s", ok=True)
    for name, of in (("svy", of_svy), ("R survey", of_r)):
        found = of(path)
        if found is None:
            print(f"{name} is not installed", file=sys.stderr)
            continue
        times = found[0] / seconds
        apart = float(np.max(np.abs(found[1] / own - 1)))
        yield row(name, found[0], "s", ok=True)
        yield row(f"{name} against ours", times, "x", ok=times >= BUDGETS[name])
        yield row(f"{name}: largest relative difference", apart, "", ok=apart <= WITHIN)


def ours(path: Path) -> Found:
    started = time.perf_counter()
    found = measures.estimated(path, "duckdb")
    seconds = time.perf_counter() - started
    return seconds, in_order([(one["estimate"], one["se"]) for one in found.rows()])


def of_svy(path: Path) -> Found | None:
    if importlib.util.find_spec("svy") is None:
        return None
    import svy

    people = duckdb.sql(ROWS.format(path=path, line=measures.LINE)).pl()
    started = time.perf_counter()
    drawn = svy.Sample(people, svy.Design(stratum="stratum", psu="village", wgt="weight"))
    parts = [drawn.estimation.mean(y=name, by="county").to_polars() for name in measures.SMOOTH]
    seconds = time.perf_counter() - started
    return seconds, in_order([pair for part in parts for pair in part.select("est", "se").rows()])


def of_r(path: Path) -> Found | None:
    script = shutil.which("Rscript")
    if script is None or subprocess.run([script, "-e", "library(survey)"], capture_output=True, check=False).returncode:
        return None
    rows, found = path.with_name("rows.csv"), path.with_name("found.csv")
    duckdb.sql(ROWS.format(path=path, line=measures.LINE)).write_csv(str(rows))
    asked = [script, "-e", IN_R.format(rows=rows, found=found)]
    seconds = float(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()[-1])
    return seconds, in_order(np.loadtxt(found, delimiter=",", skiprows=1).tolist())


def in_order(pairs: list[tuple[float, float]]) -> NDArray[np.float64]:
    return np.array(sorted(pairs))


def row(what: str, value: float, unit: str, *, ok: bool) -> dict[str, object]:
    return {"what": what, "value": value, "unit": unit, "ok": ok}


if __name__ == "__main__":
    sys.exit(main())
