import numpy as np
import pytest

from huiyin.kernel.errors import ParameterError
from huiyin.planning.forecast import Flow, HistoryError, Standing, WhatIf, forecast
from support.forecasting import EAST, PROVINCE, WEST, moved, standing

HISTORY = [moved(year, removed=1) for year in (2014, 2015, 2016)]


def told(**more):
    return forecast(standing(), HISTORY, **({"until": 2018, "walks": 200} | more))


def test_every_place_from_the_province_to_the_village_is_forecast():
    found = told()
    assert (found.base_year, found.years) == (2016, (2017, 2018))
    assert found.places == (
        "630000000000", "630200000000", "630201000000", "630201101000", "630201101001", "630201101002",
        "632700000000", "632701000000", "632701101000", "632701101001", "632701102000", "632701102001",
    )  # fmt: skip
    assert dict(zip(found.places, found.poor_now, strict=True))[EAST] == 2 * 30 * 4


def test_the_poor_of_today_less_who_leaves_and_more_who_comes_are_the_poor_to_come():
    expected = told().poor_of(PROVINCE, 2017)
    # Of 120 households 30% leave and 2.5% are removed, of 80 that had left 10% return, 2% of 200 are found.
    assert expected.low < (120 - 36 - 3 + 8 + 4) * 4 < expected.high
    assert expected.middle == pytest.approx(93 * 4, rel=0.1)


def test_the_farther_ahead_the_wider_the_interval():
    found = told()
    widths = [found.lifted_of(PROVINCE, year).high - found.lifted_of(PROVINCE, year).low for year in (2017, 2018)]
    assert widths[0] < widths[1]


def test_the_ends_of_every_interval_are_in_order_and_nobody_is_below_zero():
    rows = told().table().to_pylist()
    assert all(0 <= row["low"] <= row["middle"] <= row["high"] for row in rows)


def test_neither_the_order_of_households_nor_of_years_matters_and_the_same_seed_gives_the_same_bytes():
    here = standing()
    mixed = np.random.default_rng(3).permutation(len(here.village))
    other = Standing(2016, here.village[mixed], here.poor[mixed], here.persons[mixed])
    first, second = told(), forecast(other, HISTORY[::-1], until=2018, walks=200)
    assert first.poor.tobytes() == second.poor.tobytes()
    assert first.lifted.tobytes() == second.lifted.tobytes()
    assert told(seed=2).poor.tobytes() != first.poor.tobytes()


def test_more_help_lifts_more_and_more_returns_leave_more_poor():
    plain, helped, relapsing = told(), told(what_if=WhatIf(exits=1.5)), told(what_if=WhatIf(returns=3.0))
    assert helped.lifted_of(PROVINCE, 2018).middle > plain.lifted_of(PROVINCE, 2018).middle
    assert relapsing.poor_of(PROVINCE, 2018).middle > plain.poor_of(PROVINCE, 2018).middle


def test_what_no_year_could_show_is_said_and_taken_as_none():
    first = moved(2016, out=0, returned=0)
    found = forecast(standing(out=0), [first], until=2017, walks=40)
    assert found.unseen == (Flow.RETURNED,)


def test_a_village_that_is_gone_from_the_register_still_teaches_those_around_it():
    here = standing()
    kept = np.array([code != "630201101002" for code in here.village])
    fewer = Standing(2016, here.village[kept], here.poor[kept], here.persons[kept])
    assert "630201101002" not in forecast(fewer, HISTORY, until=2017, walks=40).places


def test_places_of_prefectures_that_did_better_are_expected_to_do_better():
    better = [type(year)(year.year, year.village, year.poor, year.out, np.array([30, 30, 3, 3]), year.removed * 0,
                         year.returned, year.found) for year in HISTORY]  # fmt: skip
    found = forecast(standing(), better, until=2017, walks=200)
    assert found.lifted_of(EAST, 2017).low > found.lifted_of(WEST, 2017).high


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"until": 2016}, "until is 2016; allowed: a year from 2017 to 2036."),
        ({"until": 2037}, "until is 2037; allowed: a year from 2017 to 2036."),
        ({"walks": 19}, "walks is 19; allowed: a whole number from 20 up. 500 are usual."),
        ({"what_if": WhatIf(exits=-0.1)}, "what_if.exits is -0.1; allowed: a number from 0 up."),
        ({"what_if": WhatIf(returns=float("nan"))}, "what_if.returns is nan; allowed: a number from 0 up."),
        ({"seed": -1}, "seed is -1; allowed: a number from 0 up. Any whole number does;"),
        ({"until": "2018"}, "until is '2018'; allowed: a whole number."),
    ],
)
def test_what_cannot_be_forecast_is_refused(given, words):
    with pytest.raises(ParameterError) as error:
        told(**given)
    assert str(error.value).startswith(words)


def test_a_register_without_a_past_is_not_forecast():
    with pytest.raises(HistoryError, match="2016: there is no year before it to learn from"):
        forecast(standing(), [], until=2017)
