from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import hypothesis.strategies as st
from hypothesis import given

from huiyin.kernel.text import Text
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin.rules.burden import (
    Admitted,
    Collection,
    Held,
    Price,
    askable,
    asked_again,
    known_already,
    month_shares,
    price,
)

AREA, OFFICE = Text("Huzhu", "互助县"), Text("Finance", "财政厅")
FIRST, LAST = date(2019, 6, 1), date(2019, 6, 30)
VILLAGE, OTHER_VILLAGE = "630223100200", "630223100201"
HELD = {VILLAGE: Held(30, {"phone": 12, "water_safe": 0}), OTHER_VILLAGE: Held(10, {"phone": 0, "water_safe": 0})}
ASKED = Collection("Water", OFFICE, "Notice 12", "Water works of 2020", "households", ("water_safe", "phone"), AREA,
                   FIRST, LAST, 3)  # fmt: skip
YEARLY = Admitted(replace(ASKED, title="Yearly", begins_on=date(2019, 3, 1)), frozenset({VILLAGE}))


def test_what_a_row_is_recognised_by_is_not_asked():
    keys = {field.key for field in askable(HOUSEHOLDS)}
    assert keys & {"office_number", "former_number", "phone"} == {"phone"}


def test_the_price_is_fields_and_minutes_for_every_row():
    assert price(ASKED, 40) == Price(rows=40, facts=80, minutes=120)


def test_a_fact_that_is_known_and_never_changes_is_asked_again():
    asked = replace(ASKED, kind="persons", fields=("birth_date", "health"))
    held = {
        VILLAGE: Held(30, {"birth_date": 28, "health": 30}),
        OTHER_VILLAGE: Held(10, {"birth_date": 10, "health": 10}),
    }

    known = known_already(asked, PERSONS, held, {"birth_date": 2018, "health": 2019}, ())

    assert [(one.field.key, one.share, one.latest, one.again) for one in known] == [
        ("birth_date", 0.95, 2018, True),
        ("health", 1.0, 2019, False),
    ]
    assert asked_again(asked, VILLAGE, held[VILLAGE], ()) == 28


def test_a_fact_that_another_collection_asks_in_the_same_year_is_asked_again():
    other = replace(YEARLY, collection=replace(YEARLY.collection, fields=("phone",)))

    known = known_already(ASKED, HOUSEHOLDS, HELD, {"phone": 2018, "water_safe": None}, [other])

    assert {one.field.key: [by.title for by in one.asked_by] for one in known} == {
        "phone": ["Yearly"],
        "water_safe": [],
    }
    assert [asked_again(ASKED, village, held, [other]) for village, held in HELD.items()] == [30, 0]


def test_a_collection_of_another_year_or_kind_asks_nothing_again():
    before = replace(YEARLY, collection=replace(YEARLY.collection, begins_on=date(2018, 12, 1)))
    persons = replace(YEARLY, collection=replace(YEARLY.collection, kind="persons"))
    assert asked_again(ASKED, VILLAGE, HELD[VILLAGE], [before, persons]) == 0


def test_without_rows_nothing_is_known():
    (known,) = known_already(replace(ASKED, fields=("phone",)), HOUSEHOLDS, {}, {"phone": None}, ())
    assert (known.share, known.again) == (None, False)


@given(st.dates(date(2018, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_the_months_of_a_collection_add_up_to_the_whole(first, days):
    shares = month_shares(first, first + timedelta(days=days))
    assert sum(shares.values()) == 1
    assert min(shares.values()) > 0


def test_a_month_is_charged_for_its_days():
    shares = month_shares(date(2019, 11, 30), date(2020, 1, 8))
    assert shares == {(2019, 11): Fraction(1, 40), (2019, 12): Fraction(31, 40), (2020, 1): Fraction(8, 40)}


def test_after_it_was_withdrawn_nothing_is_charged():
    assert month_shares(FIRST, LAST, until=date(2019, 6, 10)) == {(2019, 6): Fraction(1, 3)}
    assert month_shares(FIRST, LAST, until=date(2019, 5, 10)) == {}
