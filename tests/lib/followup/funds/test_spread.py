import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.followup.funds import spread


def test_the_place_with_least_for_each_of_its_poor_comes_first_and_one_without_poor_last():
    found = spread({"a": (600, 10), "b": (400, 30), "c": (0, 0), "d": (1000, 60)})
    assert [(one.place, one.per_poor) for one in found.places] == [
        ("b", pytest.approx(400 / 30)), ("d", pytest.approx(1000 / 60)), ("a", 60.0), ("c", None),
    ]  # fmt: skip
    assert [one.share for one in found.places] == [0.2, 0.5, 0.3, 0.0]


def test_what_would_have_to_move_is_half_the_sum_of_the_differences():
    assert spread({"a": (75, 1), "b": (25, 1)}).elsewhere == pytest.approx(0.25)
    assert spread({"a": (50, 1), "b": (50, 1)}).elsewhere == 0.0
    assert spread({"a": (100, 0), "b": (0, 7)}).elsewhere == 1.0


def test_without_money_or_without_poor_there_is_no_share():
    assert spread({"a": (0, 5)}).elsewhere is None
    assert spread({"a": (5, 0)}).places[0].share_of_poor is None
    assert spread({}).places == ()


@given(
    st.dictionaries(st.text("abc", min_size=1), st.tuples(st.integers(0, 10**12), st.integers(0, 10**6)), max_size=8)
)
def test_the_share_that_lies_elsewhere_is_between_nothing_and_all(places):
    found = spread(places).elsewhere
    assert found is None or 0 <= found <= 1
