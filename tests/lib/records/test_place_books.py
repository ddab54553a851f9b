from datetime import date

import pyarrow as pa
import pytest

from huiyin.records.place_books import PlaceBook, PlaceLife, codes_of_year

BOOK = PlaceBook({
    "1": PlaceLife(),
    "2": PlaceLife(valid_to=date(2013, 6, 30), successor="3"),
    "3": PlaceLife(valid_from=date(2013, 7, 1)),
    "4": PlaceLife(valid_to=date(2012, 12, 31)),
})  # fmt: skip


@pytest.mark.parametrize(
    ("code", "year", "objection"),
    [
        ("1", 2012, None),
        ("2", 2013, None),
        ("2", 2014, ("PLACE_ENDED", "3")),
        ("3", 2013, None),
        ("3", 2012, ("PLACE_LATER", "2013-07-01")),
        ("4", 2013, ("PLACE_ENDED", "–")),
        ("5", 2012, ("PLACE_UNKNOWN", None)),
    ],
)
def test_a_file_may_tell_of_a_place_that_existed_on_any_day_of_its_year(code, year, objection):
    assert BOOK.objection(code, year) == objection


def test_a_place_belongs_to_a_year_if_it_is_valid_on_its_last_day():
    last_days = pa.array([date(2015, 12, 30), date(2015, 12, 31), date(2016, 1, 1), None])
    first_days = pa.array([date(2015, 12, 31), date(2016, 1, 1)])
    ended = pa.table({"code": ["1", "2", "3", "4"], "valid_from": pa.nulls(4, pa.date32()), "valid_to": last_days})
    begun = pa.table({"code": ["5", "6"], "valid_from": first_days, "valid_to": pa.nulls(2, pa.date32())})
    assert codes_of_year(ended, 2015) == ["2", "3", "4"]
    assert codes_of_year(begun, 2015) == ["5"]
