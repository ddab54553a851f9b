"""Who stayed poor, left, fell in and never was: against R survey, and what must hold whatever the data."""

import doctest

import narwhals as nw
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import huiyin as hy
from huiyin.measures.dynamics import transition_matrix as room
from huiyin.measures.dynamics.transition_matrix import TRANSITIONS
from support.measuring import DATA, EUSILC, HOUSEHOLDS, assert_same, by_measure

NEXT = DATA / "eusilc_deprivations.parquet"
ASKED = {"key": "person", "welfare": ("income", "income_next"), "line": 10859.236, "design": HOUSEHOLDS}
ENGINES = ("duckdb", "polars")
CELLS = [statistic.name for statistic in TRANSITIONS[:8]]
INCOMES = st.sampled_from([50.0, 99.0, 100.0, 150.0, None])
PEOPLE = st.lists(st.tuples(INCOMES, INCOMES, st.integers(1, 5), st.sampled_from("abc")), min_size=4, max_size=20)
FEW = settings(max_examples=15, deadline=None)


@pytest.fixture(scope="module", params=ENGINES)
def eusilc(request):
    """Give the year and the next of the synthetic EU-SILC, whose file of the next year has no weights of its own."""
    return hy.transitions(EUSILC, NEXT, **ASKED, engine=request.param)


# R survey 4.1.1 on the two years joined by person.
@pytest.mark.parametrize(
    ("measure", "estimate", "se"),
    [
        ("stayed_poor", 0.11368416841288, 0.0044050460584),
        ("left", 0.03075801326246, 0.0026342761077),
        ("fell_in", 0, 0),
        ("never", 0.85555781832466, 0.0049817806523),
        ("exit_rate", 0.21294342764491, 0.0161389999654),
        ("headcount_before", 0.144442181675340, 0.004981780652278),
        ("headcount_now", 0.11368416841288, 0.0044050460584),
        ("headcount_change", -0.03075801326246, 0.0026342761077),
    ],
)
def test_the_two_years_of_eusilc_are_what_r_survey_computes(eusilc, measure, estimate, se):
    row = by_measure(eusilc)[measure]
    assert row["estimate"] == pytest.approx(estimate, abs=1e-13)
    assert row["se"] == pytest.approx(se, abs=1e-13)


def test_the_definition_says_what_was_compared_and_how_many_were_found(eusilc):
    definition = eusilc.definition
    assert definition.source == "eusilc.parquet, eusilc_deprivations.parquet"
    assert "14,827 found in every source; absent: 0 in before, 0 in now" in definition.population.en
    assert "now: poor is who has less than 10,859.236 in the column 'income_next'" in definition.method.en


def test_both_engines_give_the_same_groups_and_subsets():
    asked = ASKED | {"by": ("region", "sex"), "subset": nw.col("age") > 17}
    both = [hy.transitions(EUSILC, NEXT, **asked, engine=engine) for engine in ENGINES]
    assert_same(*both, rel=1e-9)


def test_a_group_has_the_standard_error_of_a_domain():
    men = hy.transitions(EUSILC, NEXT, **ASKED, subset=nw.col("sex") == "male")
    groups = [row for row in hy.transitions(EUSILC, NEXT, **ASKED, by="sex").rows() if row["sex"] == "male"]
    alone = by_measure(men)
    assert [(row["estimate"], row["se"]) for row in groups] == [
        pytest.approx((alone[row["measure"]]["estimate"], alone[row["measure"]]["se"]), rel=1e-12) for row in groups
    ]


def year_of(people, at, copies=1):
    """Give one year of people that are (income before, income now, weight, village), absent where it is None."""
    rows = [
        {"id": number * copies + copy, "y": person[at], "w": person[2], "v": person[3]}
        for number, person in enumerate(people)
        for copy in range(copies)
        if person[at] is not None
    ]
    kinds = pa.schema([("id", pa.int64()), ("y", pa.float64()), ("w", pa.float64()), ("v", pa.string())])
    return pa.Table.from_pylist(rows, schema=kinds)


def compared(before, now, **asked):
    design = hy.Design(weights="w", clusters="v", lonely="certainty")
    # Polars answers small questions sooner; that the engines agree is tested above.
    return hy.transitions(
        before, now, **{"key": "id", "welfare": "y", "line": 100, "design": design, "engine": "polars"} | asked
    )


def figures(people, **asked):
    result = compared(year_of(people, 0), year_of(people, 1), **asked)
    return {name: row["estimate"] for name, row in by_measure(result).items()}


def seen(people):
    return [person for person in people if person[:2] != (None, None)]


@FEW
@given(PEOPLE.map(seen).filter(bool))
def test_the_cells_are_all_people_and_their_margins_the_two_headcounts(people):
    found = figures(people)
    assert sum(found[cell] for cell in CELLS) == pytest.approx(1)
    assert sum(found[f"{cell}_persons"] for cell in CELLS) == pytest.approx(sum(person[2] for person in people))
    for at, name in ((0, "headcount_before"), (1, "headcount_now")):
        there = [person for person in people if person[at] is not None]
        poor, everybody = sum(p[2] for p in there if p[at] < 100), sum(p[2] for p in there)
        assert found[name] == (pytest.approx(poor / everybody) if there else None)
    if None not in (found["headcount_before"], found["headcount_now"]):
        assert found["headcount_change"] == pytest.approx(found["headcount_now"] - found["headcount_before"])


@FEW
@given(PEOPLE.map(seen).filter(bool))
def test_with_time_reversed_who_left_fell_in_and_who_is_new_is_gone(people):
    found = figures(people)
    mirrored = figures([(now, before, *rest) for before, now, *rest in people])
    swapped = {"left": "fell_in", "fell_in": "left", "new_poor": "gone_poor", "gone_poor": "new_poor"}
    swapped |= {"new_not_poor": "gone_not_poor", "gone_not_poor": "new_not_poor"}
    assert {swapped.get(cell, cell): mirrored[cell] for cell in CELLS} == pytest.approx(
        {cell: found[cell] for cell in CELLS}
    )
    if found["headcount_change"] is not None:
        assert mirrored["headcount_change"] == pytest.approx(-found["headcount_change"])


@FEW
@given(PEOPLE.map(seen).filter(bool), st.integers(2, 3))
def test_every_person_twice_or_thrice_changes_no_share_and_no_standard_error_of_a_share(people, copies):
    once = by_measure(compared(year_of(people, 0), year_of(people, 1)))
    often = by_measure(compared(year_of(people, 0, copies), year_of(people, 1, copies)))
    for cell in CELLS:
        assert often[cell]["estimate"] == pytest.approx(once[cell]["estimate"])
        assert often[cell]["se"] == pytest.approx(once[cell]["se"], abs=1e-12)


def test_the_same_clusters_in_both_years_make_the_change_surer_than_two_samples_would():
    rows = by_measure(hy.transitions(EUSILC, NEXT, **ASKED))
    apart = (rows["headcount_before"]["se"] ** 2 + rows["headcount_now"]["se"] ** 2) ** 0.5
    assert (rows["headcount_change"]["se"], apart) == pytest.approx((0.002634, 0.00665), abs=5e-7)


def test_persons_who_are_their_own_clusters_have_the_standard_error_of_a_share():
    people = [(50.0, 150.0, 1, "a")] * 3 + [(50.0, 50.0, 1, "a")] * 2 + [(150.0, 150.0, 1, "a")] * 5
    row = by_measure(compared(year_of(people, 0), year_of(people, 1), design=hy.Design()))["left"]
    assert row["se"] ** 2 == pytest.approx(0.3 * 0.7 / 9)


def test_households_of_the_register_are_told_by_their_status_and_place():
    def register(*rows):
        return pa.table(dict(zip(("id", "village_code", "status"), map(list, zip(*rows, strict=True)), strict=True)))

    before = register((1, "632721100201", "poor"), (2, "632721100201", "exited"), (3, "632722000201", "poor"))
    now = register((1, "632721100201", "exited"), (2, "632721100201", "relapsed"), (4, "632722000201", "poor"))
    poor = nw.col("status").is_in(["poor", "relapsed"])
    result = hy.transitions(before, now, key="id", poor=poor, by=hy.Place("county"))
    persons = {
        (row["county"], row["measure"]): row["estimate"]
        for row in result.rows()
        if row["measure"].endswith("_persons") and row["estimate"]
    }
    assert persons == {
        ("632721000000", "left_persons"): 1,
        ("632721000000", "fell_in_persons"): 1,
        ("632722000000", "gone_poor_persons"): 1,
        ("632722000000", "new_poor_persons"): 1,
    }


def test_the_example_gives_what_it_says():
    assert doctest.testmod(room) == (0, 5)
