"""Do the intervals cover the truth as often as they say? 1,000 samples from a population that is known."""

import narwhals as nw
import numpy as np
import polars as pl
import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.measures.dynamics.histories import by_states, components
from huiyin.measures.dynamics.panels import ABSENT
from huiyin.measures.dynamics.transition_matrix import TRANSITIONS
from huiyin.measures.estimation.intervals import logit_interval, t_interval
from huiyin.measures.indices.inequality import GE, INEQUALITY, Atkinson, Lorenz, Share
from huiyin.measures.indices.poverty import FGT, POVERTY
from huiyin.measures.survey.distribution import PEOPLE, Distribution
from huiyin.measures.survey.linear import Linear
from huiyin.measures.survey.lines import Relative
from huiyin.measures.survey.rows import ONE
from support.measuring import by_measure

VILLAGES, PEOPLE_OF_A_VILLAGE, SAMPLES = 4_000, 10, 1_000
DRAWN, DRAWN_FOR_LINES = 250, 500  # villages; the density about a median needs more people than a mean does
LINE = 1_700.0
STATISTICS = {
    one.name: one
    for one in (
        *POVERTY,
        *INEQUALITY,
        *(one.statistic() for one in (FGT(1.5), GE(-1), GE(2), Atkinson(0.5), Atkinson(1), Share(0, 0.4), Lorenz(0.5))),
        Lorenz(0.5, generalised=True).statistic(),
    )
    if one.name
    not in {"total", "poor_persons"}  # the mean and the headcount times the number of people, which is known
}
YEARS = 4
DYNAMICS = {one.name: one for one in (*TRANSITIONS, *by_states(range(2014, 2014 + YEARS), 2), *components(YEARS))}
RELATIVE = ("headcount", "gap", "severity", "sst", "median_gap")


def evaluated(statistic, at):
    return (statistic.ranked or statistic.formula)(at)


@pytest.fixture(scope="module")
def population():
    """Give incomes by village: lognormal, a village's people alike."""
    random = np.random.default_rng(20161231)
    village = random.normal(0, 0.25, (VILLAGES, 1))
    return 2754 * np.exp(0.45 * random.normal(0, 1, (VILLAGES, PEOPLE_OF_A_VILLAGE)) + village)


def distribution(incomes, line=None, **more):
    order = np.argsort(incomes, axis=None)
    return order, Distribution(incomes.ravel()[order], np.ones(incomes.size), line, **more)


def covered(population, statistic, estimates, drawn=DRAWN):
    """Give the share of samples whose interval holds the truth, with one cluster a village."""
    truth = float(estimates(population)[1])
    interval = logit_interval if statistic.interval == "logit" else t_interval
    random, held = np.random.default_rng(7), 0
    for _ in range(SAMPLES):
        slope, value = estimates(population[random.integers(0, VILLAGES, drawn)])
        own = slope.reshape(drawn, PEOPLE_OF_A_VILLAGE).sum(axis=1)
        se = np.sqrt(drawn / (drawn - 1) * ((own - own.mean()) ** 2).sum())
        low, high = interval(np.array([value]), np.array([se]), np.array([drawn - 1.0]), 0.95)
        held += bool(low[0] <= truth <= high[0])
    return held / SAMPLES


@pytest.mark.slow
@pytest.mark.parametrize("name", STATISTICS)
def test_intervals_cover_the_truth_as_often_as_they_say(population, name):
    statistic = STATISTICS[name]

    def estimates(incomes):
        order, at = distribution(incomes, LINE)
        found = evaluated(statistic, at)
        slope = np.empty(incomes.size)
        slope[order] = found.slopes[PEOPLE]
        return slope, found.value

    assert 0.93 <= covered(population, statistic, estimates) <= 0.97


@pytest.mark.slow
@pytest.mark.parametrize("name", RELATIVE)
def test_they_do_where_the_line_comes_from_the_same_sample(population, name):
    statistic = STATISTICS[name]

    def estimates(incomes):
        order, everybody = distribution(incomes)
        line = Relative(0.6).line(everybody)
        found = evaluated(statistic, distribution(incomes, line.value, estimated=True)[1])
        slope = np.empty(incomes.size)
        slope[order] = np.asarray(found.slopes[PEOPLE]) + found.slopes["line"] * np.asarray(line.slopes[PEOPLE])
        return slope, found.value

    assert 0.93 <= covered(population, statistic, estimates, DRAWN_FOR_LINES) <= 0.97


WAYS = tuple(hy.Deprivation(name, name, cutoff=1, cardinal=True) for name in ("income", "school", "house"))
MULTIDIMENSIONAL = (
    "incidence", "intensity", "adjusted_headcount", "adjusted_gap", "adjusted_severity", "uncensored", "censored",
    "contribution",
)  # fmt: skip


@pytest.mark.slow
def test_they_do_for_every_statistic_of_multidimensional_poverty():
    random, size, drawn = np.random.default_rng(20), 5, 120
    village = random.normal(0, 0.25, (VILLAGES, 1, 1))
    people = np.exp(0.3 + village + random.normal(0, 0.6, (VILLAGES, size, len(WAYS))))
    # A sample is a stratum and a group of its own: one question gives the intervals of all.
    sample = np.repeat(np.arange(SAMPLES), drawn * size)
    clusters = np.repeat(np.arange(SAMPLES * drawn), size)
    chosen = random.integers(0, VILLAGES, SAMPLES * drawn)

    def measured(rows, **asked):
        columns = dict(zip(("income", "school", "house"), rows.reshape(-1, len(WAYS)).T, strict=True))
        keys = {"sample": sample, "village": clusters} if asked else {}
        return hy.multidimensional(pa.table(columns | keys), WAYS, MULTIDIMENSIONAL, k=0.6, engine="polars", **asked)

    truth = {name: row["estimate"] for name, row in by_measure(measured(people)).items()}
    held = dict.fromkeys(truth, 0)
    for row in measured(people[chosen], by="sample", design=hy.Design(strata="sample", clusters="village")).rows():
        held[row["measure"]] += row["ci_low"] <= truth[row["measure"]] <= row["ci_high"]

    assert {name: count for name, count in held.items() if not 0.93 <= count / SAMPLES <= 0.97} == {}


@pytest.fixture(scope="module")
def histories():
    """Give what each village adds to every row of the dynamics: four years, with incomes that last and that pass."""
    random = np.random.default_rng(20161231)
    people = (VILLAGES, PEOPLE_OF_A_VILLAGE, YEARS)
    lasting = random.normal(0, 0.2, (VILLAGES, 1, 1)) + random.normal(0, 0.3, (*people[:2], 1))
    welfare = 1.3 * np.exp(lasting + random.normal(0, 0.35, people)).reshape(-1, YEARS)
    there = random.random(welfare.shape) > 0.1
    states = np.where(there, welfare < 1, ABSENT)
    columns = {f"state_{at}": states[:, at] for at in range(YEARS)}
    columns |= {f"relative_{at}": np.where(there, welfare, 0)[:, at] for at in range(YEARS)}
    frame = nw.from_native(pl.DataFrame(columns))
    rows = {ONE, *(row for one in DYNAMICS.values() for row in one.rows)}
    assert len({row.name for row in rows}) == len(rows)  # else one of two would stand in the other's place
    each = frame.select(**{row.name: row.expression * nw.lit(1.0) for row in rows - {ONE}})
    by_village = {row: each[row.name].to_numpy().reshape(VILLAGES, -1).sum(axis=1) for row in rows - {ONE}}
    return by_village | {ONE: np.full(VILLAGES, float(PEOPLE_OF_A_VILLAGE))}


class Drawn:
    """The totals of all samples at once, with one cluster a village."""

    def __init__(self, histories, villages):
        self.villages, self.weight = villages, VILLAGES / villages.shape[1]
        self.histories = histories

    def total(self, row):
        value = self.weight * self.histories[row][self.villages].sum(axis=1)
        return Linear(value, {row: np.ones_like(value)})

    def se(self, found):
        own = self.weight * sum(
            np.asarray(slope)[:, None] * self.histories[row][self.villages] for row, slope in found.slopes.items()
        )
        drawn = self.villages.shape[1]
        return np.sqrt(drawn / (drawn - 1) * ((own - own.mean(axis=1, keepdims=True)) ** 2).sum(axis=1))


@pytest.mark.parametrize("name", DYNAMICS)
def test_the_intervals_of_transitions_and_dynamics_do_too(histories, name):
    statistic = DYNAMICS[name]
    truth = statistic.formula(Drawn(histories, np.arange(VILLAGES)[None])).value[0]
    samples = Drawn(histories, np.random.default_rng(7).integers(0, VILLAGES, (SAMPLES, DRAWN)))
    found = statistic.formula(samples)
    interval = logit_interval if statistic.interval == "logit" else t_interval
    low, high = interval(found.value, samples.se(found), np.full(SAMPLES, DRAWN - 1.0), 0.95)
    assert 0.93 <= ((low <= truth) & (truth <= high)).mean() <= 0.97
