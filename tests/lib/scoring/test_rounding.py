from decimal import Decimal
from fractions import Fraction

import pytest

from huiyin.kernel.text import Text
from huiyin.scoring.rounding import equals, rounded_points, rounded_value, shown, shown_with, trimmed


@pytest.mark.parametrize(
    ("exact", "printed"),
    [("4.895", "4.90"), ("4.8949", "4.89"), ("45", "45.00"), ("-0.005", "-0.01"), ("-0.0049", "0.00")],
)
def test_points_are_rounded_half_up_to_two_decimals(exact, printed):
    assert str(rounded_points(Fraction(exact))) == printed


@pytest.mark.parametrize(
    ("exact", "value"), [("660/7", "94.2857"), ("5/2", "2.5"), ("12", "12"), ("1/20000", "0.0001")]
)
def test_a_value_keeps_at_most_four_decimals(exact, value):
    assert str(rounded_value(Fraction(exact))) == value


@pytest.mark.parametrize(
    ("number", "written"), [(Decimal("1E+3"), "1000"), (Decimal("7.50"), "7.5"), (700, "700"), (Decimal("0.00"), "0")]
)
def test_equal_numbers_are_written_alike(number, written):
    assert str(trimmed(number)) == written


@pytest.mark.parametrize(("number", "words"), [(Fraction(1437000), "1,437,000"), (Decimal("-1.5"), "−1.5")])
def test_a_number_is_written_for_people(number, words):
    assert shown(number) == words


def test_a_unit_stands_as_each_language_puts_it():
    assert shown_with(Fraction(93), Text("%", "%")) == Text("93%", "93%")
    assert shown_with(Fraction(88), Text("points", "分")) == Text("88 points", "88分")


def test_a_rounded_number_is_not_called_equal():
    assert (equals(Fraction(1, 3), Decimal("0.33")), equals(Fraction(1, 4), Decimal("0.25"))) == ("≈", "=")
