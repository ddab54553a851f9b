import doctest
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.kernel.text import Text
from huiyin.planning.pace import Milestone, Path, PathError, Phase, Season, by_phases, path

BEGUN, DONE = date(2015, 12, 31), date(2016, 12, 31)
EFFORT, CONSOLIDATION = Text("concentrated effort", "集中攻坚"), Text("consolidation", "巩固提升")
PLAN = (Phase(EFFORT, date(2019, 12, 31), 1.0), Phase(CONSOLIDATION, date(2020, 12, 31), 0.0))
LINE = Path((Milestone(BEGUN, 0), Milestone(DONE, 366, 300)))


def test_between_two_milestones_the_path_is_a_straight_line_of_days():
    assert [LINE.expected(BEGUN + timedelta(days)) for days in (0, 1, 100, 366)] == [0, 1, 100, 366]


def test_before_the_first_and_after_the_last_milestone_their_values_hold():
    assert (LINE.expected(date(2015, 1, 1)), LINE.expected(date(2017, 5, 1)), LINE.least(date(2017, 5, 1))) == (
        0,
        366,
        300,
    )


def test_the_edge_of_the_band_is_a_line_of_its_own():
    assert LINE.least(BEGUN + timedelta(183)) == 150


def test_outside_the_season_nothing_is_expected_to_move():
    built = Path((Milestone(BEGUN, 0), Milestone(DONE, 153)), Season(5, 9))
    days = (date(2016, 4, 30), date(2016, 5, 1), date(2016, 6, 30), date(2016, 9, 30), date(2016, 12, 1))
    assert [built.expected(day) for day in days] == [0, 1, 61, 153, 153]


def test_four_years_of_effort_do_it_all_and_one_of_consolidation_keeps_it():
    plan = by_phases(BEGUN, 519_800, 0, PLAN, slack=0.1)
    assert plan.direction == -1
    assert plan.expected(date(2019, 12, 31)) == plan.expected(date(2020, 6, 1)) == 0
    assert plan.least(date(2019, 12, 31)) == pytest.approx(51_980)
    assert plan.expected(date(2017, 12, 31)) == pytest.approx(519_800 * 730 / 1461)


def test_the_goal_is_the_end_of_the_effort_and_not_of_the_consolidation():
    assert by_phases(BEGUN, 519_800, 0, PLAN).goal.day == date(2019, 12, 31)
    assert LINE.goal.day == DONE


def test_phases_do_their_shares_and_the_last_ends_with_the_target_exactly():
    thirds = [Phase(EFFORT, date(2016 + at, 12, 31), share) for at, share in enumerate((0.1, 0.2, 0.7))]
    plan = by_phases(BEGUN, 0.1, 0.7, thirds)
    assert [round(plan.expected(phase.until), 10) for phase in thirds] == [0.16, 0.28, 0.7]
    assert plan.expected(date(2018, 12, 31)) == 0.7


@given(
    st.lists(st.integers(0, 10**6), min_size=2, max_size=6).map(sorted),
    st.dates(date(2015, 1, 1), date(2023, 1, 1)),
    st.integers(0, 400),
)
def test_a_path_that_rises_never_falls(values, day, later):
    rising = Path(tuple(Milestone(date(2015 + at, 12, 31), value) for at, value in enumerate(values)))
    assert values[0] <= rising.expected(day) <= rising.expected(day + timedelta(later)) <= values[-1]


@pytest.mark.parametrize(
    ("milestones", "season", "words"),
    [
        ([Milestone(BEGUN, 0)], Season(), "A path has fewer than two milestones."),
        (
            [Milestone(DONE, 0), Milestone(BEGUN, 1)],
            Season(),
            "The milestone of 2015-12-31 does not come after that of",
        ),
        (
            [Milestone(BEGUN, 0), Milestone(BEGUN, 1)],
            Season(),
            "The milestone of 2015-12-31 does not come after that of",
        ),
        (
            [Milestone(BEGUN, 0), Milestone(date(2016, 3, 1), 1)],
            Season(5, 9),
            "Between 2015-12-31 and 2016-03-01 lies no day",
        ),
        (
            [Milestone(BEGUN, 0), Milestone(date(2016, 3, 1), 2), Milestone(DONE, 1)],
            Season(),
            "The path goes up and also down.",
        ),
        ([Milestone(BEGUN, 0), Milestone(DONE, 1, 2)], Season(), "The band lies on the good side of a milestone."),
        ([Milestone(BEGUN, 1), Milestone(DONE, 0, -1)], Season(), "The band lies on the good side of a milestone."),
    ],
)
def test_what_makes_no_path_is_refused(milestones, season, words):
    with pytest.raises(PathError) as error:
        Path(tuple(milestones), season)
    assert str(error.value).startswith(words)


@pytest.mark.parametrize(
    ("phases", "slack", "words"),
    [
        ([], 0, "The phases do 0 of the way."),
        ([Phase(EFFORT, DONE, 0.9)], 0, "The phases do 0.9 of the way. Give shares of zero or more that add up to 1."),
        ([Phase(EFFORT, DONE, 1.5), Phase(EFFORT, date(2017, 1, 1), -0.5)], 0, "The phases do 1 of the way."),
        ([Phase(EFFORT, DONE, 1)], 1.5, "The slack is 1.5. Give 0 to 1;"),
    ],
)
def test_phases_that_do_not_do_the_whole_way_are_refused(phases, slack, words):
    with pytest.raises(PathError) as error:
        by_phases(BEGUN, 0, 1, phases, slack=slack)
    assert str(error.value).startswith(words)


def test_the_example_gives_what_it_says():
    assert doctest.testmod(path).failed == 0
