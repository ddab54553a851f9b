from decimal import Decimal

import pytest

from huiyin.kernel.text import Text
from huiyin.scoring import Figure, NumberError

SOURCE = Text("statistics of 2016", "2016年统计表")


@pytest.mark.parametrize("number", [7, Decimal("7.25")])
def test_an_exact_number_is_taken(number):
    assert Figure(number, SOURCE).number == number


@pytest.mark.parametrize("number", [0.5, "7", True, Decimal("NaN"), Decimal("Infinity")])
def test_a_number_that_is_not_exact_is_refused(number):
    with pytest.raises(NumberError) as raised:
        Figure(number, SOURCE)

    assert str(raised.value) == (f"{number} is not an exact number; give a Decimal or a whole number, never a float.")


def test_a_standard_error_that_is_not_exact_is_refused():
    with pytest.raises(NumberError):
        Figure(7, SOURCE, se=0.5)
