from datetime import date, timedelta

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from huiyin.records.days import iso_days


@given(st.lists(st.dates(date(1880, 1, 1), date(2100, 12, 31)), min_size=1))
def test_every_real_day_is_read(days):
    fits, found = iso_days(pa.array([day.isoformat() for day in days]))
    assert fits.all()
    assert found.tolist() == days


def test_days_that_do_not_exist_are_no_days():
    texts = [
        "2015-02-29",
        "2016-02-29",
        "2016-13-01",
        "2016-00-01",
        "2016-01-00",
        "2016-04-31",
        "1879-12-31",
        "2101-01-01",
    ]
    fits, _ = iso_days(pa.array(texts))
    assert fits.tolist() == [False, True, False, False, False, False, False, False]


def test_other_ways_of_writing_are_left_to_others():
    fits, _ = iso_days(pa.array(["2016/09/14", "2016-9-14", "", "20160914", "２０１６", "2016-09-1x"]))
    assert not fits.any()


def test_a_whole_year_has_no_gap():
    days = [date(2016, 1, 1) + timedelta(days=count) for count in range(366)]
    assert iso_days(pa.array([str(day) for day in days]))[1].tolist() == days
