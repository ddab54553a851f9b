import pytest

from huiyin.kernel.text import Text
from huiyin_web.overview.queries.extremes import extremes


def of(*shares):
    return extremes([(share, Text(f"P{number}", f"甲{number}")) for number, share in enumerate(shares, start=1)])


def test_the_places_of_the_highest_and_the_lowest_share_are_named():
    assert of(0.1, 0.3, 0.2) == Text(
        "Highest: P2 (30.0%); lowest: P1 (10.0%).", "最高的是甲2（30.0%），最低的是甲1（10.0%）。"
    )


def test_places_that_stand_alike_are_named_together():
    assert of(0.0, 0.3, 0.0, 0.3) == Text(
        "Highest: P2, P4 (30.0%); lowest: P1, P3 (0.0%).", "最高的是甲2、甲4（30.0%），最低的是甲1、甲3（0.0%）。"
    )


def test_of_many_that_stand_alike_the_first_is_named_with_how_many_they_are():
    assert of(0.0, 0.3, 0.0, 0.0, 0.0) == Text(
        "Highest: P2 (30.0%); lowest: P1, one of 4 places (0.0%).", "最高的是甲2（30.0%），最低的是甲1等 4 地（0.0%）。"
    )


@pytest.mark.parametrize("shares", [(0.1, 0.2), (0.1, 0.1, 0.1), ()])
def test_of_few_places_or_of_all_alike_none_is_named(shares):
    assert of(*shares) is None
