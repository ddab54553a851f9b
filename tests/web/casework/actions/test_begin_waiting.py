from datetime import date

import pytest

from huiyin_web.casework.actions.begin_waiting import begin_waiting
from huiyin_web.casework.actions.keep_application import keep_application
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.windows.errors import WindowClosedError
from support import cast, given
from support.cases import AT, CELLS, DAY, application, officer
from support.windows import province, window

pytestmark = pytest.mark.django_db
OPENED = date(2016, 10, 1)


@pytest.fixture
def waiting():
    given.places()
    window("identification")
    return keep_application(application=application(), on=DAY, cells=CELLS, by=officer(), at=AT)


def begun(waiting, on=OPENED, by=None):
    return begin_waiting(waiting=waiting.pk, on=on, by=by or officer(), at=AT)


def test_when_the_window_opens_the_case_begins_with_what_was_received(waiting):
    case = begun(waiting)

    assert (case.opened_on, case.state, case.application) == (OPENED, "applied", waiting.application)
    waiting.refresh_from_db()
    assert waiting.case == case


def test_it_is_not_begun_before_nor_twice(waiting):
    with pytest.raises(WindowClosedError):
        begun(waiting, on=date(2016, 9, 30))
    begun(waiting)
    with pytest.raises(NotFoundError):
        begun(waiting)


def test_who_works_on_no_cases_or_elsewhere_begins_none(waiting):
    with pytest.raises(NotAllowedError):
        begun(waiting, by=province())
    with pytest.raises(NotFoundError):
        begun(waiting, by=officer(place_code=cast.NEXT_VILLAGE))
