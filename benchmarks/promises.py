"""How long it takes to plan for a whole province, and how honest its forecasts are.

    python benchmarks/promises.py [--rounds 3] [--provinces 250] [--json FILE]

Pairing: 1,622 villages, as many as Qinghai had on its list, drawn from the real divisions with made-up people and
needs, and 300 made-up units at the places of the province, of which seven villages in ten have one now. The gap says
by how much the proposal may lie above the best over all 486,600 pairs.

The forecast of all places (a province of 8 prefectures, 45 counties, 422 townships and 4,716 villages with 210,000
households on the register, four years ahead) is timed several times; the fastest counts, because whatever else the
machine does only adds. The back-test forecasts made-up provinces whose later years are known: of the places of every
level, nine in ten should lie within their 90% interval.
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
from huiyin.planning.forecast import Moved, Standing, forecast
from huiyin.planning.forecast.backtesting import back_test
from huiyin.planning.forecast.provinces import Size
from huiyin.planning.pairing import Pair, Present, Round, Unit, Village, propose
from huiyin.records.codes import NEED
from huiyin.synthetic.places import load_divisions

FORECAST_SECONDS = 10.0
COVERAGE = (0.85, 0.95)
BEGINS, LAST = 2014, 2016
AHEAD = 4
BACK_TEST = Size(3, 3, 3, 5)

UNITS, VILLAGES, SEED = 300, 1_622, 2_013
SECONDS, GAP = 60.0, 0.01
KILOBYTES_A_MEGABYTE = 1_024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--rounds", type=int, default=3, help="how often the forecast is timed")
    parser.add_argument("--provinces", type=int, default=250, help="how many the back-test makes up")
    arguments = parser.parse_args()
    figures = [*pairing(), *forecasting(arguments.rounds), *covering(arguments.provinces)]
    for figure in figures:
        print(f"{figure['what']:<56} {figure['value']:>12.5g} {figure['unit']:<4} {'ok' if figure['ok'] else 'OVER'}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return 0 if all(one["ok"] for one in figures) else 1


def forecasting(rounds: int) -> Iterator[dict[str, object]]:
    """Time the forecast of all places."""
    standing, history = register()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        told = forecast(standing, history, until=LAST + AHEAD)
        times.append(time.perf_counter() - began)
    what = f"forecast of {len(told.places):,} places, {len(standing.village):,} households"
    yield row(what, min(times), "s", FORECAST_SECONDS)


def register() -> tuple[Standing, list[Moved]]:
    """Make up a register of the province's real villages, and the three years since it was made."""
    random = np.random.default_rng(1)
    village = np.array(sorted(f"{code:012d}" for code in load_divisions().village_codes))
    poor, out = random.poisson(43, len(village)), np.zeros(len(village), np.int64)
    history = []
    for year in range(BEGINS, LAST + 1):
        left = random.binomial(poor, random.uniform(0.25, 0.35))
        removed, returned = random.binomial(poor - left, 0.01), random.binomial(out, 0.03)
        found = random.poisson(0.02 * (poor + out))
        history.append(Moved(year, village, poor, out, left, removed, returned, found))
        poor, out = poor - left - removed + returned + found, out + left - returned
    homes = np.concatenate([np.repeat(village, poor), np.repeat(village, out)])
    is_poor = np.arange(len(homes)) < poor.sum()
    return Standing(LAST, homes, is_poor, random.integers(1, 8, len(homes))), history


def covering(provinces: int) -> Iterator[dict[str, object]]:
    """Give how often the interval held what came, at each level and so many years ahead, of both measures."""
    held: dict[tuple[str, int], tuple[int, int]] = {}
    for seen in (2, 3, 5):
        for one in back_test(provinces=provinces // 3, seen=seen, ahead=2, size=BACK_TEST, seed=seen):
            key = (one.level.value, one.ahead)
            before = held.get(key, (0, 0))
            held[key] = (before[0] + one.held, before[1] + one.of)
    low, high = COVERAGE
    for (level, ahead), (inside, of) in sorted(held.items(), key=lambda item: item[1][1]):
        share = inside / of
        years = "1 year" if ahead == 1 else f"{ahead} years"
        what = f"90% interval holds what came: {level}, {years} ahead"
        yield row(what, share, "", high) | {"ok": low <= share <= high}


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
