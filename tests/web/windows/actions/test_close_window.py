from datetime import date

import pytest

from huiyin_web.core.models import AuditEvent
from huiyin_web.windows.actions.close_window import close_window
from huiyin_web.windows.errors import WindowRefusedError
from support import given
from support.cases import AT
from support.windows import REASON, TODAY, province, window

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_the_day_on_which_a_window_is_closed_is_its_last():
    row = close_window(window=window().pk, reason=REASON, by=province(), at=AT)

    assert row.closes_on == TODAY
    assert AuditEvent.objects.get(action="windows.window.closed").detail["closes_on"] == "2016-12-30"


@pytest.mark.parametrize(
    "days", [(date(2017, 3, 1), None), (date(2016, 4, 1), date(2016, 5, 1))], ids=["not begun", "over"]
)
def test_a_window_that_is_not_open_is_not_closed(days):
    row = window(days=days)

    with pytest.raises(WindowRefusedError):
        close_window(window=row.pk, reason=REASON, by=province(), at=AT)
