"""How long the register's own checks take over a whole province: 400,000 households and 1,437,000 persons.

    python benchmarks/register.py [--json FILE] [--rounds 3] [--scale 1]

Double entries are searched for, too: how many of those that the province plants are found, and how much of what is
found was planted. And lists of another department are compared, by ID number and by likeness.

The made-up province of 2012 is written as a snapshot has it, with a year before in which every fiftieth household had a
fifth of its farmland and of its income. Each work is timed several times; the fastest counts, because whatever else the
machine does only adds. What else is to be timed over the same province becomes one more of `WORKS`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import csv

from huiyin import policy
from huiyin.crosschecks import Compared, columns_read, compare, kind_of, read_list
from huiyin.kernel.money import FEN_PER_YUAN
from huiyin.records.fields import Kind, Sheet
from huiyin.records.income import with_income
from huiyin.records.place_books import PlaceBook
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin.records.sounding import with_sounds
from huiyin.rules.suspects import ask
from huiyin.synthetic import make_province

YEAR = 2012
SUSPECTS_SECONDS = 20
DUPLICATES_SECONDS, DUPLICATES_GB = 180, 4
LIST_SECONDS, LIKENESS_SECONDS = 10, 20
FIFTH, NUMBERLESS = 5, 1000
VILLAGE_DIGITS = 12  # a household's number begins with its village's code
EVERY, TIMES = 50, 5
Figure = dict[str, object]


@dataclass(frozen=True, slots=True)
class Register:
    """The files of a province.

    Attributes:
        households, persons, before: of the year, and the households a year before.
        doubles: who is written twice, as `huiyin.synthetic` knows it.
        people: how many persons there are.
    """

    households: Path
    persons: Path
    before: Path
    doubles: Path
    people: int


def suspects(register: Register, rounds: int) -> list[Figure]:
    found: list[int] = []

    def work() -> None:
        asked = ask(register.households, register.persons, policy=policy.at(YEAR), before=register.before)
        found.append(asked.suspects.num_rows)

    seconds = least(work, rounds)
    return [
        figure(f"all suspect rules over {register.people:,} persons", seconds, "s", SUSPECTS_SECONDS),
        figure("  suspects", found[0], ""),
    ]


def duplicates(register: Register, rounds: int) -> list[Figure]:
    """Search everybody, not the heads alone, in a process of its own, whose memory is its own."""
    least_asked = float(policy.at(YEAR).value("duplicate_probability").value)
    found = register.persons.with_name("pairs.parquet")
    runs = []
    for _ in range(rounds):
        command = [sys.executable, "-c", SEARCH, str(register.persons), str(least_asked), str(found)]
        told = subprocess.run(command, check=True, capture_output=True, text=True)
        runs.append(json.loads(told.stdout.splitlines()[-1]))
    pairs = set(zip(*pq.read_table(found, columns=["left", "right"]).to_pydict().values(), strict=True))
    planted = planted_in(register)
    hits = len(pairs & planted)
    return [
        figure(
            f"double entries among {register.people:,} persons", min(run["s"] for run in runs), "s", DUPLICATES_SECONDS
        ),
        figure("  peak memory", max(run["gb"] for run in runs), "GB", DUPLICATES_GB),
        figure("  pairs asked about", len(pairs), ""),
        figure("  planted pairs", len(planted), ""),
        figure("  precision: planted among those asked about", 100 * hits / max(len(pairs), 1), "%"),
        figure("  recall: asked about among those planted", 100 * hits / max(len(planted), 1), "%"),
        *by_slip(register, pairs, planted),
    ]


SEARCH = """
import json, resource, sys, time
from pathlib import Path
import pyarrow.parquet as pq
from huiyin.linkage import find_pairs
began = time.perf_counter()
pairs = find_pairs(Path(sys.argv[1]), least=float(sys.argv[2]))
taken = time.perf_counter() - began
pq.write_table(pairs, sys.argv[3])
print(chr(10) + json.dumps({"s": taken, "gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6}))
"""


def planted_in(register: Register) -> set[tuple[int, int]]:
    """Give the pairs of those written twice of whom both rows are in the register."""
    known = set(pq.read_table(register.persons, columns=["id"])["id"].to_pylist())
    rows = csv.read_csv(register.doubles).to_pylist()
    return {tuple(sorted((row["first"], row["second"]))) for row in rows if {row["first"], row["second"]} <= known}


def by_slip(register: Register, pairs: set[tuple[int, int]], planted: set[tuple[int, int]]) -> list[Figure]:
    """Give the recall by how the second entry differs."""
    slips: dict[str, list[bool]] = {}
    for row in csv.read_csv(register.doubles).to_pylist():
        pair = (min(row["first"], row["second"]), max(row["first"], row["second"]))
        if pair in planted:
            slips.setdefault(row["slip"], []).append(pair in pairs)
    return [figure(f"    of them {slip}", 100 * sum(found) / len(found), "%") for slip, found in sorted(slips.items())]


def crosschecks(register: Register, rounds: int) -> list[Figure]:
    """Compare a department's list of every fifth person; then one of a thousand persons without their numbers."""
    kind, persons = kind_of("vehicles"), pq.read_table(register.persons, columns=list(columns_read()))
    least_asked = float(policy.at(YEAR).value("crosscheck_probability").value)
    numbered = persons.filter(pc.is_valid(persons["id_number"]))
    every = numbered.take(pa.array(range(0, numbered.num_rows, FIFTH)))
    some = every.slice(0, NUMBERLESS)
    figures = []
    for listed, key, budget in ((every, "id_number", LIST_SECONDS), (some, "birth_date", LIKENESS_SECONDS)):
        file = register.persons.with_name(f"list-{key}.csv")
        csv.write_csv(listed.select(["name", key]), file)
        told: list[Compared] = []

        def work(file: Path = file, told: list[Compared] = told) -> None:
            read = read_list(file, kind, folder=file.parent, year=YEAR, places=PlaceBook({}))
            told.append(compare(kind, read.rows, persons, least=least_asked))

        what = f"a list of {listed.num_rows:,} rows by {'ID number' if key == 'id_number' else 'likeness'}"
        figures += [
            figure(what, least(work, rounds), "s", budget),
            figure("  rows matched", told[0].by_id + told[0].by_likeness, ""),
        ]
    return figures


WORKS: tuple[Callable[[Register, int], list[Figure]], ...] = (suspects, duplicates, crosschecks)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is timed")
    parser.add_argument("--scale", type=float, default=1.0, help="how much of the province (the budgets are for all)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        register = make(Path(folder), arguments.scale)
        figures = [one for work in WORKS for one in work(register, arguments.rounds)]
    for one in figures:
        budget = "" if one["budget"] is None else f"   budget {one['budget']:g}, {'ok' if one['ok'] else 'OVER'}"
        print(f"{one['what']:<52} {one['value']:>10,.2f} {one['unit']}{budget}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return 0 if all(one["ok"] for one in figures) else 1


def make(folder: Path, scale: float) -> Register:
    """Make the province and write it as a snapshot has it; the offices' own numbers stand for the permanent ids."""
    province = make_province(folder / "province", scale=scale)
    told = read(province.households(YEAR), HOUSEHOLDS).combine_chunks()
    households = pa.Table.from_batches([with_income(batch) for batch in told.to_batches()])
    households = households.append_column("id", pc.cast(households["office_number"], pa.int64()))
    persons = read(province.persons(YEAR), PERSONS)
    persons = persons.append_column("id", pc.cast(persons["office_number"], pa.int64()))
    persons = persons.append_column("household_id", pc.cast(persons["household_number"], pa.int64()))
    village = pc.utf8_slice_codeunits(persons["household_number"], 0, VILLAGE_DIGITS)
    persons = persons.append_column("village_code", village)
    persons = pa.Table.from_batches([with_sounds(batch) for batch in persons.combine_chunks().to_batches()])
    files = (folder / f"{name}.parquet" for name in ("households", "persons", "before"))
    register = Register(*files, province.doubles, len(persons))
    pq.write_table(households, register.households)
    pq.write_table(persons, register.persons)
    pq.write_table(smaller(households), register.before)
    return register


def read(path: Path, sheet: Sheet) -> pa.Table:
    options = csv.ConvertOptions(
        column_types=sheet.schema(), true_values=["yes"], false_values=["no"], strings_can_be_null=True
    )
    table = csv.read_csv(path, convert_options=options)
    for field in sheet.fields:
        if field.kind is Kind.MONEY and field.key in table.column_names:
            at = table.column_names.index(field.key)
            table = table.set_column(at, field.key, pc.multiply(table[field.key], FEN_PER_YUAN))
    return table


def smaller(households: pa.Table) -> pa.Table:
    few = pa.array(np.arange(len(households)) % EVERY == 0)
    for name in ("farmland", "income_per_capita"):
        at, values = households.column_names.index(name), households[name]
        households = households.set_column(at, name, pc.if_else(few, pc.divide(values, TIMES), values))
    return households


def least(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def figure(what: str, value: float, unit: str, budget: float | None = None) -> Figure:
    ok = budget is None or value <= budget
    return {"what": what, "value": round(value, 3), "unit": unit, "budget": budget, "ok": ok}


if __name__ == "__main__":
    sys.exit(main())
