import pytest

from huiyin.kernel.places import Level
from huiyin.planning.forecast import Expected
from huiyin.planning.forecast.backtesting import Compared, Coverage, back_test, coverage
from huiyin.planning.forecast.provinces import Size

SMALL = Size(2, 2, 3, 3, households=20)


@pytest.mark.slow
def test_nine_intervals_in_ten_hold_what_came_at_every_level_below_the_province():
    rows = back_test(provinces=40, seen=3, ahead=2, size=SMALL, walks=100, seed=5)
    shares = {
        level: sum(row.held for row in rows if row.level is level) / sum(row.of for row in rows if row.level is level)
        for level in Level if level is not Level.NATION
    }  # fmt: skip
    print({str(level): round(share, 3) for level, share in shares.items()})
    assert all(0.85 <= share <= 0.96 for share in shares.values()), shares


def test_every_place_year_and_measure_is_compared_once():
    rows = back_test(provinces=2, seen=2, ahead=2, size=SMALL, walks=20)
    assert {(row.level, row.ahead, row.measure): row.of for row in rows} == {
        (level, ahead, measure): 2 * places
        for level, places in zip(list(Level)[1:], (1, 2, 4, 12, 36), strict=True)
        for ahead in (1, 2) for measure in ("poor_persons", "lifted_persons")
    }  # fmt: skip


def test_the_same_seed_gives_the_same_coverage():
    asked = {"provinces": 2, "ahead": 1, "size": SMALL, "walks": 20}
    assert back_test(**asked) == back_test(**asked)


def test_the_share_is_of_all_that_were_compared():
    assert Coverage(Level.COUNTY, 1, "poor_persons", held=9, of=10).share == 0.9


def test_what_came_is_held_with_the_ends_of_the_interval_included():
    rows = coverage(
        Compared("632725000000", 1, "poor_persons", Expected(10, 5, 15), came) for came in (4, 5, 15, 16)
    )  # fmt: skip
    assert rows == [Coverage(Level.COUNTY, 1, "poor_persons", 2, 4)]
