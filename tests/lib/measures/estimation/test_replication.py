"""Standard errors by resampling and by replicate weights: against linearisation, and against the jackknife by hand."""

import numpy as np
import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.kernel.errors import HuiyinError
from support.measuring import EUSILC, HOUSEHOLDS, by_measure, only

MEASURES = ("headcount", "gap", "mean", "median", "gini", "quintile_ratio")
QUESTION = {"welfare": "income", "line": hy.Relative(0.6), "design": HOUSEHOLDS}


def test_resampled_households_agree_with_linearisation_on_the_eusilc_data():
    asked = {"source": EUSILC, "measures": MEASURES, **QUESTION}
    linear, again = by_measure(hy.estimate(**asked)), by_measure(hy.estimate(**asked, variance=hy.Bootstrap(100, 7)))
    for measure in MEASURES:
        assert again[measure]["estimate"] == linear[measure]["estimate"]
        # 100 draws know a standard error to 7 per cent.
        assert again[measure]["se"] == pytest.approx(linear[measure]["se"], rel=0.2)
        assert again[measure]["df"] == linear[measure]["df"]
    assert linear["gini"]["method"].startswith("taylor")
    assert again["gini"]["method"] == "bootstrap, t"


def test_the_same_seed_gives_the_same_standard_errors_and_another_others():
    people = pa.table({"y": np.random.default_rng(1).lognormal(size=60), "c": np.arange(60) // 3})
    asked = {"source": people, "measures": "gini", "welfare": "y", "design": hy.Design(clusters="c")}
    found = [only(hy.estimate(**asked, variance=hy.Bootstrap(20, seed)))["se"] for seed in (3, 3, 4)]
    assert found[1] == pytest.approx(found[0], rel=1e-12)
    assert found[2] != pytest.approx(found[0], rel=1e-3)


def test_a_stratum_of_which_more_was_drawn_has_less_to_resample():
    people = pa.table({"y": np.random.default_rng(1).lognormal(size=40), "c": range(40), "N": [50] * 40})
    found = [
        only(hy.estimate(people, "mean", welfare="y", design=design, variance=hy.Bootstrap(400)))["se"]
        for design in (hy.Design(clusters="c"), hy.Design(clusters="c", fpc="N"))
    ]
    assert found[1] / found[0] == pytest.approx(np.sqrt(1 - 40 / 50), rel=1e-9)


def jackknifed(groups):
    """Give people in some groups of clusters with a column of weights for each cluster left out."""
    made = np.random.default_rng(2019)
    cluster = np.repeat(np.arange(8), 3)
    weights = {f"r{out}": np.where(cluster == out, 0.0, 8 / 7) for out in range(8)}
    return pa.table({"y": made.lognormal(size=24), "g": made.integers(0, groups, 24), "c": cluster, **weights})


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_replicate_weights_of_a_jackknife_give_the_variance_of_linearisation_where_the_statistic_is_linear(engine):
    people, columns = jackknifed(2), [f"r{out}" for out in range(8)]
    asked = {"source": people, "measures": "total", "welfare": "y", "by": "g", "engine": engine}
    linear = list(hy.estimate(**asked, design=hy.Design(clusters="c")).rows())
    design = hy.Design(replicates=columns, scale=7 / 8)
    again = list(hy.estimate(**asked, design=design, variance="replicates").rows())
    assert [row["se"] for row in again] == pytest.approx([row["se"] for row in linear], rel=1e-9)
    assert [(row["g"], row["df"], row["method"]) for row in again] == [(0, 7, "replicates, t"), (1, 7, "replicates, t")]


def test_replicate_weights_estimate_the_line_anew_each_time():
    people, columns = jackknifed(1), [f"r{out}" for out in range(8)]
    design, line = hy.Design(replicates=columns, scale=7 / 8), hy.Relative(0.8)
    row = only(hy.estimate(people, "gap", welfare="y", line=line, design=design, variance="replicates"))
    gaps = [
        only(hy.estimate(people, "gap", welfare="y", line=line, design=hy.Design(weights=column)))["estimate"]
        for column in columns
    ]
    assert row["se"] ** 2 == pytest.approx(7 / 8 * sum((gap - row["estimate"]) ** 2 for gap in gaps))


def test_the_definition_says_how_standard_errors_were_made():
    people, columns = jackknifed(1), [f"r{out}" for out in range(8)]
    by_weights = hy.estimate(people, "mean", welfare="y", design=hy.Design(replicates=columns), variance="replicates")
    drawn = hy.estimate(people, "mean", welfare="y", design=hy.Design(clusters="c"), variance=hy.Bootstrap(10, 5))
    assert "standard errors from 8 columns of replicate weights" in by_weights.definition.method.en
    assert "标准误由 10 次重抽样得出，随机种子 5" in drawn.definition.method.zh


@pytest.mark.parametrize("line", [1.0, hy.Relative(0.8)], ids=["fixed", "estimated"])
def test_a_group_that_some_draw_misses_has_its_estimate_without_a_standard_error(line):
    people = jackknifed(1).append_column("rare", pa.array(np.arange(24) < 3))
    asked = {"welfare": "y", "line": line, "by": "rare", "design": hy.Design(clusters="c")}
    rows = list(hy.estimate(people, ("headcount", "gini"), **asked, variance=hy.Bootstrap(30)).rows())
    assert [row["se"] is None for row in rows] == [False, False, True, True]
    assert all(row["estimate"] is not None for row in rows)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (
            lambda: hy.Bootstrap(1),
            "Bootstrap.draws is 1; allowed: two or more. 500 are usual.",
        ),
        (
            lambda: hy.Bootstrap(seed=-1),
            "Bootstrap.seed is -1; allowed: a whole number, zero or above. Choose any, and keep to it.",
        ),
        (
            lambda: hy.Design(scale=0),
            "Design.scale is 0; allowed: a number above 0. The survey's documentation gives it.",
        ),
        (
            lambda: hy.estimate(jackknifed(1), "mean", welfare="y", variance=hy.Bootstrap()),
            (
                "Design.clusters is (); allowed: a column of clusters to draw from. Where rows were drawn, name a column "
                "that numbers them."
            ),
        ),
        (
            lambda: hy.estimate(
                jackknifed(1).append_column("N", pa.array([90] * 24)), "mean", welfare="y", variance=hy.Bootstrap(),
                design=hy.Design(clusters="c", fpc=("N", "N")),
            ),
            (
                "Design.fpc is ('N', 'N'); allowed: one stage where surveys are resampled. Leave variance at 'taylor', "
                "which counts both."
            ),
        ),
        (
            lambda: hy.estimate(jackknifed(1), "mean", welfare="y", variance="replicates"),
            (
                "Design.replicates is (); allowed: two columns or more. Name the columns of replicate weights."
            ),
        ),
        (
            lambda: hy.estimate(
                jackknifed(1), "mean", welfare="y", variance="replicates", design=hy.Design(replicates=("r0", "r9"))
            ),
            (
                "There is no column 'r9' (asked for as weights). The source has: y, g, c, r0, r1, r2, r3, r4, r5, r6, r7. "
                "Name one of these, or add the column."
            ),
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_resampled_is_refused_in_words(ask, message):
    with pytest.raises(HuiyinError) as refused:
        ask()
    assert str(refused.value) == message
