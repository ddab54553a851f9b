"""The pages of objections: many worked on alike, many sent at once."""

import pytest

from huiyin_web.casework.actions.ask_review import ask_review
from huiyin_web.casework.limits import MOST_OF_NOTICE, RESERVED_FOR_NEW
from huiyin_web.casework.models import Objection, PublicObjection
from huiyin_web.casework.queries.objection import objection_page
from huiyin_web.casework.queries.objections import objections_page
from huiyin_web.core.clock import now, today
from support import cast
from support.cases import AT, exit_case, notice_of, officer, place_exit, walked
from support.objecting import objection_on, refused

ANSWER = {"outcome": "refused", "answer": "经车管所核查，无车辆登记"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def township(client):
    client.force_login(cast.township_officer())
    client.cookies["huiyin_language"] = "en"
    return client


@pytest.fixture
def hanging():
    return walked(exit_case(), until="in_notice")


def states():
    return list(Objection.objects.order_by("pk").values_list("state", "answer"))


def test_those_that_are_ticked_are_triaged_and_answered_with_the_one_whose_page_it_is(township, hanging):
    first, other, apart = (objection_on(hanging) for _ in range(3))

    township.post(f"/casework/objections/{first.pk}/triage/", {"states_fact": "no", "others": [other.pk]})
    page = township.get(f"/casework/objections/{first.pk}/").content.decode()
    sent = township.post(f"/casework/objections/{first.pk}/answer/", ANSWER | {"others": [other.pk]}, follow=True)

    assert f'name="others" value="{other.pk}"' in page
    assert f'name="others" value="{apart.pk}"' not in page
    assert "Done for 2 objections." in sent.content.decode()
    assert states() == [("answered", ANSWER["answer"])] * 2 + [("filed", "")]


def test_a_refusal_names_what_can_not_be_done_and_loses_no_word(township, hanging):
    first, other = objection_on(hanging), objection_on(hanging)
    township.post(f"/casework/objections/{first.pk}/triage/", {"states_fact": "no"})

    sent = township.post(f"/casework/objections/{first.pk}/answer/", ANSWER | {"others": [other.pk]})

    assert sent.status_code == 400
    assert f"Objection {other.pk}: This objection is received." in sent.content.decode()
    assert ANSWER["answer"] in sent.content.decode()
    assert states() == [("triaged", ""), ("filed", "")]


def test_what_is_braked_on_the_public_page_still_stands_in_the_form(client, hanging):
    notice = notice_of(hanging)
    notice.posted_on = today()
    notice.save()
    most = MOST_OF_NOTICE + RESERVED_FOR_NEW
    PublicObjection.objects.bulk_create(PublicObjection(notice=notice, at=now()) for _ in range(most))

    sent = client.post(f"/casework/notice/{notice.token}/", {"line": "1", "text": "他家去年买了小汽车"})

    assert sent.status_code == 429
    assert "他家去年买了小汽车" in sent.content.decode()
    assert Objection.objects.count() == 0


def test_a_receipt_under_review_shows_the_answer_and_that_it_is_reviewed(client, hanging):
    answered = refused(hanging)
    ask_review(code=answered.code, reason="车在他弟弟名下", at=AT)
    client.cookies["huiyin_language"] = "zh-hans"

    page = client.get(f"/casework/receipt/{answered.code}/").content.decode()

    assert "以下答复正由其他人员复核" in page
    assert "<h2>答复：异议不成立（该答复复核中）</h2>" in page
    assert "经车管所核查，无车辆登记" in page


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 19, "²", "１２", "-1"])
def test_numbers_that_no_objection_has_are_refused_and_break_nothing(township, hanging, number):
    where = f"/casework/objections/{objection_on(hanging).pk}/triage/"
    assert township.post(where, {"states_fact": "no", "others": number}).status_code == 400
    assert states() == [("filed", "")]


def test_the_code_of_a_notice_leads_to_its_bare_address_whatever_was_written_behind(client, hanging):
    notice = notice_of(hanging)
    notice.posted_on = today()
    notice.ends_on = today()
    notice.save()
    where = f"/casework/notice/{notice.token}/"
    shown = client.get(f"{where}?a={'A' * 10_000}")
    assert (shown.status_code, shown.context["scan"].address) == (200, f"http://testserver{where}")


def test_fifty_objections_to_a_village_cost_no_more_queries_than_two(django_assert_num_queries):
    case = walked(place_exit(), until="in_notice")
    actor = officer("township")
    first = objection_on(case)

    for count in (2, 50):
        while Objection.objects.count() < count:
            objection_on(case)
        page = objection_page(actor=actor, number=first.pk)
        assert len(page.alike) == count - 1
        with django_assert_num_queries(6):
            objection_page(actor=actor, number=first.pk)
        with django_assert_num_queries(5):
            objections_page(actor=actor, every=False, after=None)
