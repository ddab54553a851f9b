from argparse import ArgumentTypeError
from datetime import date

import pytest

from huiyin.cli.numbers import day, port, year


def test_a_day_is_read_and_anything_else_refused_with_an_example():
    assert day("2016-12-31") == date(2016, 12, 31)
    with pytest.raises(ArgumentTypeError, match="2016-12-31"):
        day("31.12.2016")


@pytest.mark.parametrize(("read", "written"), [(year, "1899"), (year, "16"), (port, "0"), (port, "70000")])
def test_a_number_out_of_its_bounds_is_refused(read, written):
    with pytest.raises(ArgumentTypeError, match=written):
        read(written)
