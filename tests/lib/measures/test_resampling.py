"""The other ways of a variance, for what is made of two states, of groups and of years: they come to what formulas give."""

import numpy as np
import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from support.measuring import assert_same

VILLAGES = hy.Design(weights="w", strata="zone", clusters="village")
DRAWN = hy.Bootstrap(400, seed=2016)
LINE = 1100.0


@pytest.fixture(scope="module")
def people():
    """Give 2,400 persons of 120 villages in two zones, with what they had and have."""
    random = np.random.default_rng(2016)
    village = np.arange(2_400) // 20
    before = 1000 * np.exp(random.normal(0.3, 0.5, 2_400) + random.normal(0, 0.3, 120)[village] + village % 2)
    return pa.table({
        "id": np.arange(2_400),
        "village": village,
        "zone": np.where(village < 60, "near", "far"),
        "town": np.where(village % 2, "odd", "even"),
        "w": 1.0 + random.random(2_400),
        "before": before,
        "now": before * np.exp(random.normal(0.1, 0.3, 2_400) + random.normal(0, 0.2, 120)[village]),
    })  # fmt: skip


def state(people, column):
    return people.select(["id", "village", "zone", "town", "w", column]).rename_columns({column: "y"})


def changed(people, **more):
    asked = {"welfare": ("before", "now"), "line": LINE, "paired": True, "design": VILLAGES}
    return hy.decompose_change(people, people, ("headcount", "gap"), **asked | more)


def unpaired(people, **more):
    return changed(people, **more | {"by": "town", "paired": False})


def grown(people, **more):
    measures = ("mean", "median", "poor")
    return hy.growth(
        people, people, measures, welfare=("before", "now"), line=LINE, paired=False, design=VILLAGES, **more
    )


def decomposed(people, **more):
    measures = ("gap", "theil_l")
    return hy.decompose(people, measures, by="town", welfare="now", line=LINE, design=VILLAGES, **more)


def moved(people, **more):
    before, now = (state(people, column) for column in ("before", "now"))
    return hy.transitions(before, now, key="id", welfare="y", line=LINE, design=VILLAGES, **more)


def lived(people, **more):
    years = {2014: state(people, "before"), 2015: state(people, "now"), 2016: state(people, "before")}
    return hy.dynamics(years, key="id", chronic_years=2, welfare="y", line=LINE, design=VILLAGES, **more)


@pytest.mark.parametrize("measured", [changed, unpaired, grown, decomposed, moved, lived])
def test_resampled_villages_vary_as_the_formulas_say(people, measured):
    linearised, resampled = list(measured(people).rows()), list(measured(people, variance=DRAWN).rows())
    assert [row["estimate"] for row in linearised] == pytest.approx([row["estimate"] for row in resampled], rel=1e-12)
    known = [(one["se"], other["se"]) for one, other in zip(linearised, resampled, strict=True) if one["se"]]
    ratios = np.array([other / one for one, other in known])
    # 400 draws know a standard error to a few percent.
    assert len(ratios) >= 3
    assert abs(np.median(ratios) - 1) < 0.08
    assert np.all(np.abs(ratios - 1) < 0.3)


@pytest.mark.parametrize("measured", [changed, grown, decomposed, moved, lived])
def test_the_same_seed_gives_the_same_and_the_table_says_how(people, measured):
    first, second = (measured(people, variance=hy.Bootstrap(5, seed=7)) for _ in range(2))
    assert_same(first, second, rel=1e-9)
    assert {row["method"].partition(",")[0] for row in first.rows()} == {"bootstrap"}
    assert "5 resampled surveys, seed 7" in first.definition.method.en


@pytest.mark.parametrize("measured", [changed, grown, decomposed])
def test_replicate_weights_are_refused_where_two_states_or_groups_are_taken_apart(people, measured):
    with pytest.raises(ParameterError, match=r"variance is 'replicates'; allowed: taylor, huiyin\.Bootstrap\."):
        measured(people, variance="replicates")


def test_replicate_weights_give_transitions_the_spread_of_their_estimates(people):
    weights = people["w"].to_numpy()
    names = [f"r{at}" for at in range(6)]
    copies = {name: weights * (people["village"].to_numpy() % 6 != at) * 6 / 5 for at, name in enumerate(names)}
    wide = pa.table({name: people[name] for name in people.column_names} | copies)
    before, now = (
        wide.select(["id", column, "w", *names]).rename_columns({column: "y"}) for column in ("before", "now")
    )
    asked = {"key": "id", "welfare": "y", "line": LINE}
    design = hy.Design(weights="w", replicates=names, scale=5 / 6)
    found = hy.transitions(before, now, **asked, design=design, variance="replicates")
    found = list(found.rows())
    each = [list(hy.transitions(before, now, **asked, design=hy.Design(weights=name)).rows()) for name in names]
    for at, row in enumerate(found):
        spread = sum((one[at]["estimate"] - row["estimate"]) ** 2 for one in each)
        assert row["se"] == pytest.approx((5 / 6 * spread) ** 0.5, abs=1e-12)


def test_a_group_that_some_draws_have_nobody_of_leaves_the_whole_its_standard_error(people):
    few = people.append_column("place", pa.array(np.where(people["village"].to_numpy() < 2, "hamlet", "town")))
    asked = {"by": "place", "welfare": "now", "line": LINE, "design": hy.Design(clusters="village"), "variance": DRAWN}
    found = list(hy.decompose(few, ("gap", "theil_l"), **asked).rows())
    assert {row["part"]: row["se"] is None for row in found if row["place"] is None} == dict.fromkeys(
        ("whole", "within", "between"), False
    )
