"""What every statistic of inequality must obey, and what R computes of the same data."""

import narwhals as nw
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from huiyin.measures.errors import NotAboveZeroError
from support.measuring import DATA, EUSILC, HOUSEHOLDS, by_measure, only

INDICES = (
    "gini", "theil_t", "theil_l", hy.GE(2), hy.GE(-1), hy.Atkinson(0.5), hy.Atkinson(1), hy.Atkinson(2),
    "palma", hy.Share(0, 0.4), hy.Lorenz(0.5),
)  # fmt: skip
OF_EQUALITY = {"palma": 0.25, "share_0_0.4": 0.4, "lorenz_0.5": 0.5}
FALL_WITH_INEQUALITY = {"share_0_0.4", "lorenz_0.5"}
INCOMES = st.lists(st.floats(1, 1e5), min_size=10, max_size=40)
FEW = settings(max_examples=10, deadline=None)


def figures(incomes, measures=INDICES, *, weights=None):
    weights = np.ones(len(incomes)) if weights is None else np.array(weights, dtype=float)
    people = pa.table({"y": np.array(incomes, dtype=float), "w": weights})
    rows = by_measure(hy.estimate(people, measures, welfare="y", design=hy.Design(weights="w"), engine="polars"))
    return {name: row["estimate"] for name, row in rows.items()}


# R 4.2.2: laeken 0.5.2, convey; incomes above zero where a logarithm is taken.
@pytest.mark.parametrize(
    ("measure", "estimate", "se", "positive"),
    [
        ("gini", 0.264896192113229, 0.003082351570401, False),
        ("quintile_ratio", 3.970004326037, 0.068184061082, False),
        ("theil_t", 0.120526920613080, 0.003136702140856, True),
        ("theil_l", 0.131369230476710, 0.003610045346233, True),
        ("median", 18098.72666666667, 146.578476226925, False),
    ],
)
def test_the_inequality_of_eusilc_is_what_r_computes(measure, estimate, se, positive):
    subset = nw.col("income") > 0 if positive else None
    row = only(hy.estimate(EUSILC, measure, welfare="income", design=HOUSEHOLDS, subset=subset))
    assert (row["estimate"], row["se"]) == pytest.approx((estimate, se), rel=1e-10)


# World Bank PIP synthetic surveys, from the MIT-licensed package wbpip.
def test_the_surveys_of_the_world_bank_have_their_gini_and_mean_log_deviation():
    consumption = DATA / "2_DEF_2000_consumption.csv"
    found = by_measure(
        hy.estimate(
            consumption, ("mean", "gini"), welfare="welfare", design=hy.Design(weights="weight"),
            subset=nw.col("weight") > 0, missing="exclude",
        )
    )  # fmt: skip
    assert found["mean"]["estimate"] == pytest.approx(17322.9770106632, rel=1e-12)
    assert found["gini"]["estimate"] == pytest.approx(0.318649975354307, rel=1e-12)


def test_of_a_hundred_with_everything_in_one_hand_the_gini_is_99_hundredths():
    assert figures([0.0] * 99 + [100.0], "gini") == {"gini": pytest.approx(0.99, abs=1e-15)}


@pytest.mark.parametrize(
    ("incomes", "gini", "theil", "deviation"),
    [
        ((100, 100, 150, 150), 0.1, 0.0201355136, 0.0204109973),
        ((124, 124, 150, 150), 0.0474452555, 0.0045088853, 0.0045224960),
        ((100, 110, 150, 160), 0.1057692308, 0.0193750945, 0.0196695352),
        ((100, 110, 120, 150), 0.0833333333, 0.0118085949, 0.0115473456),
    ],
)
def test_the_handbook_s_four_people_have_their_indices(incomes, gini, theil, deviation):
    found = figures(incomes, ("gini", "theil_t", "theil_l"))
    assert found == pytest.approx({"gini": gini, "theil_t": theil, "theil_l": deviation}, abs=6e-11)


@FEW
@given(st.floats(1, 1e6), st.integers(2, 30))
def test_where_all_have_the_same_there_is_no_inequality(income, people):
    found = figures([income] * people)
    assert found == pytest.approx({name: OF_EQUALITY.get(name, 0.0) for name in found}, abs=1e-9)


@FEW
@given(INCOMES, st.sampled_from([0.25, 2, 1024]))
def test_another_currency_changes_no_index(incomes, rate):
    assert figures([income * rate for income in incomes]) == pytest.approx(figures(incomes), rel=1e-9, abs=1e-9)


@FEW
@given(INCOMES, st.integers(2, 4))
def test_a_population_twice_over_is_as_unequal_as_once(incomes, times):
    assert figures(incomes * times) == pytest.approx(figures(incomes), rel=1e-9, abs=1e-9)


@FEW
@given(st.lists(st.tuples(st.floats(1, 1e5), st.integers(1, 4)), min_size=4, max_size=12))
def test_a_weight_stands_for_as_many_people(people):
    incomes, weights = zip(*people, strict=True)
    one_by_one = [income for income, weight in people for _ in range(weight)]
    assert figures(incomes, weights=weights) == pytest.approx(figures(one_by_one), rel=1e-9, abs=1e-9)


@FEW
@given(INCOMES, st.floats(0.01, 0.49))
def test_what_the_richest_gives_the_poorest_makes_no_index_worse(incomes, part):
    """Pigou and Dalton: a gift that does not turn the two around."""
    ordered = sorted(incomes)
    given = part * (ordered[-1] - ordered[0])
    after = [ordered[0] + given, *ordered[1:-1], ordered[-1] - given]
    before, now = figures(ordered), figures(after)
    for name, value in before.items():
        sign = -1 if name in FALL_WITH_INEQUALITY else 1
        assert sign * now[name] <= sign * value + 1e-9 * abs(value) + 1e-12, name


@FEW
@given(st.lists(st.tuples(st.floats(1, 1e5), st.sampled_from("ab")), min_size=6, max_size=30))
def test_generalised_entropy_is_what_lies_within_groups_and_between_them(people):
    incomes, groups = (np.array(column) for column in zip(("1", "a"), ("1", "b"), *people, strict=True))
    incomes = incomes.astype(float)
    table = pa.table({"y": incomes, "g": groups})
    for order, index in ((0, "theil_l"), (1, "theil_t"), (2, "ge_2")):
        own = {
            row["g"]: row["estimate"]
            for row in hy.estimate(table, hy.GE(order), welfare="y", by="g", engine="polars").rows()
        }
        mean = incomes.mean()
        shares = {g: ((groups == g).mean(), incomes[groups == g].mean() / mean) for g in own}
        within = sum(n * r**order * own[g] for g, (n, r) in shares.items())
        between = figures([incomes[groups == g].mean() for g in groups], hy.GE(order))[index]
        assert within + between == pytest.approx(figures(incomes, hy.GE(order))[index], rel=1e-9, abs=1e-9)


def test_quantiles_lie_where_the_shares_say_and_between_two_they_halve():
    assert figures([4, 1, 3, 2], (hy.Quantile(0.5), hy.Quantile(0.25), hy.Quantile(0.9))) == {
        "median": 2.5,
        "quantile_0.25": 1.5,
        "quantile_0.9": 4.0,
    }


def test_a_quantile_among_equals_is_theirs_however_many_entries_they_are():
    people = pa.table({"y": [1.0, 1, 2, 2, 3, 3], "id": range(6)})
    for design in (hy.Design(), hy.Design(clusters="id")):
        assert only(hy.estimate(people, "median", welfare="y", design=design))["estimate"] == 2


def test_shares_of_all_ranks_add_up_and_the_lorenz_curve_is_their_sum():
    found = figures(
        [1, 2, 3, 4], (hy.Share(0, 0.5), hy.Share(0.5, 1), hy.Lorenz(0.5), hy.Lorenz(0.5, generalised=True))
    )
    assert found == pytest.approx(
        {"share_0_0.5": 0.3, "share_0.5_1": 0.7, "lorenz_0.5": 0.3, "generalised_lorenz_0.5": 0.75}
    )


@pytest.mark.parametrize("measure", ["theil_t", "theil_l", hy.GE(0.5), hy.Atkinson(0.5), hy.Atkinson(1)])
def test_incomes_that_are_not_above_zero_are_counted_and_refused(measure):
    with pytest.raises(NotAboveZeroError) as refused:
        figures([0.0, -1.0, 5.0, 7.0], measure)
    assert "Column 'y': 2 of 4 rows are not above zero" in str(refused.value)


@pytest.mark.parametrize(
    ("measure", "arguments"),
    [
        (hy.GE, (float("nan"),)),
        (hy.Atkinson, (0,)),
        (hy.Quantile, (1,)),
        (hy.Quantile, (0,)),
        (hy.Share, (0.4, 0.4)),
        (hy.Share, (-0.1, 0.4)),
        (hy.Lorenz, (1.5,)),
    ],
)
def test_a_parameter_outside_what_is_allowed_is_refused(measure, arguments):
    with pytest.raises(ParameterError, match=r"; allowed: "):
        measure(*arguments)
