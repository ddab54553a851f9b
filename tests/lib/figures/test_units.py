import pytest

from huiyin.figures.units import HOUSEHOLDS, PEOPLE, PERCENT, POINTS, RANK, YUAN
from huiyin.kernel.text import Text


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        (PERCENT, 0.1322, Text("13.2%", "13.2%")),
        (PEOPLE, 519800, Text("519.8 thousand people", "51.98 万人")),
        (PEOPLE, 1437000, Text("1,437.0 thousand people", "143.70 万人")),
        (HOUSEHOLDS, 160000, Text("160.0 thousand households", "16.00 万户")),
        (YUAN, 7628.4, Text("7,628 yuan", "7,628 元")),
        (POINTS, 78.06, Text("78.1 points", "78.1 分")),
        (RANK, 3, Text("3", "3")),
    ],
)
def test_each_language_counts_in_its_own_unit(unit, value, said):
    assert unit.text(value) == said


def test_a_limit_has_no_zeros_at_its_end():
    assert PERCENT.limit(0.03, "en") == "3"
    assert PEOPLE.limit(519800, "zh") == "51.98"


def test_a_heading_names_measure_and_unit_and_a_rank_has_none():
    assert PEOPLE.heading(Text("Poor people", "贫困人口")) == Text("Poor people, thousand people", "贫困人口（万人）")
    assert RANK.heading(Text("Rank", "名次")) == Text("Rank", "名次")
