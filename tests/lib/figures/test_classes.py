import pytest

from huiyin.figures.classes import NO_DATA, Classes
from huiyin.figures.theme import SEQUENTIAL
from huiyin.figures.units import PEOPLE, PERCENT
from huiyin.kernel.errors import ParameterError

RATES = Classes(PERCENT, (0.03, 0.06, 0.1, 0.15, 0.2))


def test_classes_are_named_by_their_limits():
    assert [name.en for name in RATES.names()] == [
        "under 3%", "3–6%", "6–10%", "10–15%", "15–20%", "20% or more",
    ]  # fmt: skip
    assert [RATES.names()[at].zh for at in (0, 1, 5)] == ["不足 3%", "3–6%", "20% 及以上"]


def test_a_value_on_a_limit_is_in_the_class_that_it_opens():
    assert RATES.name_of(0.03).en == "3–6%"
    assert RATES.name_of(0.0299).en == "under 3%"
    assert RATES.name_of(0.2).en == "20% or more"
    assert RATES.name_of(None) == NO_DATA


def test_fewer_classes_still_run_from_lightest_to_darkest():
    assert Classes(PERCENT, (0.1,)).colours() == [SEQUENTIAL[0], SEQUENTIAL[-1]]
    assert RATES.colours() == list(SEQUENTIAL)


def test_a_unit_that_does_not_join_stays_out_of_the_class_names():
    assert Classes(PEOPLE, (10000,)).names()[1].zh == "1 及以上"


def test_grey_is_in_the_legend_only_where_something_is_not_known():
    assert NO_DATA in RATES.legend(with_no_data=True)
    assert NO_DATA not in RATES.legend(with_no_data=False)


@pytest.mark.parametrize("breaks", [(), (0.2, 0.1), (0.1, 0.1), (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)])
def test_limits_that_make_no_classes_are_refused(breaks):
    with pytest.raises(ParameterError, match=r"allowed: 1 to 5 ascending numbers\. Take fewer limits, in order\."):
        Classes(PERCENT, breaks)
