"""How long poverty lasts, whom it keeps, and whether exits hold."""

import doctest

import narwhals as nw
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from huiyin.measures.dynamics import histories as room
from huiyin.measures.errors import DuplicateKeyError, MissingWelfareError
from support.measuring import assert_same, by_measure, years_of

VILLAGES = hy.Design(clusters="village")
SIX = years_of("ppoo", "popo", "oooo", "pppp", "oppo", "p-oo")
FEW = settings(max_examples=5, deadline=None)


def asked_of(years, **asked):
    return hy.dynamics(
        years, **{"key": "id", "chronic_years": 2, "welfare": "y", "line": 100, "engine": "polars"} | asked
    )


def figures(years, **asked):
    return {name: row["estimate"] for name, row in by_measure(asked_of(years, **asked)).items()}


def test_six_people_over_four_years_are_what_a_reader_counts():
    found = figures(SIX)
    assert found["poor_years"] == pytest.approx(11 / 23)
    assert [found[f"poor_in_{count}"] for count in range(5)] == pytest.approx([0.2, 0, 0.6, 0, 0.2])
    assert (found["chronic"], found["transient"]) == pytest.approx((0.8, 0))
    spells = {name: value for name, value in found.items() if "spells" in name and value}
    assert spells == {
        "completed_spells_1": 1,
        "completed_spells_2": 1,
        "left_censored_spells_1": 1,
        "left_censored_spells_2": 1,
        "censored_spells_1": 1,
        "censored_spells_4": 1,
    }
    assert found["mean_completed_spell"] == 1.5
    assert found["returned"] == pytest.approx(1 / 3)
    assert found["still_out_1"] == pytest.approx(1 / 2)
    assert (found["still_out_1_2015"], found["still_out_1_2016"]) == (0, 1)


def test_an_exit_that_cannot_be_followed_says_nothing_and_lowers_nothing():
    found = figures(years_of("poop", "poo-", "po--", "pooo", "popo"))
    assert found["still_out_1"] == pytest.approx(3 / 4)
    assert found["still_out_2"] == pytest.approx(3 / 4 * 1 / 2)
    assert found["still_out_2_2015"] == found["still_out_2"]
    assert found["still_out_1_2016"] is None


def test_of_independent_persons_the_error_of_exits_that_hold_is_greenwood_s():
    people = ["pooo"] * 40 + ["poop"] * 7 + ["popo"] * 9 + ["poo-"] * 11 + ["po--"] * 5 + ["oooo"] * 28
    row = by_measure(asked_of(years_of(*people)))["still_out_2"]
    held = (1 - 9 / 67) * (1 - 7 / 47)
    greenwood = held**2 * (9 / (67 * 58) + 7 / (47 * 40))
    assert row["estimate"] == pytest.approx(held)
    assert row["se"] ** 2 == pytest.approx(greenwood * 100 / 99)


def test_severity_is_split_into_what_mean_income_explains_and_the_rest():
    incomes = {2014: [50, 100], 2015: [150, 100], 2016: [40, 100]}
    years = {year: pa.table({"id": [1, 2], "y": column}) for year, column in incomes.items()}
    found = figures(years)
    assert found["mean_severity"] == pytest.approx((0.5**2 + 0.6**2) / 3 / 2)
    assert found["chronic_severity"] == pytest.approx(0.2**2 / 2)
    assert found["transient_severity"] == pytest.approx(found["mean_severity"] - found["chronic_severity"])
    assert found["transient_share"] == pytest.approx(1 - 0.02 / (0.61 / 6))


def test_a_status_has_no_severity_but_everything_else():
    by_status = figures(SIX, welfare=None, line=None, poor=nw.col("y") < 100)
    by_income = figures(SIX)
    assert by_status == {name: value for name, value in by_income.items() if name in by_status}
    assert by_income.keys() - by_status.keys() == {
        "mean_severity", "chronic_severity", "transient_severity", "transient_share",
    }  # fmt: skip


def test_line_and_income_may_differ_by_year():
    years = SIX | {2015: SIX[2015].rename_columns(["id", "village", "income"])}
    columns = dict.fromkeys(SIX, "y") | {2015: "income"}
    assert figures(years, welfare=columns) == figures(SIX)
    assert figures(SIX, line=dict.fromkeys(SIX, 100) | {2015: 200})["poor_years"] == pytest.approx(13 / 23)


def test_both_engines_give_the_same_with_weights_villages_and_groups():
    random = np.random.default_rng(20161231)
    years = {
        year: pa.table(
            {
                "id": (there := random.permutation(400)[:380]),
                "village": there // 10,
                "town": there // 200,
                "w": 1.0 + there % 3,
                "y": random.lognormal(4.6, 0.4, 380),
            }
        )
        for year in range(2014, 2018)
    }
    for design in (hy.Design(weights="w"), hy.Design(weights="w", strata="town", clusters="village")):
        both = [asked_of(years, design=design, by="town", engine=engine) for engine in ("duckdb", "polars")]
        assert_same(*both, rel=1e-9)
        rows = [(row["town"], row["measure"]) for row in both[0].rows()]
        assert [town for town, _ in rows] == sorted(town for town, _ in rows)
        assert len({name for _, name in rows}) * 2 == len(rows)


HISTORIES = st.lists(st.text("po-", min_size=3, max_size=3), min_size=3, max_size=12).filter(
    lambda words: all(any(word[at] != "-" for word in words) for at in range(3))
)


@FEW
@given(HISTORIES)
def test_counts_and_shares_fit_together_whatever_the_histories(words):
    found = figures(years_of(*words))
    spells = {name: value for name, value in found.items() if "spells" in name}
    assert sum(int(name[-1]) * value for name, value in spells.items()) == sum(word.count("p") for word in words)
    whole = [word for word in words if "-" not in word]
    parts = [found[f"poor_in_{count}"] for count in range(4)]
    if whole:
        assert sum(parts) == pytest.approx(1)
        assert found["chronic"] == pytest.approx(sum(parts[2:]))
        assert found["transient"] == pytest.approx(parts[1])
    else:
        assert parts == [None] * 4


@FEW
@given(HISTORIES, st.randoms())
def test_the_order_of_people_and_their_number_change_no_share(words, random):
    shuffled = words * 2
    random.shuffle(shuffled)
    once, often = figures(years_of(*words)), figures(years_of(*shuffled))
    counts = {name for name in once if "_spells_" in name}
    assert {name: often[name] for name in often.keys() - counts} == pytest.approx(
        {name: once[name] for name in once.keys() - counts}, nan_ok=True
    )
    assert {name: often[name] for name in counts} == {name: 2 * once[name] for name in counts}


def test_a_definition_names_the_years_who_was_absent_and_every_measure():
    definition = asked_of(SIX, design=VILLAGES).definition
    assert definition.period == "2014-2017"
    assert definition.population.en.endswith(
        "matched by 'id': 5 found in every source; absent: 0 in 2014, 1 in 2015, 0 in 2016, 0 in 2017"
    )
    assert {row["measure"] for row in asked_of(SIX, design=VILLAGES).rows()} == set(definition.units)
    assert "chronically poor: in 2 or more of 4 years" in definition.what.en
    assert definition.what.zh.endswith("短期部分占平均贫困强度的比例")


@pytest.mark.parametrize(
    ("years", "asked", "error"),
    [
        (years_of("po", "oo"), {}, ParameterError),
        ({}, {}, ParameterError),
        ({2014: SIX[2014], 2015: SIX[2015], 2017: SIX[2017]}, {}, ParameterError),
        (SIX, {"chronic_years": 0}, ParameterError),
        (SIX, {"chronic_years": 5}, ParameterError),
        (SIX, {"line": {2014: 100}}, ParameterError),
        (SIX | {2015: pa.concat_tables([SIX[2015], SIX[2015]])}, {}, DuplicateKeyError),
        (SIX | {2015: SIX[2015].set_column(2, "y", pa.nulls(5, pa.float64()))}, {}, MissingWelfareError),
    ],
    ids=["two years", "none", "a gap", "chronic 0", "chronic 5", "one line", "duplicates", "no income"],
)
def test_years_that_cannot_be_followed_are_refused(years, asked, error):
    with pytest.raises(error):
        asked_of(years, **asked)


def test_the_example_gives_what_it_says():
    assert doctest.testmod(room) == (0, 6)
