import pytest

from support.cases import exit_case, walked
from support.objecting import refused

pytestmark = pytest.mark.django_db


def test_whoever_has_only_the_code_of_a_receipt_finds_what_became_of_it(client):
    code = refused(walked(exit_case(), until="in_notice")).code
    spoken = f" {code[:5].lower()}-{code[5:]} "
    answer = client.get("/casework/receipt/", {"code": spoken})
    assert (answer.status_code, answer.url) == (302, f"/casework/receipt/{code}/")
    assert client.get(answer.url).status_code == 200


def test_a_code_that_nobody_was_given_leads_nowhere_and_says_what_to_do(client):
    answer = client.get("/casework/receipt/", {"code": "NOSUCHCODE"})
    assert answer.status_code == 404
    assert "没有此编号的回执" in answer.content.decode()


def test_the_way_there_stands_where_people_sign_in(client):
    assert '<a href="/casework/receipt/">' in client.get("/access/sign-in/").content.decode()
