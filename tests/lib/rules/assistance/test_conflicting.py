from dataclasses import replace
from datetime import date

import pytest

from huiyin.policy import Verdict
from huiyin.rules.assistance import Family, Person, conflicts

ON = date(2016, 9, 14)
HERDER = Person(40, labour="ordinary", work="farming")
WEAK = Person(50, labour="weak")
OLD = Person(71, labour="none")
PUPIL = Person(12, schooling="primary", labour="none")
HOME = Family(("funds",), members=(HERDER,))


def against(family, *kinds):
    return [(reason.field, reason.words.en) for reason in conflicts(family, kinds, ON).missing]


@pytest.mark.parametrize("kind", ["industry", "microcredit", "employment", "training"])
def test_what_needs_somebody_who_can_work_is_refused_where_nobody_can(kind):
    assert against(HOME, kind) == []
    ((field, words),) = against(replace(HOME, members=(OLD, WEAK)), kind)
    assert field == kind
    assert words.endswith("the register knows nobody in this household.")


def test_an_ecological_post_is_refused_where_nobody_can_do_even_light_work():
    assert against(replace(HOME, members=(WEAK,)), "ecological_post") == []
    assert against(replace(HOME, members=(OLD, PUPIL)), "ecological_post") == [
        (
            "ecological_post",
            "Ecological post: nobody of working age here can do even light work, so the post can't be filled.",
        )
    ]


def test_help_with_schooling_needs_somebody_at_school():
    assert against(replace(HOME, members=(HERDER, PUPIL)), "education") == []
    assert [field for field, _ in against(HOME, "education")] == ["education"]


def test_nobody_is_moved_against_their_will_or_twice():
    assert against(replace(HOME, wants_to_move=True), "relocation") == []
    assert [field for field, _ in against(replace(HOME, wants_to_move=False), "relocation")] == ["relocation"]
    assert [field for field, _ in against(replace(HOME, has_moved=True), "relocation")] == ["relocation"]
    assert [field for field, _ in against(replace(HOME, has_moved=True), "dangerous_house")] == ["dangerous_house"]


def test_who_moves_gets_no_repair_as_well():
    assert [field for field, _ in against(HOME, "relocation", "dangerous_house")] == ["dangerous_house"]


def test_nothing_but_the_safety_net_where_somebody_can_work_is_asked_about_and_not_refused():
    decision = conflicts(HOME, ["social_security"], ON)
    assert decision.allowed
    assert [reason.verdict for reason in decision.reasons] == [Verdict.QUESTION]
    assert conflicts(HOME, ["social_security", "training"], ON).reasons == ()
    assert conflicts(replace(HOME, members=(OLD,)), ["social_security"], ON).reasons == ()


def test_a_household_whose_people_are_not_entered_yet_is_refused_nothing():
    assert against(Family(("labour",)), "industry", "ecological_post", "education") == []
