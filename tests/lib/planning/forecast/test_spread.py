import numpy as np
import pytest

from huiyin.planning.forecast import Expected, Spread

SPREAD = Spread(np.arange(1, 101, dtype=np.int32))


def test_nine_walks_in_ten_lie_within_the_interval():
    assert SPREAD.expected == Expected(middle=51, low=6, high=95)


@pytest.mark.parametrize(("most", "hits"), [(0, 0), (50, 50), (1_000, 100)])
def test_the_chance_of_no_more_counts_walks_and_is_never_certain(most, hits):
    assert SPREAD.chance_at_most(most) == (hits + 0.5) / 101


@pytest.mark.parametrize(("least", "hits"), [(1, 100), (51, 50), (101, 0)])
def test_the_chance_of_so_much_counts_walks_and_is_never_certain(least, hits):
    assert SPREAD.chance_at_least(least) == (hits + 0.5) / 101


def test_where_nothing_lacks_it_is_certain():
    assert SPREAD.chance_at_least(0) == 1


def test_a_share_of_the_walks_ends_below_a_number():
    assert [SPREAD.share(part) for part in (0, 0.25, 0.5, 1)] == [1, 26, 51, 100]


def test_it_is_kept_in_few_bytes_and_comes_back_the_same():
    kept = SPREAD.packed()
    assert Spread.unpacked(kept).walks.tolist() == SPREAD.walks.tolist()
    assert len(kept) < 40
