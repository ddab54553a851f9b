"""Standard errors of ranked statistics: the engines agree, the ways agree, and intervals cover the truth."""

import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from huiyin.measures.errors import NotAboveZeroError
from huiyin.measures.indices.catalogue import NAMES
from support.measuring import EUSILC, HOUSEHOLDS, assert_same, by_measure

WITH_PARAMETERS = (
    hy.FGT(0.5), hy.FGT(3), hy.ExitTime(0.03), hy.GE(-1), hy.GE(2), hy.Atkinson(0.5), hy.Atkinson(1), hy.Quantile(0.1),
    hy.Share(0.2, 0.4), hy.Lorenz(0.4), hy.Lorenz(0.4, generalised=True),
)  # fmt: skip
EVERY = (*NAMES, *WITH_PARAMETERS)
LINE = 10859.236
ABOVE_ZERO = nw.col("income") > 0


def estimated(source=EUSILC, *, design=HOUSEHOLDS, line=LINE, **more):
    asked = {"welfare": "income", "line": line, "design": design, "subset": ABOVE_ZERO} | more
    return hy.estimate(source, EVERY, **asked)


@pytest.mark.parametrize("by", [(), "region", ("sex", "region")], ids=str)
def test_the_engines_agree_on_every_statistic(by):
    assert_same(estimated(by=by), estimated(by=by, engine="polars"), rel=1e-9)


@pytest.mark.parametrize("line", [LINE, hy.Relative(0.6)], ids=str)
def test_rows_as_their_own_clusters_agree_with_a_column_that_numbers_them(line):
    table = pq.read_table(EUSILC).slice(0, 3000)
    table = table.append_column("number", pa.array(range(table.num_rows)))
    alone = hy.Design(weights="weight", strata="region")
    numbered = hy.Design(weights="weight", strata="region", clusters="number")
    assert_same(
        estimated(table, design=alone, line=line, by="sex"), estimated(table, design=numbered, line=line, by="sex"),
        rel=1e-9,
    )  # fmt: skip


def test_a_line_for_each_row_that_is_the_same_for_all_is_one_line():
    table = pq.read_table(EUSILC).slice(0, 3000)
    table = table.append_column("z", pa.array(np.full(table.num_rows, LINE)))
    assert_same(estimated(table, by="sex"), estimated(table, by="sex", line="z"), rel=1e-9)


def test_a_subset_has_the_standard_errors_of_a_group():
    men = by_measure(estimated(subset=ABOVE_ZERO & (nw.col("sex") == "male")))
    groups = {(row["sex"], row["measure"]): row for row in estimated(by="sex").rows()}
    for name, row in men.items():
        assert (row["estimate"], row["se"]) == pytest.approx(
            (groups["male", name]["estimate"], groups["male", name]["se"]), rel=1e-9
        )


RICH_AND_POOR = pa.table({"g": ["poor"] * 3 + ["rich"] * 3, "y": [10.0, 20.0, 30.0, 100.0, 200.0, 300.0]})
WITH_NOTHING = pa.table({"g": ["nothing"] * 3 + ["rich"] * 3, "y": [0.0, 0.0, 0.0, 100.0, 200.0, 300.0]})


@pytest.mark.parametrize(("line", "measures"), [
    (50, {"sen": 0, "sst": 0, "income_gap": None, "poor_median": None, "median_gap": None}),
    (hy.Relative(0.6), {"sen": 0, "sst": 0, "income_gap": None, "poor_median": None, "median_gap": None}),
])  # fmt: skip
def test_where_nobody_is_poor_indices_are_nothing_and_what_the_poor_have_is_not_known(line, measures):
    found = hy.estimate(RICH_AND_POOR, list(measures), welfare="y", line=line, by="g")
    assert {row["measure"]: row["estimate"] for row in found.rows() if row["g"] == "rich"} == measures


def test_where_nobody_has_anything_no_share_of_it_is_known_and_the_poor_are_equal():
    unknown = ("gini", "quintile_ratio", "palma", hy.GE(2), hy.Share(0, 0.4), hy.Lorenz(0.4))
    rows = [row for row in hy.estimate(WITH_NOTHING, unknown, welfare="y", by="g").rows() if row["g"] == "nothing"]
    assert [(row["estimate"], row["se"]) for row in rows] == [(None, None)] * len(unknown)
    (row, _) = hy.estimate(WITH_NOTHING, "sen", welfare="y", line=50, by="g").rows()
    assert (row["estimate"], row["se"]) == (1, 0)


def test_sen_counts_the_inequality_of_the_poor_whatever_they_have_together():
    # Line 20: the poor have -10 and 5, P0 = 1/2, P1 = 9/16, and a Gini of -3/2.
    people = pa.table({"y": [-10.0, 5.0, 50.0, 60.0]})
    (row,) = hy.estimate(people, "sen", welfare="y", line=20).rows()
    assert row["estimate"] == pytest.approx(9 / 16 + (1 / 2 - 9 / 16) * -3 / 2)


@pytest.mark.parametrize("incomes", [[-9.0, -8, -5, -3, 2], [0.0] * 7 + [5, 6]])
def test_a_line_of_the_data_that_is_not_above_zero_is_refused(incomes):
    with pytest.raises(ParameterError, match="allowed: a share of a median or mean that is above 0"):
        hy.estimate(pa.table({"y": incomes}), "gap", welfare="y", line=hy.Relative(0.6))


@pytest.mark.parametrize(("incomes", "order", "value"), [
    ([0.0, 0.2, 0.3, 0.4], 2, 35 / 162), ([-10.0, 20.0, 30.0, 40.0], 2, 0.4375), ([-10.0, 20.0, 30.0, 40.0], 3, 0.34375),
])  # fmt: skip
def test_entropy_of_whole_orders_above_one_takes_incomes_as_they_are(incomes, order, value):
    (row,) = hy.estimate(pa.table({"y": incomes}), hy.GE(order), welfare="y").rows()
    assert row["estimate"] == pytest.approx(value, rel=1e-9)
    with pytest.raises(NotAboveZeroError, match=r"and ge_1.5 need a logarithm or a power of each"):
        hy.estimate(pa.table({"y": incomes}), hy.GE(1.5), welfare="y")
