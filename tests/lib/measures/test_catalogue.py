"""What may be asked for: statistics by name, or with their parameter."""

import pytest

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from huiyin.measures.catalogue import NAMES, declared


def test_a_measure_is_asked_for_by_name_or_with_its_parameter_and_comes_once():
    assert [each.name for each in declared(("gap", hy.FGT(1), hy.FGT(0), hy.FGT(2.5), "mean"))] == [
        "gap",
        "headcount",
        "fgt_2.5",
        "mean",
    ]
    assert [each.name for each in declared("total")] == ["total"]


@pytest.mark.parametrize("measures", ["ginni", (), ("headcount", "medain")])
def test_a_measure_that_is_not_there_is_refused_with_those_that_are(measures):
    with pytest.raises(ParameterError) as refused:
        declared(measures)

    message = str(refused.value)
    assert message.endswith("Lorenz(share). Name at least one of them.")
    assert all(f"{name}, " in message for name in NAMES)
