from datetime import date

import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.windows.actions.open_window import open_window
from huiyin_web.windows.errors import WindowRefusedError
from huiyin_web.windows.models import Window
from support import cast, given
from support.cases import AT
from support.windows import AUTUMN, REASON, county, prefecture, province, window

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def declared(by=None, **changes):
    asked = {"process": "exit", "place_code": cast.COUNTY, "opens_on": AUTUMN[0], "closes_on": AUTUMN[1],
             "reason": REASON} | changes  # fmt: skip
    return open_window(**asked, by=by or province(), at=AT)


def test_the_province_declares_a_window_and_it_is_one_event_of_the_log():
    made = window()

    event = AuditEvent.objects.get(action="windows.window.opened")
    assert (event.subject, event.place_code) == (f"window:{made.pk}", cast.COUNTY)
    assert event.detail == {
        "process": "exit", "opens_on": "2016-10-01", "closes_on": "2017-01-31", "reason": REASON,
    }  # fmt: skip


def test_a_window_may_stay_open_without_a_last_day():
    assert declared(closes_on=None).closes_on is None


@pytest.mark.parametrize("who", [prefecture, county])
def test_nobody_else_declares_windows(who):
    with pytest.raises(NotAllowedError):
        declared(by=who())


def test_a_place_that_is_not_there_has_no_window():
    with pytest.raises(NotFoundError):
        declared(place_code="632799000000")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"closes_on": date(2016, 9, 30)}, "The last day 2016-09-30 lies before the first 2016-10-01."),
        ({"process": "feast"}, "There is no process 'feast'."),
        ({"process": "monitoring"}, "Monitoring against the return to poverty is always open by regulation"),
        ({"reason": " 短 "}, "Say in at least 4 characters why."),
        ({"reason": "联系电话13800138765"}, "The reason holds a phone number."),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(changes, words):
    with pytest.raises(WindowRefusedError) as raised:
        declared(**changes)

    assert words in str(raised.value)
    assert not Window.objects.exists()
