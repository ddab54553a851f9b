"""A county's plan of exits for the year after the demo's last: made up from its register, and brought in as a file."""

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import numpy as np

from huiyin.synthetic import Province
from huiyin_web.access.actor import Actor
from huiyin_web.imports.actions.import_file import import_file
from huiyin_web.imports.models import ImportBatch

_COUNTY = "632725"
_EARNED = ("wage_income", "business_income")
# A year later they earn half as much again, some of them much more and some less. The plan was made before that, by
# what a household had and by what the village thought of it.
_GROWTH, _THOUGHT = (1.5, 0.4), (1.0, 0.5)  # mean and spread
_PLANNED = 0.4  # of the county's poor households


def plan_exits(*, province: Province, by: Actor, at: datetime) -> ImportBatch:
    """Bring in what the county's poor households earn a year later, and which of them it had planned to lead out."""
    last = province.years[-1]
    path = province.folder / "planned_exits.csv"
    _write(path, province.households(last), np.random.default_rng(province.seed))
    return import_file(kind="households", year=last + 1, path=path, by=by, at=at)


def _write(path: Path, register: Path, random: np.random.Generator) -> None:
    with (
        register.open(encoding="utf-8-sig", newline="") as source,
        path.open("w", encoding="utf-8", newline="") as made,
    ):
        rows = csv.DictReader(source)
        poor = [one for one in rows if one["village_code"].startswith(_COUNTY) and one["status"] == "poor"]
        file = csv.DictWriter(made, rows.fieldnames or ())
        file.writeheader()
        file.writerows(_a_year_later(poor, random))


def _a_year_later(poor: list[dict[str, str]], random: np.random.Generator) -> Iterator[dict[str, str]]:
    for place, row in enumerate(sorted(poor, key=lambda row: -_earned_a_head(row) * random.normal(*_THOUGHT))):
        grown = max(random.normal(*_GROWTH), 0.0)
        earned = {key: str(round(float(row[key] or 0) * grown)) for key in _EARNED}
        yield row | earned | ({"status": "planned_exit"} if place < len(poor) * _PLANNED else {})


def _earned_a_head(row: dict[str, str]) -> float:
    return sum(float(row[key] or 0) for key in _EARNED) / int(row["member_count"])
