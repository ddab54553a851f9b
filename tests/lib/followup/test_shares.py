import pytest

from huiyin.followup.shares import Share, share_of
from huiyin.measures.estimation.intervals import wilson_interval


def test_a_share_of_nothing_is_none():
    assert share_of(0, 0) == Share(0, 0, None, None, None)


@pytest.mark.parametrize(("met", "of"), [(0, 7), (7, 7), (3, 11), (900, 1000)])
def test_the_interval_is_the_one_of_the_room_of_measures(met, of):
    low, high = wilson_interval(met, of, 0.95)
    found = share_of(met, of)
    assert (found.share, found.low, found.high) == (met / of, pytest.approx(float(low)), pytest.approx(float(high)))
