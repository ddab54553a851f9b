"""Three frozen years in which half of a county's households got sheep in the last, and gained 300 yuan a head by it."""

from datetime import date
from pathlib import Path

import numpy as np

from huiyin.records.snapshots import Snapshots, write_snapshot
from huiyin_web.snapshots.models import Snapshot
from support import cast
from support.snapshots import AT, HOUSEHOLD, PERSON, facts, rows

VILLAGES, EACH = 40, 8
FIRST = 100_000  # their ids stand beside those of the register


def freeze(folder: Path) -> None:
    """Freeze them, and tell the platform."""
    noise = np.random.default_rng(7)
    count = VILLAGES * EACH
    incomes = 2300 + noise.normal(0, 120, count)
    for year in (2014, 2015, 2016):
        gain = 300 * (np.arange(count) % 2 == 0) if year == 2016 else 0
        incomes = incomes + 100 + noise.normal(0, 120, count) + gain
        _freeze(folder, year, incomes)


def village_of(number: int) -> str:
    """Give the village of a household by its place among them."""
    return f"{cast.COUNTY[:6]}1{number // EACH:02d}200"


def _freeze(folder: Path, year: int, incomes: np.ndarray) -> None:
    told = [
        HOUSEHOLD
        | {
            "id": FIRST + number, "office_number": f"{number:08d}", "village_code": village_of(number),
            "updated_year": year, "income_per_capita": round(income) * 100,
        }
        for number, income in enumerate(incomes)
    ]  # fmt: skip
    helped = range(0, len(incomes), 2) if year == 2016 else ()
    given = [
        {
            "id": at, "version": 1, "household_id": FIRST + number, "kind": "industry", "what": "羊",
            "given_by": "省审计厅", "given_on": date(year, 5, 1),
        }
        for at, number in enumerate(helped, start=1)
    ]  # fmt: skip
    content = {
        "households": rows("households", *told),
        "persons": rows("persons", PERSON | {"household_id": FIRST, "labour": "ordinary"}),
        "help": rows("help", *given),
    }
    write_snapshot(folder / "snapshots", facts(year), content)
    found = Snapshots(folder / "snapshots").open(year)
    Snapshot.objects.create(
        year=year, version=1, manifest_hash=found.hash, frozen_at=AT, by_key="user:1", by_name="省扶贫办", rows={}
    )
