"""A visit as a page sends it, and as a phone sends it by itself."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from huiyin_web.assistance.models import Visit
from huiyin_web.core.clock import today
from support import cast, given

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(helper):
    return {
        "uuid": str(uuid4()), "by": helper.key, "found": "better", "needs": ["work", "loan"], "agreed": "报名培训",
        "visited_on": today().isoformat(), "next_on": "", "note": "",
    }  # fmt: skip


@pytest.fixture
def where(home):
    return reverse("assistance:visit", args=[home.pk])


@pytest.fixture
def phone(helper):
    phone = Client(headers={"accept": "application/json"})
    phone.force_login(helper)
    return phone


def test_a_page_without_a_script_sends_a_visit_and_reads_its_receipt(client, helper, where, told):
    client.force_login(helper)
    answer = client.post(where, told, follow=True)
    visit = Visit.objects.get()
    assert answer.redirect_chain == [(reverse("assistance:my"), 302)]
    assert f"走访已受理，凭证 {visit.receipt}。" in answer.content.decode()
    assert visit.said_needs == ("work", "loan")


def test_a_second_press_shows_the_same_receipt(client, helper, where, told):
    client.force_login(helper)
    for _ in range(2):
        answer = client.post(where, told, follow=True)
        assert Visit.objects.get().receipt in answer.content.decode()


def test_a_phone_gets_created_first_and_then_the_same_receipt(phone, where, told):
    first, again = (phone.post(where, told) for _ in range(2))
    visit = Visit.objects.get()
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json() == {
        "uuid": told["uuid"], "receipt": visit.receipt, "slip": reverse("assistance:slip", args=[visit.pk]),
    }  # fmt: skip


def test_a_page_with_a_mistake_keeps_every_word_and_says_what_to_mend(client, helper, where, told):
    client.force_login(helper)
    del told["found"]
    answer = client.post(where, told | {"agreed": "送羊羔"})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert ("送羊羔" in html, "data-errors" in html, Visit.objects.count()) == (True, True, 0)
    refused = client.post(where, told | {"found": "nobody"}).content.decode()
    assert "没有见到人，不能填写需求、兑现情况和商定事项。" in refused


def test_a_phone_is_told_why_in_one_line_with_a_code(phone, where, told):
    wrong = phone.post(where, told | {"visited_on": "2999-01-01"})
    assert (wrong.status_code, wrong.json()["code"]) == (400, "VISIT_REFUSED")
    missing = phone.post(where, told | {"found": "", "visited_on": "soon"}).json()["detail"]
    assert missing.startswith("家庭近况如何？: ")
    assert "请填写日期，例如 2016-12-31。" in missing


def test_what_somebody_else_filled_in_on_the_phone_stays_theirs(phone, where, told):
    answer = phone.post(where, told | {"by": cast.village_worker().key})
    assert (answer.status_code, answer.json()["code"]) == (409, "VISIT_NOT_YOURS")
    assert Visit.objects.count() == 0


def test_another_visit_under_the_same_number_is_refused(phone, where, told):
    phone.post(where, told)
    answer = phone.post(where, told | {"agreed": "别的事"})
    assert (answer.status_code, answer.json()["code"]) == (409, "VISIT_TOLD_OTHERWISE")
    assert Visit.objects.count() == 1


def test_a_phone_whose_session_ended_is_led_to_signing_in_and_gets_no_receipt(where, told):
    answer = Client(headers={"accept": "application/json"}).post(where, told)
    assert answer.status_code == 302
    assert Visit.objects.count() == 0


def test_a_household_of_another_county_is_not_found(phone, told):
    answer = phone.post(reverse("assistance:visit", args=[given.household(cast.NEXT_VILLAGE).pk]), told)
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


def test_the_script_that_works_without_a_signal_is_given_to_everybody_and_bound_to_these_pages(client):
    address = reverse("assistance:worker")
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/javascript")
    assert address.rpartition("/")[0] + "/" == reverse("assistance:my")
    assert b"fetch" in answer.content


def test_a_phone_sends_what_became_of_the_promise_and_one_of_before_that_knows_no_such_question_is_taken(
    phone, client, helper, where, told
):
    phone.post(where, told)
    promised = Visit.objects.get()
    client.force_login(helper)
    assert f'data-promise="{promised.pk}"' in client.get(where).content.decode()

    answer = phone.post(where, told | {"uuid": str(uuid4()), "promise": promised.pk, "kept": "not_kept"})
    assert (answer.status_code, promised.answers.get().kept) == (201, "not_kept")
    wrong = phone.post(where, told | {"uuid": str(uuid4()), "promise": promised.pk, "kept": "perhaps"})
    assert (wrong.status_code, wrong.json()["code"], Visit.objects.count()) == (400, "VISIT_REFUSED", 2)


def test_nothing_is_asked_where_nothing_was_agreed(phone, client, helper, where, told):
    client.force_login(helper)
    phone.post(where, told | {"agreed": ""})
    html = client.get(where).content.decode()
    assert ("data-promise=" in html, "data-promised hidden disabled" in html) == (False, True)
