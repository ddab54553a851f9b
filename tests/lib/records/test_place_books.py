from datetime import date

import pytest

from huiyin.records.place_books import PlaceBook, PlaceLife

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
def test_a_place_counts_in_every_year_of_its_life(code, year, objection):
    assert BOOK.objection(code, year) == objection
