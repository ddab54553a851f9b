"""Multidimensional poverty against figures that others computed, and what it must obey whatever the data."""

import doctest

import narwhals as nw
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from huiyin.measures.errors import MissingColumnError, MissingDeprivationError, TextInNumbersError
from huiyin.measures.multidimensional import alkire_foster as room
from support.measuring import DATA, EUSILC, HOUSEHOLDS, assert_same, by_measure, numbers

EVERY = ("incidence", "intensity", "adjusted_headcount", "uncensored", "censored", "contribution")
GAPS = ("adjusted_gap", "adjusted_severity")
TEXTBOOK = pa.table({"a": [0, 1, 1, 0], "b": [0, 0, 1, 1], "c": [0, 0, 1, 0], "d": [0, 1, 1, 0]})
FOUR = [hy.Deprivation(name, name) for name in "abcd"]
SIX = [
    hy.Deprivation(f"i{at}", f"i{at}", weight, dimension=dimension)
    for at, weight, dimension in zip(
        range(1, 7), (6, 3, 3, 2, 2, 2), ("income", *["work"] * 2, *["home"] * 3), strict=True
    )
]
FEW = settings(max_examples=15, deadline=None)
PEOPLE = st.lists(st.tuples(*[st.integers(0, 1)] * 3), min_size=2, max_size=20)
WEIGHTS = st.tuples(*[st.integers(1, 9)] * 3)
CUTOFFS = st.floats(0.01, 1)


@pytest.fixture(scope="module")
def eusilc():
    """Give the persons of EU-SILC with six deprivations each (tests/data/ATTRIBUTION.md)."""
    return pl.read_parquet(EUSILC).join(pl.read_parquet(DATA / "eusilc_deprivations.parquet"), on="person")


def figures(source, deprivations=FOUR, measures=EVERY, **asked):
    # Polars answers small questions sooner; that the engines agree has a test of its own.
    rows = by_measure(hy.multidimensional(source, deprivations, measures, **{"engine": "polars"} | asked))
    return {name: row["estimate"] for name, row in rows.items()}


def poverty(people, weights, k, measures=EVERY[:3]):
    table = pa.table(dict(zip("abc", map(list, zip(*people, strict=True)), strict=True)))
    three = [hy.Deprivation(name, name, weight) for name, weight in zip("abc", weights, strict=True)]
    return figures(table, three, measures, k=k)


@pytest.mark.parametrize(
    ("k", "main", "censored", "contributions"),
    [
        (1 / 4, (3 / 4, 7 / 12, 7 / 16), (1 / 2, 1 / 2, 1 / 4, 1 / 2), (2 / 7, 2 / 7, 1 / 7, 2 / 7)),
        (2 / 4, (1 / 2, 3 / 4, 3 / 8), (1 / 2, 1 / 4, 1 / 4, 1 / 2), (1 / 3, 1 / 6, 1 / 6, 1 / 3)),
        (3 / 4, (1 / 4, 1, 1 / 4), (1 / 4,) * 4, (1 / 4,) * 4),
    ],
)
def test_the_four_people_of_the_textbook_are_as_poor_as_it_says(k, main, censored, contributions):
    found = figures(TEXTBOOK, k=k)

    assert tuple(found[name] for name in EVERY[:3]) == pytest.approx(main)
    assert tuple(found[f"uncensored_{name}"] for name in "abcd") == pytest.approx((0.5, 0.5, 0.25, 0.5))
    assert tuple(found[f"censored_{name}"] for name in "abcd") == pytest.approx(censored)
    assert tuple(found[f"contribution_{name}"] for name in "abcd") == pytest.approx(contributions)


def test_gaps_count_where_every_deprivation_is_cardinal_as_in_the_paper_of_2011():
    people = pa.table({"a": [13.1, 15.2, 12.5, 20.0], "b": [14, 7, 10, 11], "c": [4, 5, 1, 3], "d": [1, 0, 0, 1]})
    cutoffs = zip("abcd", (13, 12, 3, 1), strict=True)
    four = [hy.Deprivation(name, name, cutoff=cutoff, cardinal=True) for name, cutoff in cutoffs]
    found = figures(people, four, (*EVERY[:3], *GAPS), k=2 / 4)

    assert tuple(found.values()) == pytest.approx((0.5, 0.75, 0.375, 0.205528846154, 0.165457038955), abs=1e-12)


def test_the_multidimensional_poverty_of_eusilc_has_the_errors_that_r_survey_computes(eusilc):
    rows = by_measure(hy.multidimensional(eusilc, SIX, design=HOUSEHOLDS))

    assert [(row["estimate"], row["se"]) for row in rows.values()] == [
        pytest.approx((0.179540960019, 0.005285223677), abs=1e-12),
        pytest.approx((0.445914308070, 0.003688219905), abs=1e-12),
        pytest.approx((0.080059882957, 0.002441487332), abs=1e-12),
    ]
    assert {row["method"] for row in rows.values()} == {"taylor, logit"}


def test_each_deprivation_of_eusilc_has_its_share_and_its_part(eusilc):
    found = figures(eusilc, SIX, design=HOUSEHOLDS)
    six = [f"i{at}" for at in range(1, 7)]
    parts = (0.601392259311, 0.171440765406, 0.165966798069, 0.039547237682, 0.005454148407, 0.016198791125)

    assert [found[f"censored_{name}"] for name in six] == pytest.approx(
        (0.144442181675, 0.082353165675, 0.079723694569, 0.028495324981, 0.003929926348, 0.011671859893), abs=1e-12
    )
    assert [found[f"contribution_{name}"] for name in six] == pytest.approx(parts, abs=1e-12)
    assert [found[f"contribution_{name}"] for name in ("income", "work", "home")] == pytest.approx(
        (parts[0], sum(parts[1:3]), sum(parts[3:])), abs=2e-12
    )


def test_whoever_is_deprived_has_the_headcount_of_a_poverty_line(eusilc):
    row = by_measure(hy.multidimensional(eusilc, SIX, "uncensored", design=HOUSEHOLDS))["uncensored_i1"]
    (poor,) = hy.estimate(eusilc, "headcount", welfare="income", line=10859.236, design=HOUSEHOLDS).rows()

    assert numbers(row) == pytest.approx(numbers(poor), rel=1e-9)


@pytest.mark.parametrize("by", [(), "region", ("sex", "region")], ids=str)
@pytest.mark.parametrize("subset", [None, nw.col("age") < 30], ids=["all", "some"])
def test_the_engines_agree_on_every_statistic(eusilc, by, subset):
    cardinal = [
        hy.Deprivation("income", "income", 2, cutoff=10859.236, cardinal=True),
        hy.Deprivation("age", nw.col("age") + nw.lit(10), cutoff=40, cardinal=True),
    ]
    for deprivations, measures in ((SIX, EVERY), (cardinal, (*EVERY, *GAPS))):
        one, other = (
            hy.multidimensional(eusilc, deprivations, measures, by=by, subset=subset, design=HOUSEHOLDS, engine=engine)
            for engine in ("duckdb", "polars")
        )
        assert_same(one, other, rel=1e-9)


def test_rows_as_their_own_clusters_agree_with_a_column_that_numbers_them(eusilc):
    alone, numbered = (
        hy.multidimensional(eusilc, SIX, EVERY, by="sex", design=hy.Design(weights="weight", clusters=clusters))
        for clusters in ((), "person")
    )
    assert_same(alone, numbered, rel=1e-9)


@FEW
@given(PEOPLE, WEIGHTS, CUTOFFS)
def test_it_is_incidence_times_intensity_and_all_are_shares_whose_parts_make_the_whole(people, weights, k):
    found = poverty(people, weights, k, EVERY)
    incidence, intensity, adjusted = (found[name] for name in EVERY[:3])

    assert all(value is None or -1e-12 <= value <= 1 + 1e-12 for value in found.values())
    assert all(found[f"censored_{name}"] <= min(found[f"uncensored_{name}"], incidence) + 1e-12 for name in "abc")
    if incidence:
        assert adjusted == pytest.approx(incidence * intensity, abs=1e-12)
        assert intensity >= k - 1e-9
        assert sum(found[f"contribution_{name}"] for name in "abc") == pytest.approx(1)
    else:
        assert (intensity, adjusted, found["contribution_a"]) == (None, 0, None)


@FEW
@given(PEOPLE, WEIGHTS, CUTOFFS, st.integers(2, 4))
def test_a_population_twice_over_is_as_poor_as_once(people, weights, k, times):
    assert poverty(people * times, weights, k) == pytest.approx(poverty(people, weights, k), abs=1e-12)


@FEW
@given(PEOPLE, WEIGHTS, st.integers(1, 27), st.sampled_from([0.01, 3, 1e6]))
def test_weights_count_by_their_shares_alone(people, weights, part, scale):
    # From whole parts of the sum of weights on: whoever stands on the cutoff is poor at every scale.
    k = min(part, sum(weights)) / sum(weights)

    assert poverty(people, [weight * scale for weight in weights], k) == pytest.approx(
        poverty(people, weights, k), abs=1e-12
    )


@FEW
@given(PEOPLE, WEIGHTS)
def test_any_one_deprivation_is_enough_at_the_least_weight_and_all_are_needed_at_one(people, weights):
    any_one, all_three = (poverty(people, weights, k)["incidence"] for k in (min(weights) / sum(weights), 1))

    assert any_one == pytest.approx(sum(any(one) for one in people) / len(people))
    assert all_three == pytest.approx(sum(all(one) for one in people) / len(people))


@FEW
@given(PEOPLE, WEIGHTS, CUTOFFS, CUTOFFS)
def test_who_asks_for_more_deprivations_finds_no_more_poor(people, weights, one, other):
    less, more = (poverty(people, weights, k) for k in sorted((one, other)))

    assert more["incidence"] <= less["incidence"] + 1e-12
    assert more["adjusted_headcount"] <= less["adjusted_headcount"] + 1e-12
    assert more["intensity"] is None or more["intensity"] >= less["intensity"] - 1e-12


@FEW
@given(
    st.lists(st.tuples(*[st.integers(0, 1)] * 3, st.sampled_from("xyz"), st.floats(0.1, 10)), min_size=2, max_size=20)
)
def test_the_whole_is_the_mean_of_its_groups_weighted_by_population(people):
    table = pa.table(dict(zip(("a", "b", "c", "group", "weight"), map(list, zip(*people, strict=True)), strict=True)))
    measures = ("incidence", "adjusted_headcount", "censored")
    whole, groups = (
        list(
            hy.multidimensional(
                table, FOUR[:3], measures, k=0.5, by=by, design=hy.Design(weights="weight"), engine="polars"
            ).rows()
        )
        for by in ((), "group")
    )

    for row in whole:
        parts = [one for one in groups if one["measure"] == row["measure"]]
        summed = sum(one["estimate"] * one["population"] for one in parts)
        assert summed / row["population"] == pytest.approx(row["estimate"], abs=1e-12)


def test_whoever_is_deprived_in_exactly_k_is_poor_though_the_shares_add_up_to_a_hair_less():
    tenth = [hy.Deprivation(name, name, weight) for name, weight in zip("abcd", (1, 1, 1, 7), strict=True)]
    alike = pa.table({"a": [1, 1], "b": [1, 1], "c": [1, 1], "d": [0, 0]})

    assert 1 / 10 + 1 / 10 + 1 / 10 != 3 / 10
    assert figures(alike, tenth, "incidence", k=3 / 10) == {"incidence": 1}
    assert figures(alike, tenth, "incidence", k=0.300_001) == {"incidence": 0}


def test_rows_of_which_something_is_not_known_are_refused_with_what_and_how_many_or_left_out():
    people = pa.table({"a": [1, 0, None, 1], "b": [True, False, True, None], "c": [0, 2, 0, 0], "town": [1, 1, 1, 2]})

    for engine in ("duckdb", "polars"):
        with pytest.raises(MissingDeprivationError) as refused:
            figures(people, FOUR[:3], subset=nw.col("town") == 1, engine=engine)
        assert str(refused.value).startswith(
            "Of 2 of 3 rows it is not known whether they are deprived (a 1, c 1). A deprivation with a cutoff needs "
        )
        found = hy.multidimensional(people, FOUR[:3], "incidence", k=2 / 3, missing="exclude", engine=engine)
        assert [(row["estimate"], row["n"]) for row in found.rows()] == [(1.0, 1)]
        assert "without the 3 rows that have no value in 'a, b, c'" in found.definition.population.en


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"measures": "headcount"}, ParameterError, "measures is headcount; allowed: incidence, intensity, adjusted_"),
        ({"measures": ()}, ParameterError, "measures is (); allowed: incidence, intensity, adjusted_headcount, unc"),
        (
            {"measures": GAPS[:1]},
            ParameterError,
            ("measures is adjusted_gap; allowed: only where every deprivation has a cutoff and is cardinal. "
            "These are not: a, b, c, d. Say cardinal=True"),
        ),
        ({"deprivations": [hy.Deprivation("e", "E")]}, MissingColumnError, "There is no column 'E' (asked for as val"),
        ({"deprivations": [hy.Deprivation("e", "word")]}, TextInNumbersError, "The column 'word' (values of the depr"),
        (
            {"deprivations": [hy.Deprivation("e", nw.col("E") > 1)]},
            ParameterError,
            "Deprivation('e').values is an expression of a column that the source has not; allowed: an expression",
        ),
        (
            {"deprivations": [hy.Deprivation("e", nw.col("word").str.to_uppercase())]},
            ParameterError,
            "Deprivation('e').values is an expression that gives String; allowed: an expression of the source's",
        ),
    ],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_what_cannot_be_measured_is_refused(engine, asked, error, message):
    people = TEXTBOOK.append_column("word", pa.array(["no", "yes", "yes", "no"]))

    with pytest.raises(error) as refused:
        hy.multidimensional(people, **{"deprivations": FOUR, "engine": engine} | asked)

    assert str(refused.value).startswith(message)


def test_the_example_gives_what_it_says():
    assert doctest.testmod(room) == (0, 6)
