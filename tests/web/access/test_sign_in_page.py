import pytest
from django.urls import reverse

from web.access.steps import PASSWORD

pytestmark = pytest.mark.django_db


def test_the_page_signs_in_and_leads_on_only_within_the_platform(client, officer):
    where = reverse("access:sign_in")
    form = {"username": officer.username, "password": PASSWORD}
    assert client.post(where, form | {"next": "/jobs/"}).url == "/jobs/"
    client.logout()
    assert client.post(where, form | {"next": "//evil.example/"}).url == "/"


@pytest.mark.parametrize("word", ["huiyin", "access:sign_in", "http://testserver/jobs/", "/\\evil.example/"])
def test_what_is_no_address_within_the_platform_leads_to_the_first_page(client, officer, word):
    where, form = reverse("access:sign_in"), {"username": officer.username, "password": PASSWORD}
    assert client.post(f"{where}?next={word}", form).url == "/"
    assert client.get(where, {"next": word}).url == "/"


def test_the_page_says_in_both_languages_that_it_refused(client, officer):
    where = reverse("access:sign_in")
    form = {"username": officer.username, "password": "wrong"}
    client.cookies["huiyin_language"] = "en"
    english = client.post(where, form)
    client.cookies["huiyin_language"] = "zh-hans"
    chinese = client.post(where, form)
    assert (english.status_code, chinese.status_code) == (401, 401)
    assert "do not belong together" in english.content.decode()
    assert "用户名与密码不匹配" in chinese.content.decode()
