"""The parts of poverty and inequality by groups add up to the whole, and have the standard errors of the whole."""

import narwhals as nw
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ESTIMATE_COLUMNS
from support.measuring import EUSILC, HOUSEHOLDS, assert_same, by_measure, numbers, only

POVERTY = ("headcount", "gap", "severity", "watts", hy.FGT(1.5))
ENTROPY = ("theil_l", "theil_t", hy.GE(2), hy.GE(-1))
FEW = settings(max_examples=10, deadline=None)
PEOPLE = st.lists(st.tuples(st.floats(1, 1e5), st.sampled_from("abc"), st.floats(0.5, 3)), min_size=4, max_size=25)
POSITIVE = nw.col("income") > 0


def table(people):
    incomes, groups, weights = zip(("1", "a", "1"), ("1", "b", "1"), *people, strict=True)
    return pa.table({"y": np.array(incomes, float), "g": np.array(groups), "w": np.array(weights, float)})


def decomposed(people, measures, **more):
    asked = {"by": "g", "welfare": "y", "line": 1000.5, "design": hy.Design(weights="w"), "engine": "polars"} | more
    return hy.decompose(people, measures, **asked)


def parts_of(result):
    return {(row["g"], row["part"], row["measure"]): row["estimate"] for row in result.rows()}


# R 4.2.2, convey: Theil T of incomes above zero by region.
def test_theil_within_and_between_the_regions_of_eusilc_is_what_r_computes():
    result = hy.decompose(EUSILC, "theil_t", by="region", welfare="income", design=HOUSEHOLDS, subset=POSITIVE)
    whole = {row["part"]: row for row in result.rows() if row["region"] is None}

    assert whole["within"]["estimate"] == pytest.approx(0.11991762269492, abs=5e-15)
    assert whole["between"]["estimate"] == pytest.approx(0.00060929791816293, abs=5e-15)
    assert whole["whole"]["se"] == pytest.approx(0.003136702140856, abs=1e-14)


def test_the_whole_is_what_estimate_says_of_everybody_to_its_interval_and_design_effect():
    asked = {"welfare": "income", "line": 10859.236, "design": HOUSEHOLDS, "subset": POSITIVE}
    measures = ("headcount", "severity", "watts", "theil_l")
    everybody = by_measure(hy.estimate(EUSILC, measures, **asked))

    for row in hy.decompose(EUSILC, measures, by="region", **asked).rows():
        if row["part"] == "whole":
            alone = everybody[row["measure"]]
            assert numbers(row) == pytest.approx(numbers(alone), rel=1e-9)
            assert row["method"] == alone["method"]


def test_a_group_s_contribution_has_the_standard_error_of_a_mean_over_everybody():
    contribution = hy.decompose(EUSILC, "headcount", by="sex", welfare="income", line=10859.236, design=HOUSEHOLDS)
    men = next(row for row in contribution.rows() if (row["sex"], row["part"]) == ("male", "contribution"))
    only_men_can_be_poor = nw.when(nw.col("sex") == "male").then(nw.col("income")).otherwise(1e9)
    people = nw.scan_parquet(EUSILC, backend="polars").with_columns(income=only_men_can_be_poor).to_native()
    mean = only(hy.estimate(people, "headcount", welfare="income", line=10859.236, design=HOUSEHOLDS))

    assert (men["estimate"], men["se"]) == pytest.approx((mean["estimate"], mean["se"]), rel=1e-12)


@FEW
@given(PEOPLE)
def test_contributions_to_poverty_add_up_to_it_and_shares_to_one(people):
    result = decomposed(table(people), POVERTY)
    found = parts_of(result)
    for name in {row["measure"] for row in result.rows()}:
        whole = found[None, "whole", name]
        added = {part: sum(found.get((group, part, name)) or 0 for group in "abc" if (group, part, name) in found)
                 for part in ("contribution", "share")}  # fmt: skip
        assert added["contribution"] == pytest.approx(whole, abs=1e-12)
        assert added["share"] == pytest.approx(1 if whole > 0 else 0, abs=1e-12)


@FEW
@given(PEOPLE)
def test_inequality_within_and_between_adds_up_to_the_whole_and_over_the_groups(people):
    result = decomposed(table(people), ENTROPY)
    found = parts_of(result)
    for name in {row["measure"] for row in result.rows()}:
        whole = found[None, "whole", name]
        assert found[None, "within", name] + found[None, "between", name] == pytest.approx(whole, rel=1e-9, abs=1e-9)
        for part in ("within", "between"):
            groups = [value for (group, own, of), value in found.items() if group and (own, of) == (part, name)]
            assert sum(groups) == pytest.approx(found[None, part, name], rel=1e-9, abs=1e-9)


@FEW
@given(PEOPLE, st.integers(2, 3))
def test_a_population_twice_over_has_the_parts_that_it_has_once(people, times):
    once, often = table(people), pa.concat_tables([table(people)] * times)
    measures = (*POVERTY, *ENTROPY)
    assert parts_of(decomposed(often, measures)) == pytest.approx(
        parts_of(decomposed(once, measures)), rel=1e-9, abs=1e-9, nan_ok=True
    )


def test_groups_of_equal_means_have_nothing_between_them_and_groups_of_equals_nothing_within():
    equal_means = pa.table({"y": [1.0, 3.0, 2.0, 2.0], "g": ["a", "a", "b", "b"], "w": [1.0] * 4})
    equals = pa.table({"y": [1.0, 1.0, 2.0, 2.0], "g": ["a", "a", "b", "b"], "w": [1.0] * 4})

    for name in ("theil_l", "theil_t"):
        assert parts_of(decomposed(equal_means, name))[None, "between", name] == pytest.approx(0, abs=1e-15)
        assert parts_of(decomposed(equals, name))[None, "within", name] == pytest.approx(0, abs=1e-15)


def test_the_engines_agree_on_all_parts():
    asked = {"by": ("region", "sex"), "welfare": "income", "line": 10859.236, "design": HOUSEHOLDS, "subset": POSITIVE}
    measures = ("headcount", "watts", "theil_t", hy.GE(2))

    assert_same(
        hy.decompose(EUSILC, measures, **asked), hy.decompose(EUSILC, measures, engine="polars", **asked), rel=1e-9
    )


def test_without_clusters_every_row_is_one():
    people = table([(500 + 100 * at, "abc"[at % 3], 1 + at % 2) for at in range(20)])
    alone = people.append_column("row", pa.array(range(people.num_rows)))
    asked = (*POVERTY, *ENTROPY)

    assert_same(
        decomposed(people, asked), decomposed(alone, asked, design=hy.Design(weights="w", clusters="row")), rel=1e-9
    )


def test_a_result_has_the_groups_the_part_and_the_columns_of_every_estimate_and_says_what_the_parts_are():
    result = decomposed(table([(2000, "a", 1)]), ("gap", "theil_l"))

    assert result.to_arrow().column_names == ["g", "part", *ESTIMATE_COLUMNS]
    assert [(row["g"], row["measure"], row["part"]) for row in result.rows()] == [
        *((group, *one) for group in "ab" for one in
          (("gap", "contribution"), ("gap", "share"), ("theil_l", "within"), ("theil_l", "between"))),
        (None, "gap", "whole"), (None, "theil_l", "whole"), (None, "theil_l", "within"), (None, "theil_l", "between"),
    ]  # fmt: skip
    assert "decomposed by g; contribution: the group's share of the population" in result.definition.what.en
    assert "按 g 分解" in result.definition.what.zh


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"measures": "gini"}, "measures is gini; allowed: headcount, gap, severity, watts, theil_l, theil_t, FGT"),
        ({"by": ()}, "by is (); allowed: a column or Place(level), or several. Name what tells the groups apart."),
        ({"by": "part"}, "by is part; allowed: names used once, other than part, measure, "),
        ({"line": hy.Relative(0.6)}, "allowed: a number, text, None. Give it as help(decompose) says."),
    ],
)
def test_an_argument_outside_what_is_allowed_is_refused(arguments, message):
    with pytest.raises(ParameterError) as refused:
        decomposed(table([]), **({"measures": "gap"} | arguments))

    assert message in str(refused.value)


def test_a_group_without_income_has_nothing_within_and_makes_up_what_lies_between():
    people = pa.table({"y": [0.0, 0.0, 2.0, 4.0], "g": ["a", "a", "b", "b"]})
    found = parts_of(hy.decompose(people, hy.GE(2), by="g", welfare="y"))

    # GE(2) is half the mean square over the squared mean, less a half: 5 / 2.25 / 2 - 1/2; b alone 10 / 9 / 2 - 1/2.
    assert found == pytest.approx({
        ("a", "within", "ge_2"): 0, ("a", "between", "ge_2"): -0.25,
        ("b", "within", "ge_2"): 0.5 * 4 / 18, ("b", "between", "ge_2"): 0.75,
        (None, "whole", "ge_2"): 11 / 18, (None, "within", "ge_2"): 2 / 18, (None, "between", "ge_2"): 0.5,
    })  # fmt: skip
