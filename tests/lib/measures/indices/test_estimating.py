"""The estimates against figures that others computed: R survey, laeken, convey, PovcalNet, the World Bank Handbook."""

import narwhals as nw
import numpy as np
import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ESTIMATE_COLUMNS
from huiyin.measures.estimation.intervals import t_interval
from support.measuring import API_CLUSTERS, API_STRATA, DATA, EUSILC, HOUSEHOLDS, by_measure, numbers, only

GOLDEN = [
    (10859.236, "headcount", 0.144442181675340, 0.004981780652278),
    (10859.236, "gap", 0.039809370731849, 0.001809908137913),
    (10859.236, "severity", 0.019185765862567, 0.001195557606497),
    (10000, "headcount", 0.114440129199, 0.004502107693),
    (10000, "gap", 0.032085417963, 0.001667797641),
    (10000, "severity", 0.016189352959, 0.001119200426),
]


@pytest.mark.parametrize(("line", "measure", "estimate", "se"), GOLDEN)
def test_the_poverty_of_eusilc_is_what_r_survey_computes(line, measure, estimate, se):
    row = only(hy.estimate(EUSILC, measure, welfare="income", line=line, design=HOUSEHOLDS))

    assert row["estimate"] == pytest.approx(estimate, abs=1e-12)
    assert row["se"] == pytest.approx(se, abs=1e-12)


def test_mean_income_and_the_number_of_poor_are_what_r_survey_computes():
    rows = by_measure(
        hy.estimate(EUSILC, ("mean", "poor_persons"), welfare="income", line=10859.236, design=HOUSEHOLDS)
    )

    assert rows["mean"]["estimate"] == pytest.approx(19890.806931295, abs=1e-9)
    assert rows["mean"]["se"] == pytest.approx(141.164079555670, abs=1e-10)
    assert rows["poor_persons"]["estimate"] == pytest.approx(1181857.9966319, abs=1e-6)
    assert rows["poor_persons"]["se"] == pytest.approx(41161.514254594, abs=1e-8)


def test_a_headcount_has_its_logit_interval_degrees_of_freedom_and_design_effect():
    row = only(hy.estimate(EUSILC, "headcount", welfare="income", line=10859.236, design=HOUSEHOLDS))

    assert (row["ci_low"], row["ci_high"]) == pytest.approx((0.1349478186, 0.1544852365), abs=1e-10)
    assert row["df"] == 5991
    assert row["deff"] == pytest.approx(2.98289175683416, abs=1e-11)
    assert row["n"] == 14827
    assert row["population"] == pytest.approx(8182222)
    assert row["method"] == "taylor, logit"


def test_the_t_interval_of_the_same_headcount_is_that_of_r_survey():
    low, high = t_interval(np.array([0.144442181675340]), np.array([0.004981780652278]), np.array([5991.0]), 0.95)

    assert (low[0], high[0]) == pytest.approx((0.134676097978, 0.154208265373), abs=1e-12)


def test_men_as_a_subset_and_as_a_group_have_the_standard_error_of_a_domain():
    subset = hy.estimate(
        EUSILC, "headcount", welfare="income", line=10859.236, design=HOUSEHOLDS, subset=nw.col("sex") == "male"
    )
    groups = hy.estimate(EUSILC, "headcount", welfare="income", line=10859.236, design=HOUSEHOLDS, by="sex")

    male = list(groups.rows())[1]
    assert male["sex"] == "male"
    assert numbers(male) == pytest.approx(numbers(only(subset)), rel=1e-12)
    assert male["estimate"] == pytest.approx(0.120265999772, abs=1e-12)
    assert male["se"] == pytest.approx(0.005259284401, abs=1e-12)


@pytest.mark.parametrize(
    ("file", "measure", "column", "design", "estimate", "se"),
    [
        ("apistrat.csv", "mean", "api00", API_STRATA, 662.28736315932, 9.4089408027846),
        ("apistrat.csv", "mean", "api00", hy.Design(weights="pw", strata="stype"), 662.28736315932, 9.5361322969252),
        ("apistrat.csv", "total", "enroll", API_STRATA, 3687177.5324383, 114641.71610078),
        ("apiclus1.csv", "mean", "api00", API_CLUSTERS, 644.1693989071, 23.542240693781),
        ("apiclus1.csv", "mean", "api00", hy.Design(weights="pw", clusters="dnum"), 644.1693989071, 23.779010720887),
        ("apiclus1.csv", "total", "enroll", API_CLUSTERS, 3404940.1345291, 932235.02704122),
    ],
)
def test_schools_with_and_without_a_finite_population_are_as_r_survey_prints_them(
    file, measure, column, design, estimate, se
):
    row = only(hy.estimate(DATA / file, measure, welfare=column, design=design))

    assert row["estimate"] == pytest.approx(estimate, rel=1e-12)
    assert row["se"] == pytest.approx(se, rel=1e-12)


@pytest.mark.parametrize(
    ("incomes", "expected"),
    [
        ([100, 100, 150, 150], (0.5, 0.1, 0.02)),
        ([124, 124, 150, 150], (0.5, 0.004, 0.000032)),
        ([100, 110, 150, 160], (0.5, 0.08, 0.0136)),
        ([100, 110, 120, 150], (0.75, 0.09, 0.0140)),
    ],
)
def test_the_handbook_of_the_world_bank_has_the_same_examples(incomes, expected):
    rows = by_measure(hy.estimate(pa.table({"y": incomes}), welfare="y", line=125))

    assert tuple(rows[name]["estimate"] for name in ("headcount", "gap", "severity")) == pytest.approx(expected)


def test_a_survey_of_the_world_bank_has_the_figures_that_povcalnet_prints():
    survey = DATA / "1_ABC_2000_income.csv"
    design = hy.Design(weights="weight")
    measures = ("mean", "headcount", "gap", "severity")
    rows = by_measure(hy.estimate(survey, measures, welfare="welfare", line=3617167.62745117, design=design))

    assert rows["mean"]["estimate"] == pytest.approx(3436146.13394682)
    assert rows["headcount"]["estimate"] == pytest.approx(0.733351325210, abs=1e-12)
    assert rows["gap"]["estimate"] == pytest.approx(0.395758380672, abs=1e-12)
    assert rows["severity"]["estimate"] == pytest.approx(0.253484881891, abs=1e-12)


def test_rows_without_welfare_are_left_out_only_when_asked_and_then_counted():
    result = hy.estimate(
        DATA / "2_DEF_2000_consumption.csv",
        "mean",
        welfare="welfare",
        design=hy.Design(weights="weight"),
        missing="exclude",
    )

    assert only(result)["estimate"] == pytest.approx(17322.9770106632)
    assert only(result)["n"] == 1997
    assert "without the 3 rows that have no value in 'welfare'" in result.definition.population.en


def test_a_result_has_the_groups_then_the_columns_of_every_estimate_sorted_by_group():
    people = pa.table({"y": [1.0, 5.0, 2.0, 7.0], "town": ["b", "b", "a", "a"], "year": [2, 1, 2, 1]})
    result = hy.estimate(people, ("mean", "headcount"), welfare="y", line=3, by=("town", "year"))

    assert result.to_arrow().column_names == ["town", "year", *ESTIMATE_COLUMNS]
    assert [(row["town"], row["year"], row["measure"]) for row in result.rows()] == [
        (town, year, measure) for town in "ab" for year in (1, 2) for measure in ("mean", "headcount")
    ]


def test_a_headcount_of_nothing_or_all_has_no_interval():
    rows = list(hy.estimate(pa.table({"y": [1, 2], "g": ["a", "b"]}), "headcount", welfare="y", line=2, by="g").rows())

    assert [(row["estimate"], row["ci_low"], row["ci_high"], row["deff"]) for row in rows] == [
        (1.0, None, None, None),
        (0.0, None, None, None),
    ]


def test_a_person_on_the_line_is_not_poor():
    assert only(hy.estimate(pa.table({"y": [9, 10]}), "headcount", welfare="y", line=10))["estimate"] == 0.5


def test_a_line_may_differ_from_row_to_row():
    people = pa.table({"y": [90, 90, 50], "z": [100, 80, 100]})

    assert only(hy.estimate(people, "gap", welfare="y", line="z"))["estimate"] == pytest.approx((0.1 + 0 + 0.5) / 3)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"variance": "bootstrap"},
            "variance is 'bootstrap'; allowed: replicates, taylor, huiyin.Bootstrap. Give it as help(estimate) says.",
        ),
        ({"missing": "drop"}, "missing is 'drop'; allowed: error, exclude. Give it as help(estimate) says."),
        ({"confidence": 95}, "confidence is 95; allowed: a number between 0 and 1. 0.95 is usual."),
        (
            {"subset": "y > 1"},
            "subset is 'y > 1'; allowed: narwhals.Expr, None. Give it as help(estimate) says.",
        ),
        (
            {"line": None},
            (
                "line is None; allowed: a number above 0, the name of a column, or Relative(share). "
                "Give the poverty line in the unit of welfare."
            ),
        ),
        (
            {"line": -1},
            (
                "line is -1; allowed: a number above 0, the name of a column, or Relative(share). "
                "Give the poverty line in the unit of welfare."
            ),
        ),
    ],
)
def test_an_argument_outside_what_is_allowed_is_refused(arguments, message):
    with pytest.raises(ParameterError) as refused:
        hy.estimate(pa.table({"y": [1]}), **({"welfare": "y", "line": 2} | arguments))

    assert str(refused.value) == message
