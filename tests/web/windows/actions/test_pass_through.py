from datetime import date

import pytest

from huiyin_web.casework.actions.open_case import open_case
from huiyin_web.casework.models import Case
from huiyin_web.core.models import AuditEvent
from huiyin_web.windows.actions.pass_through import pass_through
from huiyin_web.windows.errors import WindowClosedError
from huiyin_web.windows.models import Use
from huiyin_web.windows.queries.openings import processes
from support import cast, given
from support.cases import AT, CELLS, DAY, officer
from support.windows import exception, window

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def begun(household, on=DAY):
    return open_case(process="exit", household=household.pk, on=on, cells=CELLS, by=officer(), at=AT)


def test_a_case_outside_the_window_is_refused_with_when_and_where_it_can_begin():
    window()

    with pytest.raises(WindowClosedError) as raised:
        begun(given.household())

    assert str(raised.value).startswith(
        "Not begun: Exit is closed here on 2016-09-01. It opens on 2016-10-01 (囊谦县); until when: 2017-01-31."
    )
    assert not Case.objects.exists()


def test_within_the_window_it_begins_and_nothing_is_kept_of_exceptions():
    window()

    begun(given.household(), on=date(2016, 10, 1))
    assert not Use.objects.exists()


def test_every_use_of_an_exception_is_kept_and_logged():
    window()
    made = exception()

    case = begun(given.household())

    use = Use.objects.get()
    assert (use.exception, use.subject, use.on) == (made, f"case:{case.pk}", DAY)
    event = AuditEvent.objects.get(action="windows.exception.used")
    assert (event.subject, event.detail) == (
        f"window_exception:{made.pk}",
        {"process": "exit", "for": f"case:{case.pk}"},
    )


def test_an_exception_for_a_household_lets_no_other_through():
    window()
    home = given.household()
    exception(household=home.office_number)

    begun(home)
    with pytest.raises(WindowClosedError):
        begun(given.household())


def test_where_no_window_is_declared_everything_passes():
    asked = {"place_code": cast.VILLAGE, "household": None, "subject": "case:1", "on": DAY, "by": officer(), "at": AT}

    pass_through(process=processes()["exit"], **asked)
    assert not Use.objects.exists()
