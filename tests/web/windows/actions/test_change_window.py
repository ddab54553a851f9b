from datetime import date

import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.windows.actions.change_window import change_window
from huiyin_web.windows.errors import WindowRefusedError
from support import given
from support.cases import AT
from support.windows import AUTUMN, REASON, county, province, window

pytestmark = pytest.mark.django_db
SPRING = (date(2017, 3, 1), date(2017, 5, 31))


@pytest.fixture(autouse=True)
def _places():
    given.places()


def changed(row, opens_on, closes_on, by=None):
    return change_window(
        window=row.pk, opens_on=opens_on, closes_on=closes_on, reason=REASON, by=by or province(), at=AT
    )


def test_the_log_keeps_what_the_days_were_before():
    changed(window(), AUTUMN[0], date(2017, 2, 28))

    assert AuditEvent.objects.get(action="windows.window.changed").detail == {
        "process": "exit", "before": {"opens_on": "2016-10-01", "closes_on": "2017-01-31"}, "opens_on": "2016-10-01",
        "closes_on": "2017-02-28", "reason": REASON,
    }  # fmt: skip


def test_a_window_that_has_not_begun_moves_as_a_whole():
    row = changed(window(days=SPRING), date(2017, 4, 1), None)

    assert (row.opens_on, row.closes_on) == (date(2017, 4, 1), None)


@pytest.mark.parametrize(
    ("days", "new", "words"),
    [
        (AUTUMN, (date(2016, 11, 1), AUTUMN[1]), "has begun on 2016-10-01: its first day stays"),
        (AUTUMN, (AUTUMN[0], date(2016, 12, 29)), "The last day 2016-12-29 lies before today (2016-12-30)."),
        ((date(2016, 4, 1), date(2016, 5, 1)), (date(2016, 4, 1), date(2017, 5, 1)), "The window ended on 2016-05-01."),
    ],
)
def test_nobody_is_shut_out_of_a_day_that_has_gone(days, new, words):
    row = window(days=days)

    with pytest.raises(WindowRefusedError) as raised:
        changed(row, *new)

    assert words in str(raised.value)


def test_a_county_changes_none():
    row = window()

    with pytest.raises(NotAllowedError):
        changed(row, *AUTUMN, by=county())
