"""Whatever the library offers refuses a wrong kind of argument in words, and takes the numbers of any library."""

from fractions import Fraction

import numpy as np
import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.kernel.errors import ParameterError

PEOPLE = pa.table({"id": [1, 2, 3, 4], "y": [1.0, 2.0, 3.0, 4.0], "g": ["a", "a", "b", "b"], "no": [0, 1, 1, 0]})
COUNTY = hy.Frame(remaining=1, exited=1, unregistered=1, rural=10)
MADE = {
    "order": lambda: hy.FGT("2"), "order is True": lambda: hy.FGT(True), "share": lambda: hy.Quantile("0.5"),
    "high": lambda: hy.Share(0, "0.4"), "share is .0.6.": lambda: hy.Relative("0.6"),
    "draws": lambda: hy.Bootstrap("500"), "draws is 2.5": lambda: hy.Bootstrap(2.5),
    "weights": lambda: hy.Design(weights=["w"]), "replicates": lambda: hy.Design(replicates="w1"),
    "weight": lambda: hy.Deprivation("a", "no", weight="1"), "level": lambda: hy.Place(6),
    "bottom": lambda: hy.Welfare("y", bottom="0"), "elasticity": lambda: hy.PowerScale("n", "half"),
    "rural": lambda: hy.Frame(1, 1, 1, "10"),
}  # fmt: skip
ASKED = {
    "by": {"by": 5}, "by is ": {"by": ["g", None]}, "design": {"design": "clusters"}, "welfare": {"welfare": 3},
    "measures": {"measures": ["gap", 2]}, "measures is ": {"measures": None}, "confidence": {"confidence": "0.95"},
    "line": {"line": [1, 2]}, "line is True": {"line": True}, "engine": {"engine": "oracle"},
}  # fmt: skip


@pytest.mark.parametrize(("name", "make"), MADE.items(), ids=MADE)
def test_an_object_of_the_library_refuses_a_field_of_another_kind(name, make):
    with pytest.raises(ParameterError, match=rf"\w+\.?{name}.* allowed: .* Give it as help\(\w+\) says\."):
        make()


@pytest.mark.parametrize(("name", "argument"), ASKED.items(), ids=ASKED)
def test_an_estimate_refuses_an_argument_of_another_kind(name, argument):
    with pytest.raises(ParameterError, match=rf"^{name}.* allowed: .* Give it as help\(estimate\) says\."):
        hy.estimate(PEOPLE, **{"welfare": "y", "line": 2} | argument)


@pytest.mark.parametrize(
    ("name", "ask"),
    [
        ("key", lambda: hy.transitions(PEOPLE, PEOPLE, key=["id"], welfare="y", line=2)),
        ("line", lambda: hy.transitions(PEOPLE, PEOPLE, key="id", welfare="y", line={2014: 2})),
        ("sources", lambda: hy.dynamics([PEOPLE], key="id", chronic_years=1, welfare="y", line=2)),
        ("k", lambda: hy.multidimensional(PEOPLE, [hy.Deprivation("no", "no")], k="1/3")),
        ("k is True;", lambda: hy.multidimensional(PEOPLE, [hy.Deprivation("no", "no")], k=True)),
        ("deprivations", lambda: hy.multidimensional(PEOPLE, ["no"])),
        ("frame", lambda: hy.verification(PEOPLE, {"rural": 10})),
        ("limits", lambda: hy.verification(PEOPLE, COUNTY, limits=0.02)),
        ("assumed_deff", lambda: hy.verification(PEOPLE, COUNTY, assumed_deff="1")),
        ("paired", lambda: hy.growth(PEOPLE, PEOPLE, welfare="y", paired="id")),
        ("prices", lambda: hy.growth(PEOPLE, PEOPLE, welfare="y", paired=False, prices="1.05")),
        ("by", lambda: hy.decompose(PEOPLE, by=None, welfare="y", line=2)),
        (
            "reference",
            lambda: hy.decompose_change(PEOPLE, PEOPLE, welfare="y", line=2, paired=False, reference="later"),
        ),
        ("year", lambda: hy.register_rates(PEOPLE, {}, year="2016", line=3000)),
    ],
)
def test_every_other_question_refuses_it_too(name, ask):
    with pytest.raises(ParameterError, match=rf"^{name}.* allowed: .* Give it as help\(\w+\) says\."):
        ask()


@pytest.mark.parametrize("kind", [np.int64, np.float32, Fraction, float])
def test_a_line_may_be_a_number_of_any_library(kind):
    (row,) = hy.estimate(PEOPLE, "gap", welfare=hy.Welfare("y", prices=kind(2)), line=kind(1)).rows()
    assert row["estimate"] == pytest.approx(1 / 8)
    pair = {"welfare": "y", "paired": False}
    told = [hy.growth(PEOPLE, PEOPLE, line=(kind(2), kind(3)), **pair).rows() for kind in (kind, int)]
    assert list(told[0]) == list(told[1])
    assert list(hy.growth(PEOPLE, PEOPLE, prices=kind(2), **pair).rows()) == list(
        hy.growth(PEOPLE, PEOPLE, prices=2, **pair).rows()
    )


def test_a_share_of_deprivations_may_be_a_fraction():
    three = [hy.Deprivation(name, "no", weight=Fraction(1, 3)) for name in ("a", "b", "c")]
    (row,) = hy.multidimensional(PEOPLE, three, "incidence", k=Fraction(1, 3)).rows()
    assert row["estimate"] == 0.5
