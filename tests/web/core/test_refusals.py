"""A page that refuses says so in plain words; its code is for programs."""

import pytest
from django.core.exceptions import PermissionDenied

from huiyin_web.core.refusals import not_allowed
from support import cast

pytestmark = pytest.mark.django_db
NOWHERE, OUT_OF_REACH = "/nowhere/", f"/places/{cast.NEXT_COUNTY}/"


@pytest.mark.parametrize("path", [NOWHERE, OUT_OF_REACH])
@pytest.mark.parametrize(("language", "heading"), [("en", "Not found"), ("zh-hans", "未找到")])
def test_what_is_not_there_is_headed_in_plain_words_without_a_code(client, path, language, heading):
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = language
    answer = client.get(path)
    html = answer.content.decode()
    assert answer.status_code == 404
    assert f"<title>{heading} · " in html
    assert f"<h1>{heading}</h1>" in html
    assert "NOT_FOUND" not in html


def test_what_django_itself_does_not_allow_has_the_heading_of_every_such_refusal(rf):
    request = rf.get("/")
    request.user = cast.county_officer()
    answer = not_allowed(request, PermissionDenied())
    assert (answer.status_code, "<h1>不在您的职责范围内</h1>" in answer.content.decode()) == (403, True)


def test_a_program_is_given_the_code(client):
    client.force_login(cast.county_officer())
    answer = client.get(OUT_OF_REACH, headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")
