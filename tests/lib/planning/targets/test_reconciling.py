from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.planning.targets import Kind, in_proportion, reconcile
from support.plan_targets import EAST, PROVINCE, WEST, indicator, target


def said(reconciled):
    return [problem.en for problem in reconciled.problems]


@pytest.mark.parametrize(
    ("kind", "parts", "reserve", "gap", "words"),
    [
        (Kind.CUMULATIVE, (60, 40), 0, 0, []),
        (Kind.CUMULATIVE, (60, 30), 10, 0, []),
        (Kind.CUMULATIVE, (60, 50), 0, -10, []),
        (
            Kind.CUMULATIVE,
            (60, 30),
            0,
            10,
            ["The parts are 10 short of the whole (100). Raise some of them, or change the whole."],
        ),
        (Kind.DECREASING, (60, 40), 0, 0, []),
        (Kind.DECREASING, (60, 30), 0, -10, []),
        (
            Kind.DECREASING,
            (60, 55),
            0,
            15,
            ["The parts are 15 short of the whole (100). Raise some of them, or change the whole."],
        ),
    ],
)
def test_numbers_of_people_add_up_and_what_lacks_is_named(kind, parts, reserve, gap, words):
    found = reconcile(
        target(PROVINCE, 100, kind), [target(EAST, parts[0], kind), target(WEST, parts[1], kind)], Decimal(reserve)
    )
    assert (found.made, found.gap, found.reserve, said(found)) == (sum(parts) + reserve, gap, reserve, words)


@given(st.integers(0, 10**6), st.integers(0, 1000), st.integers(0, 10**6), st.integers(1, 10**6))
def test_what_was_handed_down_by_rule_reconciles(total, reserve, east, west):
    whole = target(PROVINCE, total + reserve)
    weights = {EAST: Decimal(east), WEST: Decimal(west)}
    parts = in_proportion(whole.wanted, weights, step=Decimal(1), reserve=Decimal(reserve))
    found = reconcile(whole, [target(place, part) for place, part in parts.items()], Decimal(reserve))
    assert (found.gap, found.problems) == (0, ())


def share(place, value, base=None, **more):
    return target(place, value, Kind.SHARE, base=None if base is None else Decimal(base), **more)


def test_a_share_is_the_mean_of_its_parts_weighted_with_their_bases():
    found = reconcile(share(PROVINCE, "0.9"), [share(EAST, "0.95", 3_000), share(WEST, "0.75", 1_000)])
    assert (found.made, found.gap, said(found)) == (Decimal("0.9"), 0, [])


def test_a_share_may_lack_half_a_step_that_rounding_takes_and_no_more():
    within = reconcile(share(PROVINCE, "0.9005"), [share(EAST, "0.9", 1)])
    beyond = reconcile(share(PROVINCE, "0.9006"), [share(EAST, "0.9", 1)])
    assert said(within) == []
    assert said(beyond) == [
        "The parts are 0.0006 short of the whole (0.9006). Raise some of them, or change the whole."
    ]


def test_without_a_base_a_share_has_no_mean():
    found = reconcile(share(PROVINCE, "0.9"), [share(EAST, "0.95", 3_000), share(WEST, "0.75")])
    assert (found.made, found.gap) == (None, None)
    assert said(found) == [
        f"{WEST} has no population that its share is a share of; without it there is no mean. Give it."
    ]


@pytest.mark.parametrize(("kind", "whole", "low"), [(Kind.LEVEL, 9_000, 8_500), (Kind.MILESTONE, 1, 0)])
def test_a_level_and_a_milestone_are_not_summed_and_each_part_is_held_against_the_whole(kind, whole, low):
    found = reconcile(target(PROVINCE, whole, kind), [target(EAST, whole, kind), target(WEST, low, kind)])
    assert (found.made, found.gap, found.problems) == (None, None, ())
    assert [question.en for question in found.questions] == [
        f"{WEST} is asked for {low}, which is worse than the whole ({whole}). Say why, or raise what it is asked for."
    ]


def test_only_what_adds_up_can_have_a_reserve():
    found = reconcile(target(PROVINCE, 9_000, Kind.LEVEL), [target(EAST, 9_000, Kind.LEVEL)], Decimal(5))
    assert said(found) == [
        "Values of this kind (level on the day) don't add up, so nothing of them can be kept in reserve. Set the reserve to zero."
    ]
    below = reconcile(target(PROVINCE, 95), [target(EAST, 100)], Decimal(-5))
    assert said(below) == ["The reserve is -5. Give zero or more."]


def test_what_is_no_part_of_the_whole_is_named():
    other = indicator(key="villages")
    late = target(PROVINCE, 10, due_on=date(2018, 12, 31))
    parts = [target(EAST, 5, due_on=date(2018, 12, 31)), target(EAST, 5), target("630201000000", 0, of=other)]
    assert said(reconcile(late, parts)) == [
        f"{EAST} is to reach it on 2019-12-31, later than the whole (2018-12-31). Choose an earlier day.",
        "630201000000 has a target of another indicator (people who left poverty, not people who left poverty). Leave it out.",
        f"630201000000 does not lie right below {PROVINCE}. Leave it out.",
        "630201000000 is to reach it on 2019-12-31, later than the whole (2018-12-31). Choose an earlier day.",
        f"{EAST} has more than one target. Keep one.",
    ]


def test_what_is_handed_to_nobody_is_said_to_be():
    assert said(reconcile(target(PROVINCE, 0), [])) == ["It is handed down to nobody."]
    assert reconcile(share(PROVINCE, "0.9"), []).made is None


def test_the_revised_value_is_what_counts():
    found = reconcile(target(PROVINCE, 100, revised=Decimal(120)), [target(EAST, 60, revised=Decimal(120))])
    assert (found.made, found.gap) == (120, 0)
