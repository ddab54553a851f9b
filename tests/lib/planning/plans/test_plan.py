from datetime import date
from decimal import Decimal

from huiyin.planning.plans import plan_of
from huiyin.planning.targets import Kind

PLAN = plan_of("qinghai-2016-2020")


def test_an_indicator_is_that_of_a_year_or_of_the_whole_plan():
    year, whole = PLAN.indicator("lifted", 2018), PLAN.indicator("lifted", None)
    assert (year.since, year.until) == (date(2018, 1, 1), date(2018, 12, 31))
    assert (whole.since, whole.until, whole.kind) == (date(2016, 1, 1), date(2020, 12, 31), Kind.CUMULATIVE)
    assert whole.unit.en == "persons"


def test_a_year_belongs_to_the_phase_in_which_it_ends():
    assert [PLAN.phase_of(year).until.year for year in PLAN.years] == [2019, 2019, 2019, 2019, 2020]


def test_the_path_does_all_in_four_years_and_keeps_it_in_the_fifth():
    path = PLAN.path(Decimal(0), Decimal(519_800))
    assert path.expected(PLAN.eve) == 0
    assert path.expected(date(2019, 12, 31)) == path.expected(date(2020, 6, 30)) == 519_800
