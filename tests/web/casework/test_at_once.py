"""Two work on one matter at once, each over a connection of their own: one of them holds, the other is told."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction
from django.db.models import F

from huiyin.policy import Office
from huiyin_web.casework.actions._taking import Sent
from huiyin_web.casework.actions.answer_objection import answer_objection
from huiyin_web.casework.actions.apply_for_registration import apply_for_registration
from huiyin_web.casework.actions.ask_review import ask_review
from huiyin_web.casework.actions.begin_waiting import begin_waiting
from huiyin_web.casework.actions.close_case import close_case
from huiyin_web.casework.actions.file_objection import Said
from huiyin_web.casework.actions.go_back import go_back
from huiyin_web.casework.actions.keep_application import keep_application
from huiyin_web.casework.actions.object_in_public import object_in_public
from huiyin_web.casework.actions.open_case import open_case
from huiyin_web.casework.actions.open_place_case import open_place_case
from huiyin_web.casework.actions.post_notice import Wall, post_notice
from huiyin_web.casework.actions.review_objection import review_objection
from huiyin_web.casework.actions.take_step import take_step
from huiyin_web.casework.actions.triage_objection import triage_objection
from huiyin_web.casework.limits import MOST_OF_ADDRESS
from huiyin_web.casework.models import Applying, Case, Objection, Outcome, PublicObjection, WaitingApplication
from huiyin_web.core import audit
from support import cast, given
from support.cases import AT, CELLS, DAY, application, exit_case, notice_of, officer, place_of, walked
from support.objecting import noon, objection_on, refused
from support.racing import beside

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ONE = {"id_number": "632722198404300045", "sex": "female", "birth_date": "1984-04-30"}


@pytest.fixture(autouse=True)
def _places():
    given.places()


def both(first, second):
    """Let two go as far as their record, which they wait for, and give how they end."""
    with beside() as begin:
        with transaction.atomic():
            audit.record("casework.case.opened", by=officer(), at=AT, subject="case:0", detail={})
            ends = [begin(first), begin(second)]
        return sorted(one.result() for one in ends)


def meanwhile(work, change, *held):
    """Let a work begin while somebody holds cases, and change them before it comes to them."""
    with beside() as begin:
        with transaction.atomic():
            list(Case.objects.select_for_update().filter(pk__in=[one.pk for one in held]))
            end = begin(work)
            change()
        return end.result()


def applying(take=apply_for_registration, **head):
    by = officer(place_code=head.pop("village_code", cast.VILLAGE))
    asked = application(by.place_code, **head)
    return partial(take, application=asked, on=DAY, cells=CELLS, by=by, at=AT)


@pytest.mark.parametrize("take", [apply_for_registration, keep_application])
def test_of_two_applications_for_one_person_one_is_taken_and_the_other_is_told(take):
    ends = both(applying(**ONE), applying(take, village_code=cast.NEXT_VILLAGE, **ONE))

    assert ends == ["", "EVIDENCE_REFUSED"]
    assert Case.objects.count() + WaitingApplication.objects.count() == 1
    assert not Applying.objects.exists()


def test_two_applications_that_name_the_same_two_in_another_order_do_not_wait_for_each_other():
    spouse = {
        "name": "卓玛措",
        "sex": "male",
        "relation": "spouse",
        "birth_date": "1975-02-03",
        "id_number": "632722197502030013",
    }
    asked = applying(**ONE).keywords["application"]
    turned = type(asked)(asked.household, (spouse | {"relation": "head"}, asked.members[0] | {"relation": "spouse"}))
    straight = type(asked)(asked.household, (asked.members[0], spouse))
    send = [partial(applying(), application=one) for one in (straight, turned)]

    assert both(*send) == ["", "EVIDENCE_REFUSED"]


def test_an_application_that_waited_is_begun_once():
    waiting = applying(keep_application)().pk
    begun = partial(begin_waiting, waiting=waiting, on=DAY, by=officer(), at=AT)

    assert both(begun, begun) == ["", "NOT_FOUND"]
    assert Case.objects.count() == 1


def test_the_case_of_a_household_or_a_village_is_opened_once():
    home = given.household()
    given.poor_place(cast.VILLAGE)
    given.population(cast.VILLAGE, year=2015)
    given.facility(cast.VILLAGE)
    asked = {"on": DAY, "cells": CELLS, "by": officer(), "at": AT}
    of_home = partial(open_case, process="exit", household=home.pk, **asked)
    of_village = partial(open_place_case, process="village_exit", place_code=cast.VILLAGE, **asked)

    assert both(of_home, of_home) == both(of_village, of_village) == ["", "CASE_OPEN"]
    assert Case.objects.count() == 2


def of_case(verb, case):
    """Give what does something to a case that waits for its notice."""
    on, steps = case.changed_on + timedelta(days=1), case.steps_taken
    by = officer(Office.TOWNSHIP, place_of(case, Office.TOWNSHIP))
    leaving = {"case": case.pk, "steps_taken": steps, "reason": "公示内容有误", "on": on, "by": by, "at": AT}
    return {
        "take_step": partial(take_step, case=case.pk, sent=Sent("acknowledge", steps, CELLS, on), by=by, at=AT),
        "close_case": partial(close_case, **leaving),
        "go_back": partial(go_back, state="proposed", **leaving),
        "post_notice": partial(
            post_notice, wall=Wall("post_notice", (case.pk, steps), (), (), CELLS, on), by=officer(), at=AT
        ),
    }[verb]


@pytest.mark.parametrize("verb", ["take_step", "close_case", "go_back", "post_notice"])
def test_whoever_comes_to_a_case_that_somebody_is_working_on_finds_it_as_it_is_left(verb):
    case = walked(exit_case(), until="acknowledged")

    def work_on():
        Case.objects.filter(pk=case.pk).update(steps_taken=F("steps_taken") + 1)

    assert meanwhile(of_case(verb, case), work_on, case) == "CASE_MOVED_ON"


def test_a_case_that_leaves_its_state_meanwhile_is_not_on_the_notice_of_the_others():
    first, other = (walked(exit_case(head_name=name), until="acknowledged") for name in ("索南", "尕藏"))
    wall = Wall("post_notice", (first.pk, first.steps_taken), (other.pk,), (), CELLS, first.changed_on)

    def leave():
        Case.objects.filter(pk=other.pk).update(state="verified")

    assert meanwhile(partial(post_notice, wall=wall, by=officer(), at=AT), leave, other) == "REFUSED"


def test_nobody_objects_to_a_case_that_is_being_closed():
    case = walked(exit_case(), until="in_notice")

    assert meanwhile(partial(objection_on, case), of_case("close_case", case), case) == "CONFLICT"


def test_a_case_is_not_approved_past_an_objection_that_is_being_filed():
    case = walked(exit_case(), until="in_notice")
    on = case.changed_on + timedelta(days=10)
    by = officer(Office.TOWNSHIP, place_of(case, Office.TOWNSHIP))
    approved = partial(take_step, case=case.pk, sent=Sent("approve", case.steps_taken, CELLS, on), by=by, at=AT)

    assert meanwhile(approved, partial(objection_on, case), case) == "STEP_REFUSED"


def of_objection(verb):
    """Give what does something to an objection that waits for it."""
    case = walked(exit_case(), until="in_notice")
    row = refused(case) if "review" in verb else objection_on(case)
    by = officer(Office.TOWNSHIP, place_of(case, Office.TOWNSHIP))
    said = {"objection": row.pk, "outcome": Outcome.REFUSED, "answer": "经核查无车辆登记", "at": AT}
    if verb == "answer":
        triage_objection(objection=row.pk, states_fact=True, by=by, at=noon(row.filed_on))
    if verb == "review":
        ask_review(code=row.code, reason="车在他弟弟名下", at=AT)
    return {
        "triage": partial(triage_objection, objection=row.pk, states_fact=True, by=by, at=AT),
        "answer": partial(answer_objection, by=by, **said),
        "ask_review": partial(ask_review, code=row.code, reason="车在他弟弟名下", at=AT),
        "review": partial(review_objection, by=officer(Office.COUNTY, place_of(case, Office.COUNTY)), **said),
    }[verb]


@pytest.mark.parametrize("verb", ["triage", "answer", "ask_review", "review"])
def test_an_objection_is_triaged_answered_and_reviewed_once(verb):
    work = of_objection(verb)
    assert both(work, work) == ["", "OBJECTION_STATE"]


def test_two_objections_at_once_do_not_slip_past_the_brake_together():
    notice = notice_of(walked(exit_case(), until="in_notice"))
    at = noon(notice.posted_on)
    send = partial(
        object_in_public, notice=notice, line=1, said=Said("他家去年买了小汽车", "page"), address="10.63.1.9", at=at
    )
    send()
    sender = PublicObjection.objects.get().sender
    PublicObjection.objects.bulk_create(
        PublicObjection(notice=notice, sender=sender, at=at) for _ in range(MOST_OF_ADDRESS - 2)
    )

    assert both(send, send) == ["", "OBJECTIONS_BRAKED"]
    assert Objection.objects.count() == 2


def test_a_removal_and_a_step_of_another_case_of_the_household_do_not_wait_for_each_other():
    leaving = walked(exit_case(), until="approved")
    found = open_case(process="removal", household=leaving.household_id, on=DAY, cells=CELLS, by=officer(), at=AT)
    removal = walked(found, until="county_decided")
    on, county = max(leaving.changed_on, removal.changed_on), officer(Office.COUNTY)

    def step(case, key):
        return partial(take_step, case=case.pk, sent=Sent(key, case.steps_taken, CELLS, on), by=county, at=AT)

    assert meanwhile(step(removal, "remove"), step(leaving, "announce"), leaving) == ""
    ended = Case.objects.get(pk=leaving.pk)
    assert (ended.state, ended.household.status) == ("closed", "removed")
