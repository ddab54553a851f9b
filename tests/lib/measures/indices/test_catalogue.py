"""What may be asked for: statistics by name, or with their parameter."""

import pytest

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from huiyin.measures.indices.catalogue import NAMES, declared, spelled


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


@pytest.mark.parametrize(
    "measure",
    [
        hy.FGT(3), hy.FGT(0.5), hy.ExitTime(0.03), hy.GE(-1), hy.GE(2), hy.Atkinson(0.5), hy.Quantile(0.1),
        hy.Share(0, 0.4), hy.Lorenz(0.5), hy.Lorenz(0.5, generalised=True),
    ],
    ids=str,
)  # fmt: skip
def test_a_measure_is_found_again_by_the_name_that_results_give_it(measure):
    assert spelled(declared(measure)[0].name) == measure


@pytest.mark.parametrize("word", [*NAMES, "ginni", "share_0.4", "fgt_", "fgt_1_2", "unknown_3"])
def test_any_other_word_stands_for_itself(word):
    assert spelled(word) == word


def test_a_parameter_that_is_not_allowed_is_refused_by_word_too():
    with pytest.raises(ParameterError, match=r"Quantile\.share is 1\.5"):
        spelled("quantile_1.5")
