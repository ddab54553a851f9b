import numpy as np
import pytest

from huiyin.measures.intervals import logit_interval, t_interval


def arrays(*values):
    return [np.array([value], dtype=float) for value in values]


def test_a_logit_interval_stays_between_0_and_1_where_a_t_interval_does_not():
    low, high = logit_interval(*arrays(0.01, 0.01, 20), 0.95)
    low_t, _ = t_interval(*arrays(0.01, 0.01, 20), 0.95)

    assert (low[0], high[0]) == pytest.approx((0.00122676, 0.07669762), rel=1e-5)
    assert low_t[0] < 0


@pytest.mark.parametrize(("share", "se", "df"), [(0, 0, 20), (1, 0, 20), (0.5, 0, 20), (0.5, 0.1, 0)])
def test_no_spread_or_no_degree_of_freedom_gives_no_interval(share, se, df):
    for interval in (logit_interval, t_interval):
        assert np.isnan(np.concatenate(interval(*arrays(share, se, df), 0.95))).all()


def test_the_level_is_the_one_asked_for():
    low, high = t_interval(*arrays(10, 2, 4), 0.9)

    assert (low[0], high[0]) == pytest.approx((10 - 2 * 2.131846786, 10 + 2 * 2.131846786))
