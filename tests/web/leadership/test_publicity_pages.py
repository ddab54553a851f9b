from datetime import timedelta

import pytest
from django.urls import reverse

from huiyin.followup.publicising import Act
from huiyin_web.core.clock import now, today
from huiyin_web.leadership.models import Piece
from support import cast, given
from support.publicity import did, proposed, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client):
    given.places()
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"


def shown(client, name, *args, **query):
    return client.get(reverse(f"leadership:{name}", args=args), query).content.decode()


def test_the_plan_is_a_calendar_by_month_with_what_waits_and_what_is_late(client):
    soon = proposed(at=now(), days=1, topic="产业")
    proposed(at=now() - timedelta(40), days=2, topic="饮水")
    out = published(proposed(at=now() - timedelta(20), topic="教育"))
    month = f"{soon.planned_on:%Y-%m}"

    assert "产业" in shown(client, "publicity", view=month)
    assert "饮水" not in shown(client, "publicity", view="2015-01")
    assert "Nothing is planned here." in shown(client, "publicity", view="2015-01")
    late = shown(client, "publicity", view="late")
    assert "waits for clearance, 38 days late" in late
    assert "教育" not in late
    assert f"published {out.published_on}" in shown(client, "publicity", view=f"{out.planned_on:%Y-%m}")


def test_a_piece_is_proposed_cleared_by_another_published_and_corrected_on_its_page(client):
    told = {"topic": "一村一品", "words": "增收", "outlet": "示范日报", "outlet_kind": "newspaper", "audience": "public",
            "planned_on": today() + timedelta(9), "clearer": ""}  # fmt: skip
    made = client.post(reverse("leadership:propose_piece"), told)
    row = Piece.objects.get()
    assert made["Location"] == reverse("leadership:piece", args=[row.pk])
    assert "Clear for publication" not in shown(client, "piece", row.pk)

    client.force_login(cast.county_officer())
    assert "Clear for publication" in shown(client, "piece", row.pk)
    act = {"clear-seen": 0}
    assert client.post(reverse("leadership:piece_act", args=[row.pk, "clear"]), act).status_code == 302
    wrong = client.post(reverse("leadership:piece_act", args=[row.pk, "publish"]), {"publish-seen": 1})
    assert wrong.status_code == 400
    out = {"publish-seen": 1, "publish-on": today(), "publish-reference": "https://example.org/1"}
    client.post(reverse("leadership:piece_act", args=[row.pk, "publish"]), out)
    fix = {"correct-seen": 2, "correct-words": "应为 12 户", "correct-reason": "误排"}
    client.post(reverse("leadership:piece_act", args=[row.pk, "correct"]), fix)
    page = shown(client, "piece", row.pk)

    assert 'href="https://example.org/1"' in page
    assert "应为 12 户" in page
    assert f"Published {today()}, corrected" in page
    assert client.post(reverse("leadership:piece_act", args=[row.pk, "drop"]), {"drop-seen": 3}).status_code == 400
    assert client.post(reverse("leadership:piece_act", args=[row.pk, "fly"]), {}).status_code == 404


def test_today_tells_who_clears_and_who_is_late(client):
    user = cast.county_officer()
    client.force_login(user)
    row = proposed(at=now() - timedelta(30), days=3)
    assert "not out on its day" in client.get("/").content.decode()
    assert "for you to clear" in client.get("/").content.decode()
    did(row, Act.CLEAR, days=29)
    assert "for you to clear" not in client.get("/").content.decode()


def test_the_plan_takes_as_many_queries_however_much_is_planned(client, django_assert_max_num_queries):
    for many in (1, 20):
        for turn in range(many):
            proposed(at=now(), days=1, topic=f"主题 {many} {turn}")
        client.get(reverse("leadership:publicity"))
        with django_assert_max_num_queries(24):
            client.get(reverse("leadership:publicity"))
