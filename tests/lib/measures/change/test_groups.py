"""Many groups cost what their rows cost, and each has the standard error that it has when it is asked for alone."""

import tracemalloc

import numpy as np
import pyarrow as pa
import pytest

import huiyin as hy
from support.measuring import by_measure, numbers, only

VILLAGES = 5_000


def drawn(people=400):
    """Give people drawn in two stages from six strata, one of which has a cluster alone."""
    made = np.random.default_rng(2020)
    cluster = np.arange(people) % 40
    return pa.table({
        "y": made.lognormal(7, 0.8, people), "g": made.integers(0, 7, people), "w": made.uniform(0.5, 3, people),
        "s": np.where(cluster == 0, 9, cluster % 5), "c": cluster, "h": cluster * 100 + np.arange(people) // 40 // 2,
        "n": np.full(people, 50), "m": np.full(people, 30),
    })  # fmt: skip


DESIGNS = {
    "rows": hy.Design(),
    "rows in strata": hy.Design(weights="w", strata="g", fpc="k"),
    "clusters": hy.Design(weights="w", clusters="c"),
    "one cluster alone": hy.Design(weights="w", strata="s", clusters="c", lonely="adjust"),
    "units in clusters": hy.Design(weights="w", strata="s", clusters=("c", "h"), fpc=("n", "m"), lonely="adjust"),
    "rows in clusters": hy.Design(weights="w", strata="s", clusters="c", fpc=("n", "m"), lonely="adjust"),
}


@pytest.mark.parametrize("design", DESIGNS.values(), ids=DESIGNS)
def test_a_group_s_contribution_has_the_error_of_a_mean_where_only_it_can_be_poor(design):
    people = drawn().append_column("k", pa.array(np.full(400, 5_000)))
    asked = {"welfare": "y", "line": 1000, "design": design}
    found = hy.decompose(people, "gap", by="g", **asked).rows()

    for row in found:
        if row["part"] == "contribution":
            others_rich = pa.array(np.where(people["g"].to_numpy() == row["g"], people["y"].to_numpy(), 1e9))
            alone = only(hy.estimate(people.set_column(0, "y", others_rich), "gap", **asked))
            assert (row["estimate"], row["se"], row["deff"]) == pytest.approx(
                (alone["estimate"], alone["se"], alone["deff"]), rel=1e-11
            )


def test_thousands_of_groups_take_no_more_memory_than_their_rows():
    made = np.random.default_rng(2020)
    people = pa.table({"y": made.lognormal(7, 0.8, 4 * VILLAGES), "village": np.arange(4 * VILLAGES) % VILLAGES})
    asked = {"welfare": "y", "line": 1000}

    tracemalloc.start()
    rows = list(hy.decompose(people, ("gap", "theil_t"), by="village", **asked).rows())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 60e6  # a number for each group and each other is 200 MB
    assert len(rows) == 4 * VILLAGES + 4
    whole = by_measure(hy.estimate(people, ("gap", "theil_t"), **asked))
    contributions = [row["estimate"] for row in rows if row["part"] == "contribution"]
    assert sum(contributions) == pytest.approx(whole["gap"]["estimate"], rel=1e-12)
    for row in rows:
        if row["part"] == "whole":
            assert numbers(row) == pytest.approx(numbers(whole[row["measure"]]), rel=1e-9)


def test_the_parts_of_a_group_that_is_everybody_are_sure_where_they_cannot_be_otherwise():
    people = pa.table({"y": [1.0, 5.0, 9.0, 20.0], "g": ["a"] * 4})
    found = hy.decompose(people, ("gap", "theil_l"), by="g", welfare="y", line=10)
    sure = {row["part"]: (row["estimate"], row["se"], row["ci_low"]) for row in found.rows() if row["g"] == "a"}

    assert sure["share"] == (1.0, 0.0, None)
    assert sure["between"] == (0.0, 0.0, None)
