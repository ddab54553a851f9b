from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.records.place_books import PlaceLife
from huiyin.records.succession import Succession, succession_of

# Ping'an's code of 2012, of 2013 and of 2015; two committees that became one city in 2018, which took in a town in 2020.
LIVES = {
    "632121": PlaceLife(None, date(2013, 2, 7), "630221"),
    "630221": PlaceLife(date(2013, 2, 8), date(2014, 12, 31), "630203"),
    "630203": PlaceLife(date(2015, 1, 1)),
    "632856": PlaceLife(None, date(2017, 12, 31), "632803"),
    "632858": PlaceLife(None, date(2017, 12, 31), "632803"),
    "632803": PlaceLife(date(2018, 1, 1)),
    "town": PlaceLife(None, date(2019, 12, 31), "632803"),
    "kept": PlaceLife(),
    "gone": PlaceLife(None, date(2013, 12, 31)),
    "lost": PlaceLife(None, date(2013, 12, 31), "nowhere"),
}
PLACES = Succession(LIVES)


def test_a_place_has_its_codes_before_and_after_step_by_step():
    assert PLACES.later("632121") == ("630221", "630203")
    assert PLACES.earlier("630203") == ("630221", "632121")
    assert (PLACES.successor("632121"), PLACES.successor("630203")) == ("630221", None)
    assert PLACES.predecessors("632803") == ("632856", "632858", "town")


@pytest.mark.parametrize(
    ("code", "year", "standing"),
    [
        ("632121", 2012, ("632121",)),
        ("632121", 2013, ("630221",)),
        ("632121", 2016, ("630203",)),
        ("630203", 2012, ("632121",)),
        ("630221", 2015, ("630203",)),
        ("632803", 2016, ("632856", "632858", "town")),
        ("632858", 2019, ("632803",)),
        ("gone", 2014, ()),
        ("lost", 2014, ()),
        ("kept", 1990, ("kept",)),
        ("unheard of", 2016, ("unheard of",)),
    ],
)
def test_in_every_year_a_code_stands_for_a_place(code, year, standing):
    assert PLACES.standing(code, year) == standing


@pytest.mark.parametrize(
    ("code", "year", "other", "same"),
    [
        ("630203", 2016, 2012, ("632121",)),
        ("632121", 2012, 2016, ("630203",)),
        ("630221", 2014, 2012, ("632121",)),
        ("632803", 2018, 2017, ("632856", "632858", "town")),  # several that together are the place
        ("632803", 2020, 2018, ("632803", "town")),  # it, and what it took in since
        ("632803", 2018, 2020, ()),  # no longer the same: it is larger
        ("632858", 2017, 2018, ()),
        ("kept", 2012, 2016, ("kept",)),
        ("gone", 2013, 2014, ()),
    ],
)
def test_what_is_added_up_in_another_year_is_the_same_ground(code, year, other, same):
    lives = LIVES | {"632803": PlaceLife(date(2018, 1, 1)), "town": PlaceLife(None, date(2019, 12, 31), "632803")}
    assert Succession(lives).same(code, year, other) == same


def test_whatever_ended_has_become_what_stands_in_the_year():
    assert PLACES.became(2012) == {}
    assert PLACES.became(2013) == {"632121": "630221"}
    assert PLACES.became(2018) == {
        "632121": "630203", "630221": "630203", "632856": "632803", "632858": "632803"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "year", "nearest"),
    [
        ("630203", 2012, 2015),
        ("632121", 2016, 2012),
        ("632856", 2020, 2017),
        ("kept", 2000, 2000),
        ("630221", 2012, 2013),
    ],
)
def test_the_nearest_year_in_which_a_place_exists_is_told(code, year, nearest):
    assert PLACES.nearest(code, year) == nearest


@pytest.mark.parametrize(
    ("code", "on", "heir"),
    [
        ("632121", date(2013, 2, 7), None),  # still its own last day
        ("632121", date(2013, 2, 8), "630221"),
        ("632858", date(2018, 1, 1), None),  # merged with others: not for it alone
        ("kept", date(2018, 1, 1), None),
        ("gone", date(2018, 1, 1), None),
    ],
)
def test_only_who_took_over_one_place_alone_is_its_heir(code, on, heir):
    assert PLACES.heir(code, on) == heir


def test_who_takes_in_a_place_that_was_there_before_is_no_heir():
    lives = {"a": PlaceLife(None, date(2014, 12, 31), "b"), "b": PlaceLife()}
    assert Succession(lives).heir("a", date(2016, 1, 1)) is None


def test_a_circle_is_as_if_it_were_not_there():
    ended = date(2014, 12, 31)
    circle = {"a": "b", "b": "c", "c": "b", "d": "d"}
    places = Succession({code: PlaceLife(None, ended, to) for code, to in circle.items()})
    assert (places.later("a"), places.earlier("b"), places.later("c"), places.later("d")) == (("b",), ("a",), (), ())
    assert places.standing("a", 2016) == ()


def test_it_is_read_from_the_places_of_a_snapshot():
    table = pa.table({
        "code": ["a", "b"], "name": ["x", "y"], "valid_from": pa.array([None, date(2015, 1, 1)], pa.date32()),
        "valid_to": pa.array([date(2014, 12, 31), None], pa.date32()), "successor": ["b", None],
    })  # fmt: skip
    assert succession_of(table).became(2015) == {"a": "b"}


@pytest.mark.parametrize(
    ("code", "day", "codes"),
    [
        ("632121", date(2013, 2, 7), ("632121",)),
        ("632121", date(2014, 1, 1), ("632121", "630221")),
        ("630221", date(2016, 1, 1), ("632121", "630221", "630203")),
        ("630203", date(2016, 1, 1), ("632121", "630221", "630203")),
        ("632856", date(2020, 1, 1), ("632856",)),  # what several became is none of them
        ("632803", date(2020, 1, 1), ("632803",)),
        ("kept", date(2020, 1, 1), ("kept",)),
    ],
)
def test_one_place_has_one_code_after_another(code, day, codes):
    assert PLACES.codes_of(code, day) == codes


def test_by_a_day_only_what_has_ended_has_become_another():
    places = Succession({
        "old": PlaceLife(valid_to=date(2014, 12, 31), successor="now"),
        "now": PlaceLife(valid_to=date(2030, 12, 31), successor="new"),
        "open": PlaceLife(successor="new"),
        "new": PlaceLife(successor="old"),
    })  # fmt: skip
    found = {day: places.by(day) for day in (date(2014, 12, 31), date(2015, 1, 1), date(2031, 1, 1))}
    assert [one.later("old") for one in found.values()] == [(), ("now",), ("now", "new")]
    assert [one.earlier("new") for one in found.values()] == [(), (), ("now", "old")]


CODES = [chr(97 + at) for at in range(9)]
DAY = st.none() | st.dates(date(2010, 1, 1), date(2018, 12, 31))
ANY = st.dictionaries(
    st.sampled_from(CODES), st.builds(PlaceLife, DAY, DAY, st.none() | st.sampled_from([*CODES, "nowhere"]))
)


@given(lives=ANY, year=st.integers(2010, 2018), other=st.integers(2010, 2018))
def test_whatever_a_file_says_every_walk_ends_and_leads_to_places_of_the_year(lives, year, other):
    places = Succession(lives)
    for code in lives:
        assert code not in places.later(code)
        assert code not in places.earlier(code)
        assert all(code in places.earlier(step) for step in places.later(code))
        assert all(places.belongs(one, year) for one in places.standing(code, year))
        assert all(places.belongs(one, other) for one in places.same(code, year, other))
    assert all(
        places.belongs(now, year) and not places.belongs(code, year) for code, now in places.became(year).items()
    )


@given(lives=ANY, year=st.integers(2010, 2018), earlier=st.integers(2010, 2018))
def test_no_ground_is_counted_twice(lives, year, earlier):
    places = Succession(lives)
    if earlier <= year:
        heads = [code for code in lives if places.belongs(code, year) and not places.later(code)]
        found = [one for code in heads for one in places.same(code, year, earlier)]
        assert len(found) == len(set(found))
