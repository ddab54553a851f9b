"""Do the intervals of change and growth cover the truth as often as they say? 500 samples of a known population."""

import numpy as np
import pytest

from huiyin.measures.change.growing import growth_of
from huiyin.measures.change.redistribution import change_of
from huiyin.measures.change.states import Both, State
from huiyin.measures.estimation.intervals import t_interval
from huiyin.measures.estimation.ranking import Entries
from huiyin.measures.indices.catalogue import declared
from huiyin.measures.indices.inequality import Quantile

VILLAGES, PEOPLE, SAMPLES = 4_000, 10, 500
ALLOWED = (0.925, 0.975)  # 95% and 2.6 of its standard errors in so many samples
DRAWN, DRAWN_FOR_LINES = 400, 1_000  # villages; the density at a line that the means move needs more people
LINE = 1_700.0
GROWN = ("mean", "median", Quantile(0.1), Quantile(0.9), "poor", "watts")
COMPARED = {
    **{f"{one.name} {reference}": change_of(one, reference)
       for one in declared(("headcount", "gap", "severity")) for reference in ("before", "shapley")},
    **{one.statistic.name: one for one in map(growth_of, GROWN)},
}  # fmt: skip


@pytest.fixture(scope="module")
def population():
    """Give the incomes by village in two years: all grow, the poor faster, and each village and person by chance."""
    random = np.random.default_rng(20161231)
    village, later = (random.normal(0, spread, (VILLAGES, 1)) for spread in (0.25, 0.08))
    before = village + 0.45 * random.normal(0, 1, (VILLAGES, PEOPLE))
    now = 0.12 + 0.9 * before + later + 0.15 * random.normal(0, 1, (VILLAGES, PEOPLE))
    return 2754 * np.exp(before), 2754 * np.exp(now)


def state(name, incomes):
    order = np.argsort(incomes, axis=None)
    ones = np.ones(incomes.size)
    return State(name, Entries(0, order // PEOPLE, incomes.ravel()[order], None, ones, ones))


def estimates(compared, before, now):
    """Give each figure with its linearised value in each village of the two states."""
    both = Both(state("before", before), state("now", now), (LINE, LINE), 1.0)
    for name, one in compared.items():
        for part, found in zip(one.parts, one.formula(both), strict=True):
            yield f"{name} {part}", float(found.value), [
                np.bincount(each.people.cell, weights=np.broadcast_to(found.slopes.get(each.name, 0.0), before.size))
                for each in (both.before, both.now)
            ]  # fmt: skip


def covered(population, compared, *, paired, drawn):
    """Give the share of samples whose interval holds the truth, for each figure, with one cluster a village."""
    before, now = population
    truth = {name: value for name, value, _ in estimates(compared, before, now)}
    random, held = np.random.default_rng(7), dict.fromkeys(truth, 0)
    for _ in range(SAMPLES):
        first = random.integers(0, VILLAGES, drawn)
        last = first if paired else random.integers(0, VILLAGES, drawn)
        for name, value, own in estimates(compared, before[first], now[last]):
            values = [own[0] + own[1]] if paired else own
            se = np.sqrt(drawn / (drawn - 1) * sum(((each - each.mean()) ** 2).sum() for each in values))
            df = float((drawn - 1) * len(values))
            low, high = t_interval(np.array([value]), np.array([se]), np.array([df]), 0.95)
            held[name] += bool(low[0] <= truth[name] <= high[0])
    return {name: count / SAMPLES for name, count in held.items()}


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_of_a_panel_intervals_cover_the_truth_as_often_as_they_say(population):
    found = covered(population, COMPARED, paired=True, drawn=DRAWN)

    assert {name: share for name, share in found.items() if not ALLOWED[0] <= share <= ALLOWED[1]} == {}


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("headcount", [False, True])
def test_they_do_of_two_independent_samples(population, headcount):
    own = {name: one for name, one in COMPARED.items() if name.startswith("headcount") == headcount}
    found = covered(population, own, paired=False, drawn=DRAWN_FOR_LINES if headcount else DRAWN)

    assert {name: share for name, share in found.items() if not ALLOWED[0] <= share <= ALLOWED[1]} == {}
