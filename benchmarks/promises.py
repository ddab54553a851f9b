"""How long it takes to propose which assisting units are paired with which poor villages of a province.

    python benchmarks/promises.py [--json FILE]

Pairing: 1,622 villages, as many as Qinghai had on its list, drawn from the real divisions with made-up people and
needs, and 300 made-up units at the places of the province, of which seven villages in ten have one now. The gap says
by how much the proposal may lie above the best over all 486,600 pairs.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np

from huiyin.kernel.places import Level, ancestor
from huiyin.kernel.text import Text
from huiyin.planning.pairing import Pair, Present, Round, Unit, Village, propose
from huiyin.records.codes import NEED
from huiyin.synthetic.places import load_divisions

UNITS, VILLAGES, SEED = 300, 1_622, 2_013
SECONDS, GAP = 60.0, 0.01
KILOBYTES_A_MEGABYTE = 1_024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    arguments = parser.parse_args()
    figures = [*pairing()]
    for figure in figures:
        print(f"{figure['what']:<48} {figure['value']:>12.5g} {figure['unit']:<4} {'ok' if figure['ok'] else 'OVER'}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return 0 if all(figure["ok"] for figure in figures) else 1


def pairing() -> Iterator[dict[str, object]]:
    made = round_of(UNITS, VILLAGES)
    started = time.perf_counter()
    found = propose(made)
    what = f"pairing {UNITS} units to {VILLAGES:,} villages"
    yield row(what, time.perf_counter() - started, "s", SECONDS)
    yield row(f"{what}: gap to the bound", float(found.gap), "", GAP)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_A_MEGABYTE
    yield row(f"{what}: memory at the most", peak, "MB", None)


def round_of(units: int, villages: int) -> Round:
    """Make up a round: units at the province, its prefectures and counties, villages of any township."""
    random = np.random.default_rng(SEED)
    divisions = load_divisions()
    drawn = random.choice(divisions.village_codes[divisions.rural], villages, replace=False)
    codes = [f"{code:012}" for code in sorted(drawn.tolist())]
    persons = np.rint(np.exp(random.normal(5.6, 0.6, villages))).astype(int)
    needs = random.poisson(np.exp(random.normal(0, 1.2, (villages, len(NEED.keys()) - 1))))
    deep = random.random(villages) < 559 / 1_622
    made = [
        Village(code, int(persons[at]), needs=dict(zip(NEED.keys(), needs[at].tolist(), strict=False)), deep=deep[at])
        for at, code in enumerate(codes)
    ]
    most = 1 + random.multinomial(villages * 11 // 10, np.full(units, 1 / units))
    levels = random.choice([Level.PROVINCE, Level.PREFECTURE, Level.COUNTY], units, p=(0.3, 0.3, 0.4))
    paired = np.flatnonzero(random.random(villages) < 0.7)
    helping = [
        Unit(
            f"u{at:03}", Text(f"unit {at}", f"单位{at}"), ancestor(str(random.choice(codes)), Level(levels[at])),
            most=int(most[at]), least=1, specialities=random.choice(NEED.keys()[:-1], 3, replace=False).tolist(),
        )
        for at in range(units)
    ]  # fmt: skip
    present = [
        Present(Pair(codes[at], f"u{random.integers(units):03}"), date(int(random.integers(2010, 2013)), 3, 1))
        for at in paired
    ]
    return Round(date(2013, 5, 10), helping, made, present)


def row(what: str, value: float, unit: str, budget: float | None) -> dict[str, object]:
    return {"what": what, "value": value, "unit": unit, "budget": budget, "ok": budget is None or value <= budget}


if __name__ == "__main__":
    sys.exit(main())
