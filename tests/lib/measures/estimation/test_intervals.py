import numpy as np
import pytest

from huiyin.measures.estimation.intervals import (
    exact_interval,
    logit_interval,
    t_interval,
    thinned_interval,
    wilson_interval,
)


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


# As the binomial test of SciPy gives them, by both methods.
@pytest.mark.parametrize(
    ("events", "trials", "exact", "wilson"),
    [
        (0, 149, (0, 0.024453624906), (0, 0.025133617870)),
        (7, 390, (0.007246007407, 0.036630085463), (0.008720964149, 0.036580154921)),
        (5, 5, (0.478176249895, 1), (0.565517535217, 1)),
    ],
)
def test_shares_of_independent_trials_have_their_exact_and_score_intervals(events, trials, exact, wilson):
    ours = np.concatenate(exact_interval(*arrays(events, trials), 0.95))
    assert tuple(ours) == pytest.approx(exact, abs=1e-11)
    assert tuple(np.concatenate(wilson_interval(*arrays(events, trials), 0.95))) == pytest.approx(wilson, abs=1e-11)


def test_a_clustered_share_has_the_interval_that_r_survey_computes():
    share, se, trials = 0.0066559866218, 0.0066547208915, 560
    deff = se**2 / (share * (1 - share) / trials)
    found = np.concatenate(thinned_interval(*arrays(share, trials, 26, deff), 0.95))
    assert tuple(found) == pytest.approx((0.000121919579203, 0.039035430004658), rel=1e-8)


def test_where_no_wrong_exit_was_found_there_is_an_upper_end_that_depends_on_the_design_effect():
    (low, high), (_, clustered) = (
        np.concatenate(thinned_interval(*arrays(0, 510, 482, deff), 0.95)) for deff in (1, 3.78)
    )
    assert low == 0
    assert high == pytest.approx(0.0072, abs=5e-5)
    assert clustered == pytest.approx(0.0269, abs=5e-4)
