from datetime import date

import pytest

from huiyin_web.casework.actions.keep_application import keep_application
from huiyin_web.casework.errors import EvidenceRefusedError, OtherOfficeError
from huiyin_web.casework.models import Case, WaitingApplication
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.cases import AT, CELLS, DAY, application, officer
from support.windows import window

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()
    window("identification")


def kept(by=None, asked=None):
    return keep_application(application=asked or application(), on=DAY, cells=CELLS, by=by or officer(), at=AT)


def test_an_application_outside_the_window_is_kept_as_received_and_logged_with_the_next_opening():
    made = kept()

    assert (made.village_code, made.head_name, made.received_on, made.case) == (cast.VILLAGE, "扎西才让", DAY, None)
    assert [one["name"] for one in made.application["members"]] == ["扎西才让", "卓玛措"]
    assert AuditEvent.objects.get(action="casework.application.kept").detail == {
        "received_on": "2016-09-01", "opens_on": "2016-10-01",
    }  # fmt: skip
    assert not Case.objects.exists()


def test_who_takes_no_applications_keeps_none_and_nobody_keeps_one_of_the_next_county():
    with pytest.raises(OtherOfficeError):
        kept(by=officer("county"))
    with pytest.raises(NotFoundError):
        kept(by=officer(place_code=cast.NEXT_VILLAGE))


def test_what_cannot_be_read_is_told_at_once_and_not_kept():
    with pytest.raises(EvidenceRefusedError):
        kept(asked=application(birth_date="not a day"))
    assert not WaitingApplication.objects.exists()


def test_sent_from_the_page_it_is_kept_and_the_page_says_when_it_can_begin(client):
    asked = application()
    sent = {f"household-{key}": text for key, text in asked.household.items() if key != "village_code"}
    for number, member in enumerate(asked.members, 1):
        sent |= {f"member{number}-{key}": text for key, text in member.items()}
    sent |= {f"evidence-{key}": value for key, value in CELLS.items()}
    client.force_login(cast.village_worker())

    got = client.post(
        "/casework/apply/", sent | {"village_code": cast.VILLAGE, "on": date(2016, 9, 1), "rows": 2}, follow=True
    )

    assert got.redirect_chain[-1][0] == "/casework/waiting/"
    said = got.content.decode()
    assert "申请已按收到时的内容保留" in said
    assert "下次开放：2016-10-01（囊谦县）" in said
    assert "卓玛措" not in said
    assert WaitingApplication.objects.count() == 1
