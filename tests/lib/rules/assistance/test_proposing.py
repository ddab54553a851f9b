from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.records.codes import CAUSE, HEALTH, HELP_KIND, LABOUR, NEED, SCHOOLING, WORK
from huiyin.rules.assistance import BATCH_OF, Batch, Family, Person, propose

ON = date(2016, 5, 10)
WORKER = Person(40, labour="ordinary", work="farming")
SKILLED = Person(35, labour="skilled", work="county")
IDLE = Person(30, labour="ordinary", work="none")
WEAK = Person(55, labour="weak", work="farming")
PUPIL = Person(15, schooling="grade_9", labour="none")
STUDENT = Person(19, schooling="higher_vocational_1", labour="ordinary")
OLD = Person(75, labour="lost")
ILL = Person(50, health="serious", labour="lost")
NOTHING = Family(())


def kinds(family, on=ON):
    return [one.kind for one in propose(family, on)]


def about(family, kind):
    return next((one for one in propose(family, ON) if one.kind == kind), None)


@pytest.mark.parametrize(
    ("kind", "fits", "does_not"),
    [
        ("industry", Family(("funds",), members=(WORKER,)), Family(("funds",), members=(OLD,))),
        ("industry", Family((), ("industry",), (WORKER,)), Family((), (), (WORKER,), land=True)),
        ("microcredit", Family((), ("credit",), (WORKER,)), Family((), ("credit",), (WEAK,))),
        ("training", Family(("technology",), members=(WORKER,)), Family(("technology",), members=(SKILLED,))),
        ("training", Family((), ("training",), (WORKER,)), Family((), ("training",), (STUDENT,))),
        ("employment", Family((), members=(IDLE,)), Family((), members=(WORKER,))),
        ("employment", Family(("land",), members=(WORKER,)), Family(("land",), members=(replace(WORKER, age=15),))),
        ("relocation", Family(("transport",)), Family(("transport",), wants_to_move=False)),
        ("relocation", Family(("disaster",)), Family(("disaster",), has_moved=True)),
        ("relocation", Family((), ("relocation",)), Family((), (), wants_to_move=True)),
        ("ecological_post", Family((), members=(WEAK,), pasture=True), Family((), members=(WEAK,))),
        ("ecological_post", Family(("land",), members=(WORKER,), pasture=True), Family((), (), (WORKER,), pasture=True)),
        ("education", Family((), members=(PUPIL,)), Family(("schooling",), members=(WORKER,))),
        ("social_security", Family((), members=(OLD, PUPIL)), Family((), members=(OLD, WEAK))),
        ("social_security", Family((), ("care",), (WORKER,)), Family((), members=())),
        ("health", Family((), members=(ILL,)), Family((), members=(OLD,))),
        ("health", Family(("illness",)), Family(("disability",))),
        ("dangerous_house", Family((), dangerous_house=True), Family((), dangerous_house=True, has_moved=True)),
        ("dangerous_house", Family(("housing",)), Family(("housing",), wants_to_move=True)),
        ("infrastructure", Family((), lacks=frozenset({"water"})), Family((), lacks=frozenset())),
    ],
)  # fmt: skip
def test_a_kind_of_help_is_proposed_where_it_fits_and_not_where_it_does_not(kind, fits, does_not):
    assert kind in kinds(fits)
    assert kind not in kinds(does_not)


def test_every_reason_is_told_in_both_languages():
    found = about(Family(("funds", "technology"), ("industry",), (WORKER,), land=True), "industry")
    assert [why.en for why in found.why] == [
        "cause: lack of funds", "cause: lack of technology", "it says it needs an industry of their own",
        "it has land to work",
    ]  # fmt: skip
    assert [why.zh for why in found.why] == [
        "致贫原因：缺资金",
        "致贫原因：缺技术",
        "本户需求：发展产业",
        "有可经营的土地草场",
    ]
    assert found.batch is Batch.PRODUCTION


def test_it_says_for_how_many_members_it_is():
    family = Family(("technology", "schooling"), members=(WORKER, SKILLED, IDLE, PUPIL, STUDENT, OLD))
    assert {one.kind: one.people for one in propose(family, ON)} == {
        "industry": 0, "training": 2, "employment": 1, "education": 2,
    }  # fmt: skip


def test_what_a_household_has_got_is_proposed_again_only_where_it_comes_every_year():
    family = Family(("funds",), members=(WORKER, PUPIL), had=frozenset({"industry", "education"}))
    assert [(one.kind, one.had) for one in propose(family, ON)] == [("microcredit", False), ("education", True)]


def test_who_is_too_young_or_too_old_to_be_employed_is_no_worker():
    for age, works in ((15, False), (16, True), (59, True), (60, False)):
        assert ("employment" in kinds(Family((), members=(replace(IDLE, age=age),)))) is works, age


def test_nothing_is_proposed_without_a_reason_in_the_register():
    assert kinds(NOTHING) == []
    assert kinds(Family(("other",), members=(WORKER,))) == []


def test_every_kind_that_is_proposed_belongs_to_a_batch_and_is_a_kind_of_help():
    assert set(BATCH_OF) == set(HELP_KIND.keys()) - {"other"}


people = st.builds(
    Person, st.none() | st.integers(0, 110), st.sampled_from(["", *SCHOOLING.keys()]),
    st.sampled_from(["", *HEALTH.keys()]), st.sampled_from(["", *LABOUR.keys()]), st.sampled_from(["", *WORK.keys()]),
)  # fmt: skip
families = st.builds(
    Family, st.lists(st.sampled_from(CAUSE.keys()), unique=True).map(tuple),
    st.lists(st.sampled_from(NEED.keys()), unique=True).map(tuple), st.lists(people, max_size=6).map(tuple),
    st.frozensets(st.sampled_from(HELP_KIND.keys())), st.booleans(), st.none() | st.booleans(), st.booleans(),
    st.frozensets(st.sampled_from(["water", "power"])), st.booleans(), st.booleans(),
)  # fmt: skip


@given(families)
def test_whatever_a_household_is_like_each_proposal_has_a_reason_and_no_more_people_than_it_has(family):
    for one in propose(family, ON):
        assert one.why
        assert 0 <= one.people <= len(family.members)
        assert not (one.kind == "relocation" and family.has_moved)


@given(families)
def test_nobody_gets_a_new_house_and_a_repair(family):
    moving = replace(family, wants_to_move=True)
    assert not {"relocation", "dangerous_house"} <= set(kinds(moving))
