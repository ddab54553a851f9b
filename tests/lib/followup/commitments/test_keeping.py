import itertools

import pytest

from huiyin.followup.commitments import Closing, Facts, Outcome, State, closing, kept, outcome_of


def facts(state, *, is_due=True, in_time=True, in_full=True, own=False):
    return Facts(state, is_due, in_time, in_full, own)


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (facts(State.CLOSED), Outcome.KEPT),
        (facts(State.CLOSED, is_due=False), Outcome.KEPT),
        (facts(State.CLOSED, in_time=False), Outcome.LATE),
        (facts(State.CLOSED, in_full=False), Outcome.PARTLY),
        (facts(State.CLOSED, in_full=False, in_time=False), Outcome.PARTLY),
        (facts(State.DELIVERED), Outcome.WAITING),
        (facts(State.DELIVERED, in_time=False), Outcome.BROKEN),
        (facts(State.UNDER_WAY, in_time=False), Outcome.BROKEN),
        (facts(State.UNDER_WAY, is_due=False, in_time=False), Outcome.NOT_DUE),
        (facts(State.MISSED, in_time=False), Outcome.BROKEN),
        (facts(State.EXPLAINED, in_time=False), Outcome.BROKEN),
        (facts(State.WITHDRAWN), Outcome.CALLED_OFF),
        (facts(State.WITHDRAWN, own=True, is_due=False), Outcome.BROKEN),
    ],
)
def test_what_became_of_a_promise(found, outcome):
    assert outcome_of(found) is outcome


def test_every_promise_has_one_outcome_whatever_is_known_of_it():
    every = [Facts(state, *flags) for state in State for flags in itertools.product((False, True), repeat=4)]
    assert sum(kept([(one, 1) for one in every]).counts.values()) == len(every) == 160


def test_the_ratio_counts_those_that_were_kept_among_those_that_are_judged():
    found = kept([
        (facts(State.CLOSED), 81), (facts(State.CLOSED, in_time=False), 9), (facts(State.CLOSED, in_full=False), 4),
        (facts(State.MISSED), 6), (facts(State.DELIVERED), 50), (facts(State.WITHDRAWN), 7),
    ])  # fmt: skip

    assert (found.judged, found.ratio) == (100, 0.81)
    # Wilson (1927) for 81 of 100 with z = 1.96: (0.81 + 0.0192 -+ 1.96 * sqrt(0.81 * 0.19 / 100 + 0.000096)) / 1.0384.
    assert (found.low, found.high) == (pytest.approx(0.7222, abs=1e-4), pytest.approx(0.8749, abs=1e-4))


def test_putting_a_day_off_makes_nothing_kept():
    assert kept([(facts(State.CLOSED, in_time=False), 3)]).ratio == 0.0


def test_nothing_judged_has_no_ratio():
    found = kept([(facts(State.DELIVERED), 5)])
    assert (found.judged, found.ratio, found.low, found.high) == (0, None, None, None)


def test_closing_is_told_by_its_median_and_its_slowest_tenth():
    assert closing([10, 20, 30, 40, 100]) == Closing(5, 30.0, 76.0)
    assert closing([]) == Closing(0, None, None)
