"""How a plan and a year of it stand: what is counted, against the path to the target."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from huiyin.planning.pace.path import Milestone, Path
from huiyin.planning.pace.standing import Progress, progress
from huiyin.planning.plans.plan import Plan, PlanIndicator

_LAST = (12, 31)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a target is.

    Attributes:
        value: what is counted.
        on: at the end of which day.
        years: how many of the plan's years are counted.
        progress: how the value stands to its path.
    """

    value: Decimal
    on: date
    years: int
    progress: Progress


def against_plan(
    plan: Plan, indicator: PlanIndicator, goal: Decimal, counted: Mapping[int, Decimal]
) -> Standing | None:
    """Say how a whole plan stands: what adds up is added over its years, of the rest the last year's value counts.

    Args:
        plan: the plan.
        indicator: of it.
        goal: what its last day is to find.
        counted: what was counted at the end of each year; others than its own are left out.

    Returns:
        None where no year is counted, or nobody knows with what it began.
    """
    own = {year: value for year, value in counted.items() if year in plan.years}
    if not own or indicator.begins is None:
        return None
    last = max(own)
    value = indicator.begins + sum(own.values()) if indicator.kind.adds_over_years else own[last]
    on = date(last, *_LAST)
    return Standing(value, on, len(own), progress(plan.path(indicator.begins, goal), float(value), on))


def by_years(plan: Plan, asked: Mapping[int, Decimal]) -> Path:
    """Draw the way of a number that adds up from what single years ask for, each on top of those before.

    Args:
        plan: which says how much may lack within the band.
        asked: of years, one after another.

    Raises:
        PathError: no year.

    Example:
        >>> from huiyin.planning.plans import plan_of
        >>> path = by_years(plan_of("qinghai-2016-2020"), {2016: Decimal(100), 2017: Decimal(50)})
        >>> path.expected(date(2017, 12, 31)), path.least(date(2016, 12, 31))
        (150.0, 90.0)
    """
    milestones, done = [Milestone(date(min(asked, default=plan.since.year) - 1, *_LAST), 0.0)], 0.0
    for year in sorted(asked):
        done += float(asked[year])
        milestones.append(Milestone(date(year, *_LAST), done, done * (1 - plan.slack)))
    return Path(tuple(milestones))


def within_year(
    indicator: PlanIndicator,
    year: int,
    goal: Decimal,
    *,
    before: Decimal | None,
    value: Decimal,
    on: date,
    slack: float,
) -> Standing | None:
    """Say how a year's target stands on a day: what is counted within the year begins with nothing, the rest as it was.

    Args:
        indicator: of the plan.
        year: the year.
        goal: what its last day is to find.
        before: the value at the end of the year before.
        value: what is counted.
        on: at the end of which day; a day after the year is its last.
        slack: how much of what is expected by a day may lack within the band.

    Returns:
        None where nobody knows with what the year began.
    """
    begins = Decimal(0) if indicator.kind.adds_over_years else before
    if begins is None:
        return None
    way = goal - begins
    first, last = date(year - 1, *_LAST), date(year, *_LAST)
    path = Path(
        (Milestone(first, float(begins)), Milestone(last, float(goal), float(begins + way * (1 - Decimal(str(slack))))))
    )
    day = min(max(on, first), last)
    return Standing(value, day, 1, progress(path, float(value), day))
