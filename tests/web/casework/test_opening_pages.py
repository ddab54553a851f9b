"""Opening a case: what the page says of the day, and what comes back when it is refused."""

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
        "2021-03-01 不能办理贫困户退出。当日适用“2021年起防止返贫动态监测”，可办理：家庭成员自然变更、防止返贫动态监测。"
    ]
    assert "收入稳定增长" in got.content.decode()
    assert not Case.objects.exists()


def test_an_application_of_a_day_without_identification_is_refused_at_the_day(village):
    got = village.post("/casework/apply/", {"on": "2021-03-01", "village_code": cast.VILLAGE, "rows": "4"})

    assert list(got.context["sent"].village.errors) == ["on"]
    assert "2021-03-01 不能办理" in got.content.decode()
