"""What may be counted as a deprivation, and what is refused before any data are read."""

import math
from decimal import Decimal

import narwhals as nw
import pyarrow as pa
import pytest

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.multidimensional.deprivations import Deprivation, Deprivations
from huiyin.measures.tables.engine import collected
from huiyin.measures.tables.sources import open_source

WATER = Deprivation("water", "no_water")


def test_weights_are_shares_of_their_sum_and_dimensions_know_their_members():
    counted = Deprivations(
        (Deprivation("water", "w", 2, dimension="home"), Deprivation("food", "f"), Deprivation("roof", "r", dimension="home")),
        1 / 3,
    )  # fmt: skip

    assert counted.shares == (0.5, 0.25, 0.25)
    assert counted.dimensions == {"home": (0, 2)}


HAS = [None, math.nan, math.inf, -1.0, 0.0, 1.0, 2.0, 3.0]


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(
    ("deprivation", "deprived"),
    [
        (Deprivation("water", "has"), [None, None, None, None, 0, 1, None, None]),
        (Deprivation("water", nw.col("has") * 2, cutoff=4), [None, None, None, 1, 1, 1, 0, 0]),
        (Deprivation("water", "has", cutoff=2), [None, None, None, 1, 1, 1, 0, 0]),
    ],
    ids=["column", "expression", "cutoff"],
)
def test_who_is_deprived_is_known_or_not_and_who_has_as_much_as_the_cutoff_is_not(engine, deprivation, deprived):
    rows = open_source(pa.table({"row": range(len(HAS)), "has": HAS}), engine=engine)
    found = collected(rows.select("row", found=deprivation.deprived())).sort_by("row")["found"].to_pylist()

    assert found == deprived


def test_a_gap_is_the_shortfall_as_a_share_of_the_cutoff():
    rows = open_source(pa.table({"has": HAS}), engine="polars")
    found = rows.select(found=Deprivation("water", "has", cutoff=Decimal(2), cardinal=True).gap()).collect()

    assert found["found"].to_list() == [None, None, None, 1.5, 1, 0.5, 0, 0]


def test_the_definition_names_what_is_counted_with_its_cutoff_and_share_in_both_languages():
    water = Deprivation("water", "w", 2, label=Text("safe water", "饮水安全"))
    method = (
        Deprivations((water, Deprivation("food", "f"), Deprivation("school", "years", cutoff=6)), 0.5)
        .values(gaps=False)
        .method
    )

    assert method.en.startswith(
        "deprivations and their weights: safe water (0.5), food (0.25), school below 6 (0.25); poor is who is deprived in 0.5"
    )
    assert method.zh.startswith(
        "剥夺项及权重：饮水安全（0.5）、food（0.25）、school 低于 6（0.25）；被剥夺项权重之和达到 0.5 者"
    )


RELATIVE = "allowed: a number above 0. Weights are relative: they are divided by their sum."
GAP = "allowed: a number above 0. A gap is a share of the cutoff: give one, or leave cardinal out."
SOME = "allowed: a list of Deprivation, at least one. For example [Deprivation('water', 'no_water')]."
PART = "allowed: a number above 0, at most 1. It is a share of all weights: 2 of 6 equal ones is 1/3."
ONCE = "allowed: names of deprivations and dimensions used once, whatever their case. Rename one of them."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"name": " "}, "Deprivation.name is ' '; allowed: a word. The result calls it so."),
        ({"weight": 0}, f"Deprivation('food').weight is 0; {RELATIVE}"),
        ({"weight": float("nan")}, f"Deprivation('food').weight is nan; {RELATIVE}"),
        (
            {"cutoff": float("inf")},
            "Deprivation('food').cutoff is inf; allowed: a number. Leave it out where the column says who is deprived.",
        ),
        ({"cardinal": True}, f"Deprivation('food').cutoff is None; {GAP}"),
        ({"cardinal": True, "cutoff": 0}, f"Deprivation('food').cutoff is 0; {GAP}"),
    ],
    ids=str,
)
def test_a_deprivation_that_cannot_be_is_refused(arguments, message):
    with pytest.raises(ParameterError) as refused:
        Deprivation(**{"name": "food", "values": nw.col("food")} | arguments)

    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("every", "k", "message"),
    [
        ((), 0.5, f"deprivations is (); {SOME}"),
        ((WATER,), 0, f"k is 0; {PART}"),
        ((WATER,), 1.1, f"k is 1.1; {PART}"),
        ((WATER, Deprivation("Water", "w")), 0.5, f"deprivations is 'Water'; {ONCE}"),
        ((WATER, Deprivation("food", "f", dimension="WATER")), 0.5, f"deprivations is 'WATER'; {ONCE}"),
    ],
    ids=str,
)
def test_deprivations_that_cannot_be_counted_together_are_refused(every, k, message):
    with pytest.raises(ParameterError) as refused:
        Deprivations(every, k)

    assert str(refused.value) == message
