"""The course of a place: who left by year since its plan began, beside the path of its targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from huiyin.planning.pace import Path, Progress, progress
from huiyin.planning.plans import Plan, by_years, plan_of
from huiyin_web.forecasts.queries.prospects import LIFTED, counted_since
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.counted import Years
from huiyin_web.targets.queries.stored import exactly, indicator_of

_LAST = (12, 31)


@dataclass(frozen=True, slots=True)
class Course:
    """A place's way to its targets of people who leave poverty.

    Attributes:
        path: of its plan's target, else of those of its years one upon the other.
        begins: the year at whose end it begins.
        done: who had left by the end of each year since, the first year being 0.
        stands: how the last of them stands to the path.
    """

    path: Path
    begins: int
    done: Mapping[int, int]
    stands: Progress


def is_of_lifted(row: Target) -> bool:
    """Say whether a target is of people who leave poverty."""
    counted = indicator_of(row).counted
    return counted is not None and counted.key == LIFTED


def course_of(rows: Sequence[Target], base: int, years: Years) -> Course | None:
    """Give the course that a place's targets of one plan ask for; none where it has none, or a year is not counted."""
    mine = [row for row in rows if is_of_lifted(row)]
    if not mine:
        return None
    plan, indicator = plan_of(mine[0].plan.key), indicator_of(mine[0])
    path = _path(mine, plan)
    begins = path.milestones[0].day.year
    found = list(counted_since(indicator, begins + 1, base, mine[0].place_code, years))
    if begins > base or None in found:
        return None
    done, total = {begins: 0}, Decimal(0)
    for year, value in enumerate(found, start=begins + 1):
        total += value or 0
        done[year] = int(total)
    return Course(path, begins, done, progress(path, float(total), date(base, *_LAST)))


def _path(rows: Sequence[Target], plan: Plan) -> Path:
    whole = next((row for row in rows if row.year is None), None)
    if whole is not None:
        return plan.path(Decimal(0), exactly(indicator_of(whole), whole.wanted))
    return by_years(plan, {row.year: exactly(indicator_of(row), row.wanted) for row in rows if row.year})
