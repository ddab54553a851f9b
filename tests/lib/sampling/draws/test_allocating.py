import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.sampling.draws import DrawError, allocate

COUNTS = st.dictionaries(
    st.tuples(st.text("abcdef", min_size=1, max_size=3)), st.integers(1, 400), min_size=1, max_size=8
)


@settings(max_examples=60, deadline=None)
@given(counts=COUNTS, more=st.integers(0, 200))
def test_every_group_is_drawn_from_none_beyond_what_it_has_and_all_add_up(counts, more):
    many = len(counts) + more
    found = allocate(counts, many)
    assert all(1 <= found[key] <= counts[key] for key in counts)
    assert sum(found.values()) == min(many, sum(counts.values()))


@settings(max_examples=60, deadline=None)
@given(counts=COUNTS, more=st.integers(0, 200))
def test_one_draw_more_takes_nothing_from_any_group(counts, more):
    many = len(counts) + more
    before, after = allocate(counts, many), allocate(counts, many + 1)
    assert all(after[key] >= before[key] for key in counts)


def test_it_goes_by_size_where_sizes_are_given():
    assert allocate({("a",): 5, ("b",): 5}, 6, sizes={("a",): 100, ("b",): 900}) == {("a",): 1, ("b",): 5}


def test_fewer_draws_than_groups_are_refused():
    with pytest.raises(DrawError, match="2 are to be drawn of 3 groups"):
        allocate({("a",): 1, ("b",): 1, ("c",): 1}, 2)
