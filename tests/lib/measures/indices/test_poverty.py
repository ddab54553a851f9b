"""What every poverty statistic must obey, whatever the data (hypothesis), and what may be asked for."""

import narwhals as nw
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from support.measuring import EUSILC, HOUSEHOLDS, by_measure, only

INCOMES = st.lists(st.floats(0, 1e6), min_size=2, max_size=30)
ORDERS = st.sampled_from([0, 0.5, 1, 1.5, 2, 3, 4])
WEIGHTS = st.floats(0.1, 10)
LINE = 1000.0
FEW = settings(max_examples=15, deadline=None)


def figures(incomes, *, line=LINE, weights=None, measures=("headcount", "gap", "severity")):
    weights = np.ones(len(incomes)) if weights is None else weights
    people = pa.table({"y": np.array(incomes, dtype=float), "w": np.array(weights, dtype=float)})
    design = hy.Design(weights="w")
    # Polars answers small questions sooner; that the engines agree is tested elsewhere.
    rows = by_measure(hy.estimate(people, measures, welfare="y", line=line, design=design, engine="polars"))
    return {name: row["estimate"] for name, row in rows.items()}


# R 4.2.2: laeken, survey and convey on the synthetic EU-SILC; Sen has no standard error there.
@pytest.mark.parametrize(
    ("measure", "estimate", "se", "subset"),
    [
        ("sst", 0.076541184881505, 0.003389011224997, None),
        ("sen", 0.058312246736896, None, None),
        ("income_gap", 0.275607653319230, 0.008513111208577, None),
        ("watts", 0.062403974472, 0.003577072137, nw.col("income") > 0),
    ],
    ids=str,
)
def test_the_ranked_poverty_of_eusilc_is_what_r_computes(measure, estimate, se, subset):
    row = only(hy.estimate(EUSILC, measure, welfare="income", line=10859.236, design=HOUSEHOLDS, subset=subset))
    assert row["estimate"] == pytest.approx(estimate, rel=1e-10)
    assert se is None or row["se"] == pytest.approx(se, rel=1e-9)


@pytest.mark.parametrize(
    ("incomes", "watts", "sst"),
    [
        ((100, 100, 150, 150), 0.1115717757, 0.15),
        ((124, 124, 150, 150), 0.0040160858, 0.006),
        ((100, 110, 150, 160), 0.0877442307, 0.125),
        ((100, 110, 120, 150), 0.0979497293, 0.1325),
    ],
)
def test_the_handbook_s_four_people_have_their_watts_and_sen_shorrocks_thon(incomes, watts, sst):
    assert figures(incomes, line=125, measures=("watts", "sst")) == pytest.approx(
        {"watts": watts, "sst": sst}, abs=6e-11
    )


@FEW
@given(INCOMES, ORDERS)
def test_fgt_is_the_mean_relative_shortfall_to_its_power(incomes, order):
    y = np.array(incomes)
    expected = np.where(y < LINE, (np.maximum(LINE - y, 0) / LINE) ** order, 0).mean()

    assert list(figures(incomes, measures=hy.FGT(order)).values()) == pytest.approx([expected], abs=1e-12)


@FEW
@given(INCOMES)
def test_severity_lies_below_gap_and_gap_below_headcount_and_all_between_0_and_1(incomes):
    found = figures(incomes)

    assert 0 <= found["severity"] <= found["gap"] <= found["headcount"] <= 1


@FEW
@given(INCOMES, st.sampled_from([0.25, 2, 1024]))
def test_another_currency_changes_nothing(incomes, rate):
    assert figures([income * rate for income in incomes], line=LINE * rate) == pytest.approx(
        figures(incomes), abs=1e-12
    )


@FEW
@given(INCOMES, st.integers(2, 4))
def test_a_population_twice_over_is_as_poor_as_once(incomes, times):
    assert figures(incomes * times) == pytest.approx(figures(incomes), abs=1e-12)


@FEW
@given(st.lists(st.tuples(st.floats(0, 2000), st.integers(1, 5)), min_size=2, max_size=10))
def test_a_weight_stands_for_as_many_people(people):
    incomes, weights = zip(*people, strict=True)
    one_by_one = [income for income, weight in people for _ in range(weight)]

    assert figures(incomes, weights=weights) == pytest.approx(figures(one_by_one), abs=1e-12)


@FEW
@given(st.lists(st.tuples(st.floats(0, 2000), WEIGHTS, st.sampled_from("abc")), min_size=2, max_size=30))
def test_the_whole_is_the_mean_of_its_groups_weighted_by_population(people):
    incomes, weights, groups = zip(*people, strict=True)
    table = pa.table({"y": incomes, "w": weights, "g": groups})
    found = list(
        hy.estimate(table, welfare="y", line=LINE, by="g", design=hy.Design(weights="w"), engine="polars").rows()
    )

    for measure, whole in figures(incomes, weights=weights).items():
        parts = [row for row in found if row["measure"] == measure]
        population = sum(row["population"] for row in parts)
        assert sum(row["estimate"] * row["population"] for row in parts) / population == pytest.approx(whole, abs=1e-12)


@FEW
@given(st.lists(st.floats(1, 999), min_size=2, max_size=20), st.integers(0, 19), st.floats(0.1, 0.9))
def test_a_poorer_poor_person_makes_gap_and_severity_worse(incomes, which, share):
    worse = list(incomes)
    worse[which % len(incomes)] *= share
    before, after = figures(incomes), figures(worse)

    assert after["headcount"] == before["headcount"]
    assert after["gap"] > before["gap"]
    assert after["severity"] > before["severity"]


@FEW
@given(st.lists(st.tuples(st.floats(0, 2000), st.integers(0, 4)), min_size=5, max_size=30), st.floats(0.5, 8))
def test_standard_errors_of_shares_do_not_depend_on_the_scale_of_weights(people, scale):
    incomes, clusters = zip(*people, strict=True)
    clusters = (0, 1, *clusters[2:])

    def errors(weight):
        table = pa.table({"y": incomes, "c": clusters, "w": [weight] * len(incomes)})
        design = hy.Design(weights="w", clusters="c")
        found = hy.estimate(table, welfare="y", line=LINE, design=design, engine="polars")
        return [row["se"] for row in found.rows()]

    assert errors(scale) == pytest.approx(errors(1.0), abs=1e-9)


@pytest.mark.parametrize("order", [-1, float("inf"), float("nan")])
def test_an_order_below_zero_or_infinite_is_refused(order):
    with pytest.raises(ParameterError, match=r"FGT\.order is .*; allowed: a number from 0 up\."):
        hy.FGT(order)


def test_incomes_below_zero_count_with_their_whole_shortfall():
    assert only(hy.estimate(pa.table({"y": [-50.0, 150.0]}), "gap", welfare="y", line=100))["estimate"] == 0.75
