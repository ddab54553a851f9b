import numpy as np
import pytest

from huiyin.kernel.errors import ParameterError
from huiyin.planning.forecast import FORECAST_SCHEMA, Expected, Forecast, UnknownPlaceError
from support.forecasting import EAST, PROVINCE

# A hundred walks of two places and one year: 1 to 100 persons poor in the one, none in the other.
WALKS = np.stack([np.arange(1, 101), np.zeros(100, np.int64)])[None].astype(np.int32)
FORECAST = Forecast(2016, (2017,), (PROVINCE, EAST), (120, 0), poor=WALKS, lifted=WALKS * 2)


def test_nine_walks_in_ten_end_within_the_interval():
    assert FORECAST.poor_of(PROVINCE, 2017) == Expected(middle=51, low=6, high=95)
    assert FORECAST.lifted_of(PROVINCE, 2017) == Expected(middle=102, low=12, high=190)
    assert sum(6 <= one <= 95 for one in range(1, 101)) == 90


@pytest.mark.parametrize(("most", "hits"), [(0, 0), (1, 1), (50, 50), (100, 100), (1_000, 100)])
def test_the_chance_of_few_poor_counts_the_walks_that_end_so_low(most, hits):
    assert FORECAST.chance_of_poor(PROVINCE, 2017, most) == (hits + 0.5) / 101


@pytest.mark.parametrize(("least", "hits"), [(1, 100), (2, 100), (3, 99), (200, 1), (201, 0)])
def test_the_chance_of_many_lifted_counts_the_walks_that_reach_so_many(least, hits):
    assert FORECAST.chance_of_lifted(PROVINCE, 2017, least) == (hits + 0.5) / 101


def test_no_number_of_walks_makes_the_future_certain():
    assert 0 < FORECAST.chance_of_poor(PROVINCE, 2017, 0) < FORECAST.chance_of_poor(PROVINCE, 2017, 1_000) < 1


@pytest.mark.parametrize("least", [0, -5])
def test_a_target_that_is_reached_already_has_probability_one(least):
    assert FORECAST.chance_of_lifted(PROVINCE, 2017, least) == 1
    assert FORECAST.chance_of_lifted(EAST, 2017, least) == 1


def test_the_table_has_a_row_a_place_year_and_measure():
    table = FORECAST.table()
    assert table.schema == FORECAST_SCHEMA
    assert table.to_pylist()[:2] == [
        {"place_code": PROVINCE, "year": 2017, "measure": "lifted_persons", "middle": 102, "low": 12, "high": 190},
        {"place_code": PROVINCE, "year": 2017, "measure": "poor_persons", "middle": 51, "low": 6, "high": 95},
    ]
    assert table.num_rows == 4


def test_a_place_or_a_year_without_a_forecast_is_refused():
    with pytest.raises(
        UnknownPlaceError, match="There is no forecast of 632800000000: no household of it is registered"
    ):
        FORECAST.poor_of("632800000000", 2017)
    with pytest.raises(ParameterError, match="year is 2018; allowed: 2017-2017"):
        FORECAST.chance_of_poor(PROVINCE, 2018, 0)
    with pytest.raises(ParameterError, match="year is 2016"):
        FORECAST.chance_of_lifted(PROVINCE, 2016, 0)
