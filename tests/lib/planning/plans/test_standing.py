from datetime import date
from decimal import Decimal

import pytest

from huiyin.planning.pace import PathError
from huiyin.planning.pace.standing import Against
from huiyin.planning.plans import against_plan, by_years, plan_of, within_year

PLAN = plan_of("qinghai-2016-2020")
LIFTED, INCIDENCE, INCOME, TRAINING = (PLAN.indicators[key] for key in ("lifted", "incidence", "income", "training"))


def test_what_adds_up_is_added_over_the_plan_s_own_years():
    found = against_plan(
        PLAN, LIFTED, Decimal(519_800), {2015: Decimal(201_000), 2016: Decimal(116_000), 2017: Decimal(158_000)}
    )
    assert (found.value, found.on, found.years) == (274_000, date(2017, 12, 31), 2)
    assert found.progress.place is Against.AHEAD
    assert round(found.progress.pace, 1) == round((519_800 - 274_000) / 730, 1)


def test_of_the_rest_the_last_year_counts_and_a_share_falls_along_its_path():
    found = against_plan(PLAN, INCIDENCE, Decimal("0.03"), {2016: Decimal("0.1055")})
    assert (found.value, found.progress.place) == (Decimal("0.1055"), Against.AHEAD)
    assert round(found.progress.done, 3) == round((0.132 - 0.1055) / (0.132 - 0.03), 3)


def test_nothing_is_said_where_nobody_counted():
    assert against_plan(PLAN, LIFTED, Decimal(519_800), {2015: Decimal(201_000)}) is None
    assert against_plan(PLAN, INCOME, Decimal(9_000), {}) is None


def test_a_year_s_count_begins_with_nothing_and_its_pace_is_that_of_the_days_left():
    found = within_year(TRAINING, 2016, Decimal(366), before=None, value=Decimal(90), on=date(2016, 4, 9), slack=0.1)
    assert (found.progress.expected, found.progress.place) == (100.0, Against.WITHIN)
    assert round(found.progress.pace, 3) == round(276 / 266, 3)


def test_a_level_begins_where_the_year_before_ended_and_without_it_nothing_is_said():
    more = {"value": Decimal(7_671), "on": date(2017, 3, 1), "slack": 0.1}
    found = within_year(INCOME, 2016, Decimal(7_600), before=Decimal(6_861), **more)
    assert (found.on, found.progress.place, found.progress.pace) == (date(2016, 12, 31), Against.AHEAD, 0.0)
    assert within_year(INCOME, 2016, Decimal(7_600), before=None, **more) is None


def test_years_asked_for_lie_on_top_of_each_other_with_the_plan_s_band():
    path = by_years(PLAN, {2016: Decimal(100), 2017: Decimal(50)})
    assert [(path.expected(date(year, 12, 31)), path.least(date(year, 12, 31))) for year in (2015, 2016, 2017)] == [
        (0, 0), (100, 90), (150, 135),
    ]  # fmt: skip
    with pytest.raises(PathError):
        by_years(PLAN, {})
