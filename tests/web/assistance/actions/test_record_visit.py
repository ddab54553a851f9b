from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from huiyin_web.assistance.errors import NotYoursError, ToldOtherwiseError, VisitRefusedError
from huiyin_web.assistance.models import Visit
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.models import Household
from support import cast, given
from web.assistance.conftest import ON

pytestmark = pytest.mark.django_db


def test_a_visit_is_kept_as_it_was_told_with_who_made_it_and_one_event(filled, send, helper, home):
    visit, is_new = send(helper, home, filled())
    assert (is_new, visit.receipt) == (True, f"V{visit.pk:07d}")
    assert visit.report == filled().report
    assert (visit.household_id, visit.village_code, visit.by_key, visit.by_name) == (
        home.pk, cast.VILLAGE, helper.key, helper.name,
    )  # fmt: skip
    event = AuditEvent.objects.get()
    assert (event.action, event.subject, event.place_code) == (
        "assistance.visit.recorded", f"household:{home.pk}", cast.VILLAGE,
    )  # fmt: skip
    assert event.detail == {"receipt": visit.receipt, "visited_on": "2016-09-14"}


def test_a_visit_sent_again_is_the_same_visit_with_no_second_event(filled, send, helper, home):
    first, _ = send(helper, home, filled())
    again, is_new = send(helper, home, filled())
    assert (again, is_new) == (first, False)
    assert (Visit.objects.count(), AuditEvent.objects.count()) == (1, 1)


def test_a_visit_sent_again_has_its_receipt_though_its_days_are_over_and_the_household_has_gone(
    filled, send, helper, home
):
    first, _ = send(helper, home, filled())
    Household.objects.filter(pk=home.pk).update(status="removed")
    assert send(helper, home, filled(), on=first.visited_on + timedelta(days=90)) == (first, False)


@pytest.mark.parametrize("changed", [{"agreed": "别的事"}, {"found": "worse"}, {"needs": ()}, {"next_on": None}])
def test_a_number_whose_visit_tells_something_else_is_refused_with_the_receipt_of_what_was_kept(
    filled, send, helper, home, changed
):
    first, _ = send(helper, home, filled())
    other = filled(report=replace(filled().report, **changed))
    with pytest.raises(ToldOtherwiseError, match=first.receipt):
        send(helper, home, other)
    assert Visit.objects.get() == first


def test_a_number_is_of_one_household_and_of_one_person(filled, send, helper, home):
    send(helper, home, filled())
    with pytest.raises(ToldOtherwiseError):
        send(helper, home, filled(household=given.household().pk))
    other = cast.village_worker()
    with pytest.raises(ToldOtherwiseError):
        send(other, home, filled(by_key=other.key))


def test_what_somebody_filled_in_is_never_taken_as_another_s(filled, send, home):
    with pytest.raises(NotYoursError, match="sent once they sign in here"):
        send(cast.village_worker(), home, filled())
    assert Visit.objects.count() == AuditEvent.objects.count() == 0


def test_who_records_no_visits_is_refused(filled, send, home):
    officer = cast.county_officer()
    with pytest.raises(NotAllowedError, match="may not record visits"):
        send(officer, home, filled(by_key=officer.key))


def test_a_household_out_of_reach_or_no_longer_on_the_register_is_not_found(filled, send, helper, home):
    with pytest.raises(NotFoundError):
        send(helper, home, filled(household=given.household(cast.NEXT_VILLAGE).pk))
    with pytest.raises(NotFoundError):
        send(helper, home, filled(household=given.household(status="removed").pk))
    assert Visit.objects.count() == 0


def test_a_helper_of_single_households_visits_those(filled, send, home):
    helper = cast.reaching(cast.helper(villages=()), household=home.pk)
    assert send(helper, home, filled(by_key=helper.key))[1] is True
    with pytest.raises(NotFoundError):
        send(helper, home, filled(uuid=uuid4(), by_key=helper.key, household=given.household().pk))


def test_what_cannot_be_so_is_refused_with_every_reason_and_nothing_is_kept(send, helper, home):
    with pytest.raises(VisitRefusedError) as refused:
        send(helper, home, found="nobody", needs=("work",), note="632722198404300045")
    assert refused.value.text.zh.count("。") == 3
    assert "ID number" in refused.value.text.en
    assert Visit.objects.count() == AuditEvent.objects.count() == 0


def answered(filled, earlier, kept="partly", **more):
    report = replace(filled().report, visited_on=ON, kept=kept, **more)
    return filled(uuid=uuid4(), promise=earlier.pk, report=report)


def test_what_became_of_a_promise_is_kept_on_the_later_visit(filled, send, helper, home):
    earlier, _ = send(helper, home, visited_on=ON - timedelta(days=7), agreed="送羊羔")
    later, _ = send(helper, home, answered(filled, earlier))
    assert (later.promise, later.kept, later.report.kept, earlier.kept) == (earlier, "partly", "partly", "")


def test_a_visit_with_an_answer_sent_again_is_one_and_with_another_answer_it_is_refused(filled, send, helper, home):
    earlier, _ = send(helper, home, visited_on=ON - timedelta(days=7), agreed="送羊羔")
    sent = answered(filled, earlier)
    first, _ = send(helper, home, sent)
    assert send(helper, home, sent) == (first, False)
    with pytest.raises(ToldOtherwiseError):
        send(helper, home, replace(sent, report=replace(sent.report, kept="kept")))


def test_a_visit_without_an_answer_names_no_promise_though_its_phone_did(filled, send, helper, home):
    earlier, _ = send(helper, home, visited_on=ON - timedelta(days=7), agreed="送羊羔")
    sent = answered(filled, earlier, kept="")
    later, _ = send(helper, home, sent)
    assert (later.promise, send(helper, home, replace(sent, promise=None))) == (None, (later, False))


@pytest.mark.parametrize("agreed", ["", "送羊羔"])
def test_an_answer_about_no_promise_or_one_to_another_household_or_made_later_is_refused(
    filled, send, helper, home, agreed
):
    elsewhere = home if not agreed else given.household()
    earlier, _ = send(helper, elsewhere, visited_on=ON - timedelta(days=7), agreed=agreed)
    with pytest.raises(VisitRefusedError, match="was not agreed with this household"):
        send(helper, home, answered(filled, earlier))
    today, _ = send(helper, home, agreed="送饲草")
    sent = answered(filled, today)
    with pytest.raises(VisitRefusedError, match="before that day"):
        send(helper, home, replace(sent, report=replace(sent.report, visited_on=ON - timedelta(days=1))))
    with pytest.raises(VisitRefusedError):
        send(helper, home, replace(sent, promise=None))


@pytest.mark.parametrize(
    "changed",
    [{"kept": "kept"}, {"found": "well"}, {"found": "nobody", "needs": "work"}, {"next_on": "2016-09-14"}, {}],
)
def test_the_database_itself_keeps_a_number_once_and_what_cannot_be_so_out(filled, send, helper, home, changed):
    kept, _ = send(helper, home, filled())
    row = Visit.objects.filter(pk=kept.pk).values().get() | {"agreed": ""} | changed
    del row["id"]
    if changed:
        row["uuid"] = uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.create(**row)
