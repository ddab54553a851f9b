from datetime import timedelta

import pytest

from huiyin_web.core.clock import now
from support import cast, given
from support.consultations import called, did, promised, raised

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def told(client, user):
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return client.get("/").content.decode()


def test_a_need_waits_for_its_unit_and_its_answer_for_the_place(client):
    row = raised(called(at=now() - timedelta(5)), at=now() - timedelta(5))
    assert "for your unit to answer" in told(client, cast.assisting_unit())
    assert row.number not in told(client, cast.county_officer())
    promised(row)
    assert row.number not in told(client, cast.assisting_unit())
    assert "for you to agree or to note" in told(client, cast.county_officer())
    did(row, "agree", days=2)
    assert "for you to agree or to note" not in told(client, cast.county_officer())


def test_the_group_is_told_to_settle_and_close_once_the_days_for_answers_are_over(client):
    called(at=now() - timedelta(70))
    assert "settle what waits, then close it" in told(client, cast.provincial_office())
    assert "settle what waits, then close it" not in told(client, cast.county_officer())
