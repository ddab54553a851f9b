import doctest
from datetime import date

import pytest

from huiyin.planning.pace import Against, Milestone, Path, Season, progress, standing

UP = Path((Milestone(date(2015, 12, 31), 0), Milestone(date(2016, 12, 31), 366, 300)))
DOWN = Path((Milestone(date(2015, 12, 31), 366), Milestone(date(2016, 12, 31), 0, 66)))
HALF = date(2016, 7, 1)


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (UP, 183, Against.AHEAD), (UP, 182.9, Against.WITHIN), (UP, 150, Against.WITHIN), (UP, 149.9, Against.BEHIND),
        (DOWN, 183, Against.AHEAD), (DOWN, 183.1, Against.WITHIN), (DOWN, 216, Against.WITHIN), (DOWN, 216.1, Against.BEHIND),
    ],
)  # fmt: skip
def test_a_value_is_ahead_within_the_band_or_behind_and_the_edges_are_on_the_good_side(path, value, place):
    assert progress(path, value, HALF).place is place


def test_the_way_behind_and_the_pace_ahead_are_told():
    found = progress(UP, 122, HALF)
    assert (found.expected, found.least, found.lead) == (183, 150, -61)
    assert found.done == pytest.approx(1 / 3)
    assert found.pace == pytest.approx(244 / 183)
    assert found.planned_pace == 1


def test_what_has_to_fall_needs_a_pace_too():
    found = progress(DOWN, 244, HALF)
    assert (found.lead, found.pace) == (-61, pytest.approx(244 / 183))
    assert found.done == pytest.approx(1 / 3)


def test_what_is_reached_needs_no_pace():
    assert progress(UP, 400, HALF).pace == 0
    assert progress(UP, 366, date(2017, 1, 1)).pace == 0


def test_when_no_day_is_left_there_is_no_pace():
    assert progress(UP, 300, date(2016, 12, 31)).pace is None


def test_the_pace_counts_the_days_on_which_work_is_possible():
    built = Path((Milestone(date(2015, 12, 31), 0), Milestone(date(2016, 12, 31), 153)), Season(5, 9))
    assert progress(built, 0, date(2016, 8, 31)).pace == pytest.approx(153 / 30)
    assert progress(built, 0, date(2016, 9, 30)).pace is None


def test_the_pace_counts_to_the_last_day_of_effort_and_then_into_the_year_of_consolidation():
    kept = Path(
        (Milestone(date(2015, 12, 31), 0), Milestone(date(2016, 12, 31), 366), Milestone(date(2017, 12, 31), 366))
    )
    assert (progress(kept, 183, HALF).pace, progress(kept, 183, HALF).planned_pace) == (1, 1)
    assert progress(kept, 329.5, date(2016, 12, 31)).pace == pytest.approx(0.1)
    assert progress(kept, 300, date(2017, 12, 31)).pace is None


def test_a_path_that_does_not_move_has_no_way_to_be_done():
    flat = Path((Milestone(date(2015, 12, 31), 5), Milestone(date(2016, 12, 31), 5)))
    assert progress(flat, 5, HALF).done is None
    assert progress(flat, 5, HALF).planned_pace == 0


def test_every_standing_has_its_name():
    assert [one.label.en for one in Against] == ["at or ahead of the plan", "within the band", "behind the plan"]


def test_the_example_gives_what_it_says():
    assert doctest.testmod(standing).failed == 0
