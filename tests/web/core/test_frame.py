import pytest
from django.urls import reverse

from huiyin_web.access.roles import Role
from support import cast


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_a_phone_has_four_entries_and_more(client, role):
    client.force_login(cast.somebody(role, cast.COUNTY))
    frame = client.get("/").context["frame"]
    assert 1 <= len(frame["bar"]) <= 4
    assert frame["bar"][0].current


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "tag", "other"), [("zh-hans", "zh-CN", "English"), ("en", "en", "中文")])
def test_one_language_at_a_time(client, language, tag, other):
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = language
    html = client.get("/").content.decode()
    assert f'<html lang="{tag}">' in html
    assert other in html


@pytest.mark.django_db
def test_the_language_is_changed_by_a_form(client):
    client.force_login(cast.county_officer())
    answer = client.post(reverse("core:language"), {"language": "en", "next": "/"})
    assert (answer.status_code, client.cookies["huiyin_language"].value) == (302, "en")


@pytest.mark.django_db
def test_a_page_allows_no_script_and_no_style_but_its_own(client):
    client.force_login(cast.county_officer())
    answer = client.get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "includeIndicatorStyles&quot;: false" in answer.content.decode() or (
        '"includeIndicatorStyles": false' in answer.content.decode()
    )


@pytest.mark.django_db
def test_what_is_not_there_is_answered_in_the_frame_of_the_house(client):
    client.force_login(cast.county_officer())
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "未找到" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "offered"), [("get", True), ("post", False)])
def test_the_language_is_offered_on_what_was_asked_for_and_not_on_what_answers_a_form(client, method, offered):
    answer = getattr(client, method)(reverse("access:sign_in"))
    assert ('class="c-language"' in answer.content.decode()) is offered


@pytest.mark.django_db
def test_of_entries_that_lead_to_a_page_the_nearest_is_current(client):
    client.force_login(cast.county_officer())
    frame = client.get(reverse("commitments:reminders")).context["frame"]
    current = [line.url for group in frame["groups"] for line in group["entries"] if line.current]
    assert current == [reverse("commitments:reminders")]
