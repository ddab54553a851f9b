"""The search for double entries: what becomes a question, what stays answered, what goes."""

import json
from datetime import date, timedelta

import pytest
from django.db import transaction

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.quality.actions.find_duplicates import find_duplicates
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.registry.models import Household, Person
from support import cast, given
from support.duplicates import approve, decide
from support.racing import beside
from support.suspects import AT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
LATER = AT + timedelta(days=30)


@pytest.fixture
def search(as_actor, data):
    office = as_actor(cast.provincial_office())
    return lambda at=AT: find_duplicates(by=office, at=at, report=lambda *_: None)


@pytest.fixture
def twice(transactional_db):
    """One man in two villages, a slip apart in his name, and somebody else."""
    given.places()
    born, number = date(1980, 3, 4), "632725198003049011"
    one, other = given.household(), given.household(cast.NEXT_VILLAGE)
    for household, name, sound in ((one, "才让东智", "cairangdongzhi"), (other, "才让东珠", "cairangdongzhu")):
        given.person(household, name=name, name_pinyin=sound, sex="male", birth_date=born, id_number=number)
        given.person(household, relation="spouse", name_pinyin=f"zhuoma{household.pk}")
    return one, other


def test_two_entries_of_one_person_become_one_question_with_what_agrees(search, twice):
    assert search() == {"new": 1, "changed": 0, "gone": 0}
    row = Duplicate.objects.get()
    assert [row.left_household, row.right_household] == [one.pk for one in twice]
    assert [row.left_village, row.right_village] == [cast.VILLAGE, cast.NEXT_VILLAGE]
    (pair,) = json.loads(row.told)
    assert pair["levels"] == {
        "document": "same", "name": "one_character", "birth": "same", "sex": "same", "place": "other", "kin": "none",
    }  # fmt: skip
    assert "才让" not in row.told + row.values_key
    assert AuditEvent.objects.get(action="quality.duplicates.found").detail == {"new": 1, "changed": 0, "gone": 0}


def test_the_same_register_searched_again_changes_nothing(search, twice):
    search()
    before = list(Duplicate.objects.values())
    assert search(LATER) == {"new": 0, "changed": 0, "gone": 0}
    assert list(Duplicate.objects.values()) == before


def test_what_is_mended_is_closed_and_opens_again_with_its_ground(search, twice):
    search()
    Person.objects.filter(household=twice[1], relation="spouse").update(relation="other")
    head = Person.objects.filter(household=twice[1], relation="head")
    head.update(name="王五", name_pinyin="wangwu", id_number=None, birth_date=date(1950, 1, 1))
    assert search(LATER) == {"new": 0, "changed": 0, "gone": 1}
    head.update(
        name="才让东珠", name_pinyin="cairangdongzhu", id_number="632725198003049011", birth_date=date(1980, 3, 4)
    )
    assert search(LATER) == {"new": 0, "changed": 1, "gone": 0}
    assert Duplicate.objects.get().gone_at is None


def different(as_actor):
    row = Duplicate.objects.latest("pk")
    decide(row, as_actor(cast.provincial_office()), Decision.DIFFERENT, before=row.decision)


def test_two_that_are_different_are_not_asked_about_again_while_their_values_stay(search, twice, as_actor):
    search()
    different(as_actor)
    assert search(LATER) == {"new": 0, "changed": 0, "gone": 0}
    Household.objects.update(phone="13900000000")
    assert search(LATER) == {"new": 0, "changed": 0, "gone": 0}


def test_with_other_values_they_are_asked_about_anew_beside_the_decision(search, twice, as_actor):
    search()
    different(as_actor)
    Person.objects.filter(household=twice[1], relation="head").update(name="才让东智", name_pinyin="cairangdongzhi")
    assert search(LATER) == {"new": 1, "changed": 0, "gone": 0}
    assert [row.decision for row in Duplicate.objects.order_by("pk")] == ["different", ""]
    assert search(LATER) == {"new": 0, "changed": 0, "gone": 0}


@pytest.mark.parametrize("state", ["waiting", "returned"])
def test_a_merge_that_waits_or_came_back_is_asked_about_on_the_same_row(search, twice, as_actor, state):
    search()
    row = Duplicate.objects.get()
    decide(row, as_actor(cast.provincial_office()))
    if state == "returned":
        Duplicate.objects.update(decision=state)
    Person.objects.filter(household=twice[1], relation="head").update(name="才让东智", name_pinyin="cairangdongzhi")
    assert search(LATER) == {"new": 0, "changed": 1, "gone": 0}
    assert Duplicate.objects.get().decision == {"waiting": "household"}.get(state, state)


def test_a_merge_that_is_approved_while_the_search_notes_what_it_found_stays(search, twice, as_actor):
    search()
    row = Duplicate.objects.get()
    decide(row, as_actor(cast.provincial_office()))
    Person.objects.filter(household=twice[1], relation="head").update(name="才让东智", name_pinyin="cairangdongzhi")
    other = as_actor(cast.provincial_office())
    with beside() as begin, transaction.atomic():
        Duplicate.objects.select_for_update().get()
        begin(lambda: search(LATER))
        merged = approve(row, other).merge_id
    assert Duplicate.objects.values_list("decision", "merge_id", "checked_by_key").get(pk=row.pk) == (
        "household", merged, other.key,
    )  # fmt: skip


def test_who_is_removed_from_the_register_is_no_double(search, twice):
    Household.objects.filter(pk=twice[1].pk).update(status="removed", removal_reason="merged")
    assert search() == {"new": 0, "changed": 0, "gone": 0}


def test_two_members_of_the_same_two_households_are_one_question(search, twice):
    Person.objects.filter(relation="spouse").update(
        name="卓玛吉", name_pinyin="zhuomaji", birth_date=date(1982, 1, 5), id_number="632725198201059028"
    )
    assert search()["new"] == 1
    assert len(json.loads(Duplicate.objects.get().told)) == 2


def test_whoever_may_not_check_the_register_changes_nothing(twice, as_actor):
    with pytest.raises(NotAllowedError):
        find_duplicates(by=as_actor(cast.county_officer()), at=AT, report=lambda *_: None)
    assert not Duplicate.objects.exists()
