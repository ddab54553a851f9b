from datetime import timedelta

import pytest

from huiyin_web.access.throttle import account_wait, address_wait
from web.access.steps import AT

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("failures", "wait"),
    [(4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (20, 900)],
)
def test_the_wait_of_an_account_doubles_up_to_a_quarter_of_an_hour(failures, wait):
    assert account_wait([AT] * failures, AT) == wait * SECOND


def test_failures_older_than_a_quarter_of_an_hour_are_forgotten():
    assert account_wait([AT] * 20, AT + 15 * MINUTE) == timedelta()
    assert address_wait([AT] * 40, AT + 14 * MINUTE) == MINUTE
    assert address_wait([AT] * 40, AT + 15 * MINUTE) == timedelta()
