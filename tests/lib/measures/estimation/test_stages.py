"""Samples drawn in two stages without replacement: against the formula, against one stage, against repeated draws."""

import numpy as np
import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.kernel.errors import HuiyinError
from huiyin.measures.estimation.stages import numbered
from support.measuring import assert_same, by_measure, only

# 3 of 6 villages, then 2 of 4, 2 of 3 and 3 of 3 households, each of two persons.
HOUSE = np.repeat(np.arange(7), 2)
VILLAGE = np.repeat([0, 0, 1, 1, 2, 2, 2], 2)
OF_VILLAGE = np.repeat([4, 4, 3, 3, 3, 3, 3], 2)
INCOME = np.array([3.0, 5, 8, 2, 9, 4, 1, 7, 6, 6, 2, 8, 3, 5])
PEOPLE = pa.table({"y": INCOME, "v": VILLAGE, "h": HOUSE, "N": [6] * 14, "M": OF_VILLAGE, "g": [0, 1] * 7})
TWO = hy.Design(clusters=("v", "h"), fpc=("N", "M"))


def spread(values):
    return len(values) * np.var(values, ddof=1)


def written_out(inside):
    """Give the variance of a mean of a domain, stage by stage (Sarndal, Swensson and Wretman 1992, section 4.3)."""
    u = (INCOME - INCOME[inside].mean()) * inside / inside.sum()
    variance = (1 - 3 / 6) * spread([u[v == VILLAGE].sum() for v in range(3)])
    for village, f in enumerate((2 / 4, 2 / 3, 3 / 3)):
        houses = np.unique(HOUSE[village == VILLAGE])
        variance += 3 / 6 * (1 - f) * spread([u[house == HOUSE].sum() for house in houses])
    return variance


def test_both_stages_add_to_the_variance_as_the_formula_says():
    row = only(hy.estimate(PEOPLE, "mean", welfare="y", design=TWO))
    assert row["se"] ** 2 == pytest.approx(written_out(np.full(14, fill_value=True)), rel=1e-12)
    assert row["df"] == 2


def test_a_domain_keeps_both_stages():
    rows = list(hy.estimate(PEOPLE, "mean", welfare="y", by="g", design=TWO).rows())
    assert [row["se"] ** 2 for row in rows] == pytest.approx([written_out(np.arange(14) % 2 == g) for g in (0, 1)])


@pytest.mark.parametrize("line", [5.5, hy.Relative(0.9)], ids=["fixed", "estimated"])
@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_rows_drawn_within_clusters_agree_with_a_column_that_numbers_them(line, engine):
    people = PEOPLE.filter(pa.array(np.arange(14) % 2 == 0)).append_column("id", pa.array(range(7)))
    arguments = {"measures": ("mean", "headcount", "gap", "gini", "median"), "welfare": "y", "line": line}
    drawn = hy.estimate(people, design=hy.Design(clusters="v", fpc=("N", "M")), engine=engine, **arguments)
    numbered = hy.estimate(people, design=hy.Design(clusters=("v", "id"), fpc=("N", "M")), **arguments)
    assert_same(drawn, numbered, rel=1e-9)


def test_villages_taken_whole_have_one_stage():
    whole = PEOPLE.set_column(4, "M", pa.array(np.repeat([2, 2, 2, 2, 3, 3, 3], 2)))
    one_stage = hy.Design(clusters="v", fpc="N")
    measures = ("mean", "headcount", "gini")
    assert_same(
        hy.estimate(whole, measures, welfare="y", line=4, design=TWO),
        hy.estimate(whole, measures, welfare="y", line=4, design=one_stage),
        rel=1e-12,
    )


def test_with_replacement_later_stages_add_nothing():
    found = [
        only(hy.estimate(PEOPLE, "mean", welfare="y", design=hy.Design(clusters=clusters)))["se"]
        for clusters in ("v", ("v", "h"))
    ]
    assert found[0] == found[1] > 0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"M": [4, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2]},
            ("The column 'M' (fpc) must give the number of units in the population, the same in all rows of a cluster and no "
            "fewer than the sample has. In cluster 2 the sample has 3, and the column says 2 to 2."),
        ),
        (
            {"h": [0, 0, 0, 0, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]},
            ("Where a cluster has one unit only, its spread is unknown (1): 0. Merge each with a like cluster, or choose "
            "Design(lonely='certainty') if it was taken whole, or lonely='adjust' to measure it from the mean of all."),
        ),
        ({"h": [None, *HOUSE[1:]]}, "1 of 14 rows have no value in 'h', which names the cluster. Fill them in: every row belongs to one."),
    ],
)  # fmt: skip
def test_a_second_stage_that_cannot_be_says_where_and_how_to_mend_it(changes, message):
    people = pa.table({name: pa.array(changes.get(name, PEOPLE[name].to_pylist())) for name in PEOPLE.column_names})
    with pytest.raises(HuiyinError) as refused:
        hy.estimate(people, "mean", welfare="y", design=TWO)
    assert str(refused.value) == message


def test_intervals_of_two_stages_cover_the_truth_as_often_as_they_say():
    # A county of 60 villages of 12 households; 1,000 surveys of 40 villages, 5 households in each, without replacement.
    made, villages, households, draws, first, second = np.random.default_rng(2018), 60, 12, 1000, 40, 5
    county = np.exp(made.normal(0, 0.25, (villages, 1)) + made.normal(0, 0.6, (villages, households)))
    village = np.argsort(made.random((draws, villages)), axis=1)[:, :first]
    household = np.argsort(made.random((draws, first, households)), axis=2)[..., :second]
    sample = county[village[..., None], household]
    draw, cluster, _ = np.indices(sample.shape)
    counts = {"N": np.full(sample.size, villages), "M": np.full(sample.size, households)}
    surveys = pa.table({"y": sample.ravel(), "draw": draw.ravel(), "cluster": cluster.ravel(), **counts})
    line, measures = float(np.quantile(county, 0.3)), ("headcount", "gap", "severity", "mean")

    design = hy.Design(strata="draw", clusters="cluster", fpc=("N", "M"))
    found = hy.estimate(surveys, measures, welfare="y", line=line, by="draw", design=design).to_arrow()
    truth = by_measure(hy.estimate(pa.table({"y": county.ravel()}), measures, welfare="y", line=line))

    for measure in measures:
        rows = found.filter(pa.array(np.array(found["measure"]) == measure))
        low, high = np.array(rows["ci_low"]), np.array(rows["ci_high"])
        assert 0.93 <= np.mean((low <= truth[measure]["estimate"]) & (truth[measure]["estimate"] <= high)) <= 0.97


def test_a_column_in_which_nothing_stands_is_one_group():
    numbers, first = numbered(pa.table({"h": pa.nulls(3)}), ["h"])

    assert (numbers.tolist(), first.tolist()) == ([0, 0, 0], [0])


def test_groups_are_numbered_by_their_first_row_within_those_of_the_keys_before_and_no_value_is_one_too():
    table = pa.table({"h": ["b", "b", "a", "a", "b"], "c": ["y", None, "y", "x", None]})

    numbers, first = numbered(table, ["h", "c"])

    assert (numbers.tolist(), first.tolist()) == ([0, 1, 2, 3, 1], [0, 1, 2, 3])
