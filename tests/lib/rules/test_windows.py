from dataclasses import replace
from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.rules.windows import Excepted, Window, is_open, short_year

PROVINCE, COUNTY, VILLAGE, NEXT_VILLAGE = "630000000000", "632725000000", "632725100201", "632724100201"
EXIT = policy.at(2016).pack.processes["exit"]
MONITORING = policy.at(2021).pack.processes["monitoring"]
AUTUMN = Window(1, "exit", COUNTY, Text("Nangqen", "囊谦县"), date(2016, 10, 1), date(2016, 12, 31))
SPRING = replace(AUTUMN, number=2, opens_on=date(2016, 4, 1), closes_on=date(2016, 5, 31))
EXCEPTION = Excepted(3, "exit", VILLAGE, Text("Qianduo", "前多村"), date(2016, 9, 1), date(2016, 9, 10))
DAYS = st.dates(date(2015, 1, 1), date(2017, 12, 31))


def asked(on, windows=(AUTUMN,), exceptions=(), place=VILLAGE, process=EXIT, household=None):
    return is_open(process, place, on, windows, exceptions, household=household)


def said(opening):
    return [reason.words.en for reason in opening.reasons]


def test_a_process_without_any_window_is_open_and_says_so():
    opening = asked(date(2016, 9, 1), windows=())

    assert (opening.is_open, opening.until) == (True, None)
    assert said(opening) == ["No window is declared here for this process: it is open."]


def test_a_window_of_another_county_or_process_closes_nothing():
    assert asked(date(2016, 9, 1), place=NEXT_VILLAGE).is_open
    assert asked(date(2016, 9, 1), windows=(replace(AUTUMN, process="removal"),)).is_open


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2016, 9, 30), False), (date(2016, 10, 1), True), (date(2016, 12, 31), True), (date(2017, 1, 1), False)],
)
def test_a_window_is_open_from_its_first_day_to_its_last(on, expected):
    assert asked(on).is_open is expected


def test_an_open_process_names_its_window_and_its_last_day():
    opening = asked(date(2016, 10, 1))

    assert opening.until == date(2016, 12, 31)
    assert said(opening) == ["The window of Nangqen is open from 2016-10-01 to 2016-12-31."]


def test_a_closed_process_says_what_ended_what_comes_and_who_can_open_it():
    opening = asked(date(2016, 9, 1), windows=(AUTUMN, SPRING))

    assert opening.opens_on == date(2016, 10, 1)
    assert said(opening) == [
        "Exit is closed here on 2016-09-01.",
        "The last window (Nangqen) ended on 2016-05-31.",
        "It opens on 2016-10-01 (Nangqen); until when: 2016-12-31.",
        (
            "The provincial office can open a window; for this place or household, an office to which it was "
            "delegated can open an exception."
        ),
    ]


def test_where_no_next_window_is_declared_that_is_said():
    assert "No next window is declared." in said(asked(date(2017, 1, 1)))


def test_an_exception_opens_its_place_until_its_last_day_and_no_other():
    assert asked(date(2016, 9, 10), exceptions=(EXCEPTION,)).exception == EXCEPTION
    assert not asked(date(2016, 9, 11), exceptions=(EXCEPTION,)).is_open
    assert not asked(date(2016, 9, 10), exceptions=(EXCEPTION,), place=VILLAGE[:9] + "202").is_open


def test_an_exception_for_a_household_serves_that_household_only():
    own = replace(EXCEPTION, household=7)

    assert asked(date(2016, 9, 1), exceptions=(own,), household=7).is_open
    assert not asked(date(2016, 9, 1), exceptions=(own,), household=8).is_open
    assert not asked(date(2016, 9, 1), exceptions=(own,)).is_open


def test_an_exception_is_not_used_while_a_window_is_open():
    wide = replace(EXCEPTION, closes_on=date(2016, 12, 1))

    assert asked(date(2016, 11, 1), exceptions=(wide,)).exception is None


def test_what_a_regulation_keeps_open_no_window_closes():
    shut = replace(AUTUMN, process="monitoring")

    opening = asked(date(2021, 6, 1), windows=(shut,), process=MONITORING)

    assert opening.is_open
    assert said(opening)[0].startswith("Monitoring against the return to poverty is always open: Monitoring is dynamic")


def test_one_short_opening_a_year_is_warned_of_with_the_number_used():
    warned = short_year("exit", VILLAGE, 2016, [AUTUMN])

    assert warned.parameter.key == "least_open_days"
    assert warned.words.en == (
        "In 2016 this process is open here only once, for 92 days (2016-10-01 to 2016-12-31); fewer than 180 are "
        "warned about. Whoever becomes poor after it waits up to 274 days. Open a further window, or none at all."
    )


@pytest.mark.parametrize(("days", "warns"), [(179, True), (180, False)])
def test_the_warning_begins_one_day_below_its_number(days, warns):
    window = replace(AUTUMN, opens_on=date(2016, 1, 1), closes_on=date(2016, 1, 1) + timedelta(days=days - 1))

    assert (short_year("exit", VILLAGE, 2016, [window]) is not None) is warns


def test_two_openings_are_not_warned_of_but_two_that_touch_are_one():
    touching = replace(SPRING, opens_on=date(2016, 9, 1), closes_on=date(2016, 9, 30))

    assert short_year("exit", VILLAGE, 2016, [AUTUMN, SPRING]) is None
    assert "for 122 days" in short_year("exit", VILLAGE, 2016, [AUTUMN, touching]).words.en


def test_a_year_that_no_policy_knows_and_a_place_without_windows_are_not_warned_of():
    assert short_year("exit", VILLAGE, 2009, [replace(AUTUMN, opens_on=date(2009, 1, 1))]) is None
    assert short_year("exit", NEXT_VILLAGE, 2016, [AUTUMN]) is None


@given(on=DAYS, spans=st.lists(st.tuples(DAYS, st.integers(0, 200)), max_size=4))
def test_a_declared_process_is_open_on_the_days_of_its_windows_and_on_no_other(on, spans):
    windows = [replace(AUTUMN, number=at, opens_on=day, closes_on=day + timedelta(days=length))
               for at, (day, length) in enumerate(spans)]  # fmt: skip
    opening = asked(on, windows=windows)

    assert opening.is_open is (not windows or any(day <= on <= day + timedelta(days=n) for day, n in spans))
    if not opening.is_open:
        later = [day for day, _ in spans if day > on]
        assert opening.opens_on == min(later, default=None)
