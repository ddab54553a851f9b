"""The one variance routine against the formula written out, and against what happens in repeated samples."""

import numpy as np
import pyarrow as pa
import pytest

import huiyin as hy
from support.measuring import by_measure, only


def written_out(y, stratum, cluster, inside, fraction):
    """Give the variance of a mean of a domain, cluster by cluster, as the method chapter writes it."""
    count, mean = inside.sum(), y[inside].mean()
    variance = 0.0
    for h in np.unique(stratum):
        u = [
            ((y - mean) * inside)[(stratum == h) & (cluster == c)].sum() / count
            for c in np.unique(cluster[stratum == h])
        ]
        variance += (1 - fraction) * len(u) * np.var(u, ddof=1)
    return variance


@pytest.mark.parametrize("clustered", [True, False])
def test_a_domain_has_the_variance_of_the_formula_with_absent_clusters_as_zeros(clustered):
    made = np.random.default_rng(2015)
    y, stratum = made.lognormal(size=60), np.repeat([0, 1, 2], 20)
    cluster = np.arange(60) // 5 if clustered else np.arange(60)
    inside = made.random(60) < 0.3
    per_stratum = 4 if clustered else 20
    people = pa.table({"y": y, "h": stratum, "c": cluster, "g": inside, "N": np.full(60, per_stratum * 4)})

    design = hy.Design(strata="h", clusters="c" if clustered else (), fpc="N")
    rows = list(hy.estimate(people, "mean", welfare="y", by="g", design=design).rows())

    assert rows[1]["g"] is True
    assert rows[1]["se"] ** 2 == pytest.approx(written_out(y, stratum, cluster, inside, 0.25), rel=1e-12)


def test_rows_as_their_own_clusters_agree_with_a_column_that_numbers_them():
    made = np.random.default_rng(2015)
    people = pa.table({"y": made.lognormal(size=50), "w": made.random(50), "id": range(50), "g": [1, 2] * 25})
    arguments = {"measures": ("mean", "total", "headcount", "gap"), "welfare": "y", "line": 1, "by": "g"}

    implied = hy.estimate(people, design=hy.Design(weights="w"), **arguments).to_arrow()
    named = hy.estimate(people, design=hy.Design(weights="w", clusters="id"), **arguments).to_arrow()

    for column in ("estimate", "se", "df", "deff"):
        assert implied[column].to_pylist() == pytest.approx(named[column].to_pylist(), rel=1e-9)


@pytest.mark.parametrize(("lonely", "variance"), [("certainty", 0.0), ("adjust", ((9 - 4) / 3) ** 2)])
def test_a_lonely_stratum_is_handled_by_the_rule_that_is_named(lonely, variance):
    # North has two villages that are equal (no variance of their own); south has one.
    people = pa.table({"y": [1.5, 1.5, 9.0], "h": ["north", "north", "south"], "c": [1, 2, 3]})
    design = hy.Design(strata="h", clusters="c", lonely=lonely)

    assert only(hy.estimate(people, "mean", welfare="y", design=design))["se"] ** 2 == pytest.approx(variance)


def test_a_stratum_that_was_taken_whole_may_have_one_cluster():
    people = pa.table({"y": [1.0, 3.0, 9.0], "h": [1, 1, 2], "c": [1, 2, 3], "N": [8, 8, 1]})
    design = hy.Design(strata="h", clusters="c", fpc="N")

    row = only(hy.estimate(people, "total", welfare="y", design=design))

    assert row["se"] ** 2 == pytest.approx((1 - 2 / 8) * 2 * np.var([1.0, 3.0], ddof=1))
    assert row["df"] == 1


def test_intervals_of_clustered_samples_cover_the_truth_as_often_as_they_say():
    # A province of 2 x 300 villages whose poverty differs; 1,000 surveys of 2 x 40 villages, each a group of one call.
    made, villages, households, draws, taken = np.random.default_rng(2016), 300, 12, 1000, 40
    village_level = made.normal(0, 0.3, size=(2, villages)) + np.array([[0.0], [0.4]])
    province = np.exp(village_level[..., None] + made.normal(0, 0.6, size=(2, villages, households)))
    picks = made.integers(0, villages, size=(draws, 2, taken))
    sample = province[np.arange(2)[None, :, None], picks]
    draw, stratum, cluster, _ = np.indices(sample.shape)
    surveys = pa.table(
        {"y": sample.ravel(), "draw": draw.ravel(), "stratum": stratum.ravel(), "cluster": cluster.ravel()}
    )
    line = float(np.quantile(province, 0.2))

    design = hy.Design(strata=("draw", "stratum"), clusters="cluster")
    measures = ("headcount", "gap", "severity", "mean")
    found = hy.estimate(surveys, measures, welfare="y", line=line, by="draw", design=design).to_arrow()
    truth = by_measure(hy.estimate(pa.table({"y": province.ravel()}), measures, welfare="y", line=line))

    for measure in measures:
        rows = found.filter(pa.array(np.array(found["measure"]) == measure))
        low, high = np.array(rows["ci_low"]), np.array(rows["ci_high"])
        assert 0.93 <= np.mean((low <= truth[measure]["estimate"]) & (truth[measure]["estimate"] <= high)) <= 0.97
        assert np.array(rows["df"]).tolist() == [78] * draws
