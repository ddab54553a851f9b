from datetime import timedelta

import pytest
from django.urls import reverse

from huiyin_web.access.queries import actor_of
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.clock import now, today
from huiyin_web.leadership.models import Dispatch, Liaison, Problem
from support import cast
from support.leadership import UNIT
from support.posting import forms_without_token
from support.talking import appointed, opened, owned, sent

pytestmark = pytest.mark.django_db
TOLD = {"title": "通村道路塌方", "what": "需工程修复", "place_code": cast.VILLAGE, "severity": "serious"}


@pytest.fixture(autouse=True)
def signed_in(client):
    client.force_login(cast.township_officer())
    client.cookies["huiyin_language"] = "en"


def shown(client, name, *args, **asked):
    got = client.get(reverse(f"leadership:{name}", args=args), asked)
    assert got.status_code == 200
    return got.content.decode()


def test_a_problem_is_opened_waits_on_today_gets_an_owner_and_its_opener_sees_the_echo(client):
    assert client.post(reverse("leadership:open_problem"), TOLD | {"wanted_from": UNIT}).status_code == 302
    row = Problem.objects.get()
    assert "waits 0 days" in shown(client, "problems", view="own")
    client.force_login(cast.county_officer())
    assert "通村道路塌方" in client.get("/").content.decode()
    assert 'value="Provincial Power Company"' in shown(client, "problem", row.pk)
    owner = {"kind": "works", "owner": UNIT, "person": "责任人", "accepter": cast.TOWNSHIP}
    due = (today() + timedelta(300)).isoformat()
    assert client.post(reverse("leadership:own_problem", args=[row.pk]), owner | {"due_on": due}).status_code == 302
    client.force_login(cast.township_officer())
    promise = Commitment.objects.get()
    page = shown(client, "problem", row.pk)
    assert f"{promise.number}, pledged" in page
    one = client.get(reverse("commitments:one", args=[promise.pk])).content.decode()
    assert reverse("leadership:problem", args=[row.pk]) in one


def test_what_is_wrong_with_a_problem_or_its_owner_is_said_at_the_field(client):
    got = client.post(reverse("leadership:open_problem"), TOLD | {"what": "电话13800138765"})
    assert got.status_code == 400
    assert "Leave numbers of people out" in got.content.decode()
    row = opened(at=now())
    client.force_login(cast.county_officer())
    refused = client.post(reverse("leadership:own_problem", args=[row.pk]), {"kind": "works", "due_on": "2099-01-01"})
    assert refused.status_code == 400
    assert refused.content.decode().count("This has to be said.") >= 2
    assert forms_without_token(refused) == []
    unanswered = client.post(reverse("leadership:answer_problem", args=[row.pk]), {"answer": ""})
    assert unanswered.status_code == 400


def test_what_was_answered_already_is_told(client):
    row = owned(opened(at=now()), at=now(), due_on=today() + timedelta(300))
    client.force_login(cast.county_officer())
    got = client.post(reverse("leadership:answer_problem", args=[row.pk]), {"answer": "已解决"})
    assert got.status_code == 409


def test_an_unread_notice_stands_on_today_until_the_office_confirms_it(client):
    row = sent(cast.TOWNSHIP, UNIT, at=now() - timedelta(9), confirm_by=today() - timedelta(2))
    assert "poverty office, to be confirmed" in client.get("/").content.decode()
    assert "unread for 9 days, 2 past its day" in shown(client, "dispatch", row.pk)
    assert client.post(reverse("leadership:confirm", args=[row.pk])).status_code == 302
    page = shown(client, "dispatch", row.pk)
    assert "confirmed it for your office" in page
    assert "poverty office, to be confirmed" not in client.get("/").content.decode()
    client.force_login(cast.county_officer())
    assert "1 of 2" in shown(client, "dispatches", view="by_us")


def test_a_notice_is_sent_to_circles_and_to_named_offices(client):
    client.force_login(cast.county_officer())
    told = {
        "title": "通知",
        "words": "请报送",
        "circles": ["below"],
        "offices": "省电力公司",
        "confirm_by": "2099-01-01",
    }
    assert client.post(reverse("leadership:send"), told).status_code == 302
    offices = Dispatch.objects.get().receipts.order_by("office").values_list("office", flat=True)
    assert list(offices) == [cast.TOWNSHIP, UNIT]
    refused = client.post(reverse("leadership:send"), told | {"circles": [], "offices": ""})
    assert refused.status_code == 400
    assert "Choose at least one other office." in refused.content.decode()


def test_the_directory_finds_an_office_and_who_is_called_there(client):
    appointed(UNIT, by=actor_of(cast.provincial_office(), on=today()))
    page = shown(client, "contacts", view="assisting_unit", words="Power")
    assert "联络员甲" in page
    assert "0976-8870001" in page
    assert "No office is called that." in shown(client, "contacts", view="department", words="Power")
    assert client.get(reverse("leadership:contact", args=["X-0000"])).status_code == 404


def test_an_office_names_its_liaison_officer_and_nobody_s_mobile(client):
    url = reverse("leadership:contact", args=[cast.TOWNSHIP])
    told = {"name": "联络员甲", "telephone": "13800138765", "from_on": today().isoformat()}
    assert client.post(url, told).status_code == 400
    assert client.post(url, told | {"telephone": "0976-8870001"}).status_code == 302
    assert Liaison.objects.get().office == cast.TOWNSHIP
    assert "Name a liaison officer" not in shown(client, "contact", UNIT)


def test_lists_cost_no_more_queries_than_they_may(client, django_assert_max_num_queries):
    for _ in range(3):
        opened()
        sent()
    for name in ("problems", "dispatches", "contacts"):
        with django_assert_max_num_queries(16):
            shown(client, name)
