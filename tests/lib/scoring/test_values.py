from fractions import Fraction

import pytest

from huiyin.scoring.values import VALUE_KINDS


def value(kind, **figures):
    return VALUE_KINDS[kind].value({role: Fraction(figure) for role, figure in figures.items()})


@pytest.mark.parametrize(
    ("kind", "figures", "expected"),
    [
        ("given", {"value": "93.5"}, Fraction(187, 2)),
        ("ratio", {"numerator": 1, "denominator": 3}, Fraction(100, 3)),
        ("growth", {"numerator": 114, "denominator": 100}, 14),
        ("growth", {"numerator": 90, "denominator": 100}, -10),
    ],
)
def test_a_value_is_exact(kind, figures, expected):
    assert value(kind, **figures) == expected


@pytest.mark.parametrize("kind", ["ratio", "growth"])
def test_where_no_task_was_set_there_is_nothing_to_measure(kind):
    assert value(kind, numerator=5, denominator=0) is None


def test_the_working_names_each_figure_that_the_kind_needs():
    for kind in VALUE_KINDS.values():
        assert all(f"{{{role}}}" in kind.working for role in kind.roles)
