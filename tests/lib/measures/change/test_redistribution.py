"""The change of poverty is growth and redistribution, with the standard errors of both samples."""

import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ESTIMATE_COLUMNS
from huiyin.measures.errors import MissingColumnError, MissingWelfareError, TwoKindsError
from support.measuring import DEPRIVATIONS, EUSILC, HOUSEHOLDS, assert_same, by_measure

LINE = 1000 * 2**0.5  # nobody stands on it, nor on a multiple of it that means give
MEASURES = ("headcount", "gap", "severity", "watts", "sst")
FEW = settings(max_examples=10, deadline=None)
INCOMES = st.lists(st.tuples(st.integers(1, 4000), st.integers(1, 4000)), min_size=3, max_size=25)


@pytest.fixture(scope="module")
def eusilc():
    """Give the persons of eusilc with this year's income and next year's."""
    return pq.read_table(EUSILC).join(pq.read_table(DEPRIVATIONS), "person")


def change(people, measures=MEASURES, **more):
    asked = {"welfare": ("before", "now"), "line": LINE, "paired": False, "engine": "polars"} | more
    return hy.decompose_change(people, people, measures, **asked)


def panel(incomes):
    before, now = (np.array(each, float) for each in zip(*incomes, strict=True))
    return pa.table({"before": before, "now": now, "id": np.arange(len(before))})


def parts_of(result):
    return {(row["measure"], row["part"]): row["estimate"] for row in result.rows()}


# ../shared/data: computed in R on the same data, all digits printed.
GOLDEN = {
    "headcount": {
        "before": 0.144442181675, "now": 0.113684168413, "change": -0.030758013262, "growth": -0.025253108589,
        "redistribution": -0.003247714355, "residual": -0.002257190319,
    },
    "gap": {
        "before": 0.039809370732, "now": 0.031821976099, "change": -0.007987394633, "growth": -0.006641576461,
        "redistribution": -0.001550941182, "residual": 0.000205123010,
    },
}  # fmt: skip
SHAPLEY = {"headcount": (-0.026381703748, -0.004376309514), "gap": (-0.006539014956, -0.001448379677)}


def of_eusilc(people, **more):
    asked = {"welfare": ("income", "income_next"), "line": 10859.236, "paired": True, "design": HOUSEHOLDS} | more
    return hy.decompose_change(people, people, ("headcount", "gap"), **asked)


def test_growth_and_redistribution_of_eusilc_are_those_of_the_reference_to_all_digits(eusilc):
    found = parts_of(of_eusilc(eusilc, reference="before"))

    assert found == {(name, part): pytest.approx(value, abs=5.1e-13) for name, own in GOLDEN.items()
                     for part, value in own.items()}  # fmt: skip


def test_from_the_later_state_the_residual_has_the_other_sign_and_shapley_lies_between_without_one(eusilc):
    later, mean = parts_of(of_eusilc(eusilc, reference="now")), parts_of(of_eusilc(eusilc))

    for name, (growth, redistribution) in SHAPLEY.items():
        assert later[name, "residual"] == pytest.approx(-GOLDEN[name]["residual"], abs=5.1e-13)
        assert mean[name, "growth"] == pytest.approx(growth, abs=5.1e-13)
        assert mean[name, "redistribution"] == pytest.approx(redistribution, abs=5.1e-13)
        assert (name, "residual") not in mean
        assert (GOLDEN[name]["growth"] + later[name, "growth"]) / 2 == pytest.approx(growth, abs=1e-12)


def test_in_the_same_clusters_the_change_has_the_standard_error_of_its_households(eusilc):
    paired, alone = (
        {(row["measure"], row["part"]): row for row in of_eusilc(eusilc, paired=paired).rows()}
        for paired in (True, False)
    )

    # R survey: of the difference of two indicators over the same persons, and of two independent samples.
    assert paired["headcount", "change"]["se"] == pytest.approx(0.0026342761077, abs=5e-14)
    assert alone["headcount", "change"]["se"] == pytest.approx(0.00665, abs=5e-6)
    assert (paired["gap", "change"]["df"], alone["gap", "change"]["df"]) == (5991, 2 * 5991)


def test_each_state_is_what_estimate_says_of_it(eusilc):
    found = {(row["measure"], row["part"]): row for row in of_eusilc(eusilc).rows()}
    for part, column in (("before", "income"), ("now", "income_next")):
        alone = by_measure(hy.estimate(eusilc, ("headcount", "gap"), welfare=column, line=10859.236, design=HOUSEHOLDS))
        for name, row in alone.items():
            for key in ("estimate", "se", "ci_low", "ci_high", "df", "population"):
                assert found[name, part][key] == pytest.approx(row[key], rel=1e-9)
            assert found[name, part]["method"] == row["method"]


@FEW
@given(INCOMES, st.sampled_from(["before", "now", "shapley"]))
def test_the_parts_add_up_to_the_change(incomes, reference):
    found = parts_of(change(panel(incomes), reference=reference))
    for name in MEASURES:
        own = found.get((name, "residual"), 0.0)
        change_of = found[name, "now"] - found[name, "before"]
        assert found[name, "change"] == pytest.approx(change_of, abs=1e-12)
        assert found[name, "growth"] + found[name, "redistribution"] + own == pytest.approx(change_of, abs=1e-12)


@FEW
@given(INCOMES)
def test_back_in_time_every_part_of_shapley_s_has_the_other_sign(incomes):
    there, back = (
        parts_of(change(panel(incomes), welfare=columns)) for columns in (("before", "now"), ("now", "before"))
    )
    for name in MEASURES:
        for part in ("change", "growth", "redistribution"):
            assert back[name, part] == pytest.approx(-there[name, part], abs=1e-9)


@FEW
@given(
    st.lists(st.integers(1, 4000), min_size=3, max_size=20, unique=True), st.sampled_from(["before", "now", "shapley"])
)
def test_where_nothing_changes_every_part_is_zero_and_certain(incomes, reference):
    people = panel([(income, income) for income in incomes])
    result = change(people, reference=reference, paired=True, design=hy.Design(clusters="id"))
    for row in result.rows():
        if row["part"] not in {"before", "now"}:
            assert (row["estimate"], row["se"]) == pytest.approx((0, 0), abs=1e-7)


@FEW
@given(st.lists(st.integers(1, 4000), min_size=3, max_size=20), st.floats(0.3, 3))
def test_where_all_grow_alike_nothing_is_redistributed(incomes, factor):
    found = parts_of(change(panel([(income, income * factor) for income in incomes])))
    for name in MEASURES:
        assert found[name, "redistribution"] == pytest.approx(0, abs=1e-9)
        assert found[name, "growth"] == pytest.approx(found[name, "change"], abs=1e-9)


@FEW
@given(st.lists(st.integers(1, 4000), min_size=4, max_size=20), st.randoms())
def test_where_the_mean_stays_nothing_is_growth(incomes, random):
    others = [income + (1 if at % 2 else -1) * 0.5 for at, income in enumerate(incomes[: len(incomes) // 2 * 2])]
    random.shuffle(others)
    found = parts_of(change(panel(list(zip(incomes, others, strict=False)))))
    for name in MEASURES:
        assert found[name, "growth"] == pytest.approx(0, abs=1e-9)


@FEW
@given(INCOMES, st.integers(2, 3))
def test_a_population_twice_over_changes_as_it_does_once(incomes, times):
    assert parts_of(change(panel(incomes * times))) == pytest.approx(parts_of(change(panel(incomes))), abs=1e-9)


@FEW
@given(INCOMES, st.floats(0.5, 2))
def test_prices_and_a_line_that_rises_with_them_leave_all_as_it_was(incomes, prices):
    nominal = panel([(before, now * prices) for before, now in incomes])
    real = parts_of(change(panel(incomes)))

    assert parts_of(change(nominal, prices=prices)) == pytest.approx(real, abs=1e-9)
    assert parts_of(change(nominal, line=(LINE, LINE * prices))) == pytest.approx(real, abs=1e-9)


def test_two_sources_may_have_rows_columns_and_groups_of_their_own():
    first = pa.table({"income": [500.0, 2000, 900], "town": ["a", "a", "b"], "extra": [1, 2, 3]})
    second = pa.table({"town": ["a", "a", "a", "c"], "income": [1500, 2500, 500, 3000]})
    result = hy.decompose_change(first, second, "headcount", welfare="income", line=1000, paired=False, by="town")

    found = {(row["town"], row["part"]): row["estimate"] for row in result.rows()}
    assert (found["a", "before"], found["a", "now"]) == (0.5, pytest.approx(1 / 3))
    assert found["b", "change"] is found["c", "growth"] is None
    assert result.to_arrow().column_names == ["town", "part", *ESTIMATE_COLUMNS]


@pytest.mark.parametrize("paired", [True, False])
def test_the_engines_agree(eusilc, paired):
    asked = {"by": "sex", "paired": paired, "subset": (nw.col("income") > 0) & (nw.col("income_next") > 0)}

    assert_same(of_eusilc(eusilc, **asked), of_eusilc(eusilc, engine="polars", **asked), rel=1e-9)


def test_the_definition_says_lines_prices_reference_and_what_ties_the_samples(eusilc):
    said = of_eusilc(eusilc, reference="before", prices=1.02).definition

    assert "both measured from the state before (Datt-Ravallion), with a residual" in said.what.en
    assert "prices now 1.02 times those before" in said.method.en
    assert "poverty line 10,859.236 before and 11,076.42072 now" in said.method.en
    assert "both states lie in the same clusters" in said.method.en
    assert "后期价格为前期的 1.02 倍" in said.method.zh


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"paired": True}, "Design.clusters is (); allowed: the column of the units that both states share."),
        ({"reference": "mean"}, "reference is 'mean'; allowed: before, now, shapley."),
        ({"prices": 0}, "prices is 0; allowed: a number above 0. 1.05 says that prices rose by 5%"),
        ({"line": (1, -1)}, "line is (1, -1); allowed: a number above 0, or a pair of them."),
        ({"line": None}, "line is None; allowed: a number, a pair (a number, a number)."),
        ({"line": (1, 2), "prices": 2}, "prices is 2; allowed: 1 beside a pair of lines."),
        ({"measures": "poor_persons"}, "measures is poor_persons; allowed: headcount, gap, severity, watts,"),
        ({"welfare": ("a", "b", "c")}, "welfare is ('a', 'b', 'c'); allowed: text, a pair (text, text)."),
        ({"by": "part"}, "by is part; allowed: names used once, other than part, measure,"),
    ],
)
def test_an_argument_outside_what_is_allowed_is_refused(arguments, message):
    with pytest.raises(ParameterError) as refused:
        change(panel([(1, 2)]), **arguments)

    assert message in str(refused.value)


def test_what_is_wrong_with_one_of_the_states_is_said_of_its_column():
    people = pa.table({"before": [1.0, 2.0], "now": [None, 3.0]})

    with pytest.raises(MissingColumnError, match="There is no column 'later'"):
        change(people, welfare=("before", "later"))
    with pytest.raises(MissingWelfareError, match="1 of 4 rows have no number in 'before → now'"):
        change(people, "gap")
    assert parts_of(change(people, "gap", missing="exclude"))["gap", "now"] == pytest.approx(1 - 3 / LINE)


@pytest.mark.parametrize("asked", [{"by": "village"}, {"design": hy.Design(clusters="village")}])
def test_villages_that_are_numbers_in_one_state_and_texts_in_the_other_are_refused(asked):
    before = pa.table({"now": [1.0, 2.0], "village": [101, 102]})
    now = before.set_column(1, "village", pa.array(["101", "0102"]))
    with pytest.raises(
        TwoKindsError, match="The column 'village' is not of the same kind in all sources: Int64, String"
    ):
        hy.decompose_change(before, now, "gap", welfare="now", line=LINE, paired=False, engine="polars", **asked)


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize("kinds", [(pa.int64(), pa.float64()), (pa.float32(), pa.float64()), (pa.int32(), pa.int64())])
def test_villages_that_are_whole_numbers_in_one_state_and_not_in_the_other_are_the_same(engine, kinds):
    states = [pa.table({"y": [900.0, 2000.0, 700.0, 3000.0], "v": pa.array([1, 2, 1, 2], kind)}) for kind in kinds]
    found = hy.decompose_change(*states, "gap", welfare="y", line=LINE, paired=False, by="v", engine=engine)
    assert {row["v"] for row in found.rows() if row["estimate"] is not None} == {1, 2}
