"""Opening a case: what the page says of the day, and what comes back when it is refused."""

from datetime import date

import pytest

from huiyin_web.casework.models import Case
from support import cast, given

pytestmark = pytest.mark.django_db


@pytest.fixture
def village(client):
    given.places()
    client.force_login(cast.village_worker())
    client.cookies["huiyin_language"] = "zh-hans"
    return client


def test_a_process_that_is_over_says_so_and_fills_in_no_day(village):
    got = village.get("/casework/apply/")

    assert (
        "按本政策办理的贫困户识别已于 2020-12-31 结束。现行政策为“2021年起防止返贫动态监测”，可办理："
        in got.content.decode()
    )
    assert got.context["sent"].village.initial["on"] is None


def test_a_process_that_goes_on_begins_with_today_and_says_nothing(village):
    got = village.get(f"/casework/open/{given.household(cast.VILLAGE).pk}/monitoring/")

    assert got.context["page"].over is None
    assert got.context["day"].initial["on"] is not None


def test_a_day_of_another_policy_is_refused_at_the_day_and_all_that_was_written_comes_back(village):
    row = given.household(cast.VILLAGE)
    got = village.post(
        f"/casework/open/{row.pk}/exit/", {"on": "2021-03-01", "evidence-proposal_reason": "收入稳定增长"}
    )

    assert got.status_code == 400
    assert list(got.context["day"].errors["on"]) == [
        "2021-03-01 不能办理贫困户退出。当日适用“2021年起防止返贫动态监测”，可办理：家庭成员自然变更、防止返贫动态监测、识别不准清退。"
    ]
    assert "收入稳定增长" in got.content.decode()
    assert not Case.objects.exists()


def test_an_application_of_a_day_without_identification_is_refused_at_the_day(village):
    got = village.post("/casework/apply/", {"on": "2021-03-01", "village_code": cast.VILLAGE, "rows": "4"})

    assert list(got.context["sent"].village.errors) == ["on"]
    assert "2021-03-01 不能办理" in got.content.decode()


def test_what_is_missing_from_an_application_stands_at_its_field_with_a_link_above(village):
    household = {"household-head_name": "扎西才让", "household-village_group": "一社"}
    head = {"name": "扎西才让", "sex": "male", "relation": "head", "birth_date": "1975-02-03"}
    got = village.post(
        "/casework/apply/",
        {"on": "2016-09-01", "village_code": cast.VILLAGE, "rows": "4", "evidence-application_reason": "丈夫患病"}
        | household | {f"member1-{key}": value for key, value in head.items()},
    )  # fmt: skip

    sent, page = got.context["sent"], got.content.decode()
    assert got.status_code == 400
    assert dict(sent.evidence.errors) == {
        "query_consent": ["缺少：农户是否授权核查家庭信息。"],
        "acknowledgement_means": ["缺少：确认方式。"],
        "read_aloud": ["缺少：是否当面宣读。"],
    }
    assert 'href="#id_evidence-query_consent"' in page
    assert not any(form.non_field_errors() for form in sent.parts)


@pytest.mark.parametrize(("status", "offered"), [("poor", True), ("exited", False), ("removed", False)])
def test_an_exit_is_offered_for_a_poor_household_only(village, status, offered):
    row = given.household(cast.VILLAGE, status=status, exited_on=date(2019, 11, 1) if status == "exited" else None)
    page = village.get(f"/households/{row.pk}/").content.decode()

    assert (f"/casework/open/{row.pk}/exit/" in page) is offered
    assert (f"/casework/open/{row.pk}/member_change/" in page) is (status != "removed")


def test_a_day_or_a_village_that_is_missing_is_told_with_all_that_is_missing(village):
    got = village.post("/casework/apply/", {"on": "", "village_code": "", "rows": "4"})

    sent = got.context["sent"]
    assert sorted(sent.village.errors) == ["on", "village_code"]
    assert ("head_name" in sent.household.errors, "query_consent" in sent.evidence.errors) == (True, True)
    assert "请至少填写一名家庭成员" in got.content.decode()
    assert not Case.objects.exists()
