from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from huiyin.followup.training import Presence, clashes, days_of, marks_of

BEGINS = date(2016, 3, 1)


@given(st.sets(st.integers(1, 60)))
def test_days_are_kept_as_they_were_told(days):
    assert {(day - BEGINS).days + 1 for day in days_of(marks_of(sorted(days), 60), BEGINS)} == days


def test_nobody_is_at_two_places_on_one_day():
    one = Presence("632725100200", days_of("1110", BEGINS))
    other = Presence("632724100200", days_of("11", date(2016, 3, 3)))
    assert clashes(one, other) == (date(2016, 3, 3),)
    assert clashes(one, Presence(one.place_code, other.days)) == ()
    assert clashes(one, Presence(other.place_code, days_of("1", date(2016, 3, 9)))) == ()
