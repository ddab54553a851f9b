"""What waits for a window is begun on a day that whoever begins it has seen."""

import pytest

from huiyin_web.casework.actions.keep_application import keep_application
from huiyin_web.casework.models import Case
from support import cast, given
from support.cases import AT, CELLS, DAY, application, officer
from support.windows import window

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(client):
    given.places()
    client.force_login(cast.village_worker())
    client.cookies["huiyin_language"] = "en"
    return keep_application(application=application(), on=DAY, cells=CELLS, by=officer(), at=AT).pk


def test_where_identification_is_over_the_page_says_so_and_begins_with_no_day(client, waiting):
    got = client.get("/casework/waiting/")

    assert "ended on 2020-12-31" in got.content.decode()
    ((line, form),) = got.context["lines"]
    assert (line.number, line.may_begin, form["on"].value()) == (waiting, True, None)


def test_no_day_is_made_up_where_none_is_written(client, waiting):
    got = client.post(f"/casework/waiting/{waiting}/begin/", {"on": ""})

    assert got.status_code == 400
    assert list(got.context["lines"][0][1].errors) == ["on"]
    assert not Case.objects.exists()


@pytest.mark.parametrize(("on", "said"), [("2021-03-01", "can't begin on 2021-03-01"), ("2016-09-30", "2016-10-01")])
def test_a_day_that_is_not_possible_is_refused_at_its_field(client, waiting, on, said):
    window("identification")
    got = client.post(f"/casework/waiting/{waiting}/begin/", {"on": on})

    ((_, form),) = got.context["lines"]
    assert got.status_code == 400
    assert said in form.errors["on"][0]
    assert form["on"].value() == on
    assert not Case.objects.exists()


def test_the_case_has_the_day_that_was_written(client, waiting):
    client.post(f"/casework/waiting/{waiting}/begin/", {"on": "2016-11-01"})
    assert Case.objects.get().opened_on.isoformat() == "2016-11-01"
