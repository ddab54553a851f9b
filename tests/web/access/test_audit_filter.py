from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from django.urls import reverse

from huiyin_web.access.queries import actor_of
from huiyin_web.access.queries.audit_log import PAGE_ROWS, Asked, audit_page, event_page
from huiyin_web.core import audit
from support import cast
from support.logged import AT, event, numbers, reader

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"action": "access.session.ended"}, [2]),
        ({"actor": "somebody"}, [3]),
        ({"actor": "platform:somebody"}, [3]),
        ({"actor": "示范"}, [6]),
        ({"actor": "demo"}, [6]),
        ({"place": "632724"}, [4]),
        ({"day": date(2016, 9, 16)}, [5]),
        ({"day": date(2016, 9, 14)}, [4, 3, 2, 1]),
        ({"before": 3}, [2, 1]),
    ],
)
def test_the_log_is_filtered(asked, found):
    event()
    event(action="access.session.ended")
    event(by="somebody")
    event(cast.NEXT_COUNTY)
    event(at=datetime(2016, 9, 15, 16, 30, tzinfo=UTC))  # the sixteenth already, where the office is
    event(by="demo", at=datetime(2016, 9, 10, tzinfo=UTC))
    assert numbers(audit_page(actor=reader(), asked=Asked(**asked))) == found


def test_whoever_did_it_is_told_and_found_by_user_name_too():
    user = cast.helper()
    with transaction.atomic():
        audit.record("access.test.done", by=actor_of(user, on=AT.date()), at=AT, subject="thing:1")
    event()
    cells = audit_page(actor=reader(), asked=Asked(actor=user.username[:-1].upper())).table.rows[0].cells
    assert (cells[2].value, cells[2].under, cells[5], cells[6]) == (user.name, user.username, 1, user.username)
    assert numbers(audit_page(actor=reader(), asked=Asked(actor=user.name))) == [1]
    by = next(value for label, value in event_page(actor=reader(), number=1).facts if label.en == "By")
    assert by.label.zh == f"{user.name}（{user.username}）"


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("day", "xx", "Give a day from 1978 to 2100, such as 2016-12-31."),
        ("day", "0001-01-01", "Give a day from 1978 to 2100, such as 2016-12-31."),
        ("day", "9999-12-31", "Give a day from 1978 to 2100, such as 2016-12-31."),
        ("place", "abc", "Write a place code, or its beginning: twelve digits at most."),
    ],
)
def test_a_filter_that_cannot_be_read_is_refused_at_its_field_and_kept(client, field, typed, told):
    event()
    client.force_login(cast.provincial_office())
    client.cookies["huiyin_language"] = "en"
    for more in ({}, {"format": "csv"}):
        answer = client.get(reverse("access:audit"), {field: typed, **more})
        page = answer.content.decode()
        assert (answer.status_code, numbers(answer.context["page"])) == (400, [])
        assert told in page
        assert f'value="{typed}"' in page


def test_a_day_that_can_be_read_is_typed_into_a_browsers_own_field_and_no_other(client):
    client.force_login(cast.provincial_office())
    own = [client.get(reverse("access:audit"), {"day": day}).content.decode() for day in ("2016-09-14", "", "xx")]
    assert ['type="date"' in page for page in own] == [True, True, False]


def test_pages_are_turned_by_key_and_keep_the_filter():
    for _ in range(PAGE_ROWS + 1):
        event()
    first = audit_page(actor=reader(), asked=Asked(place="6327"))
    assert (len(first.table.rows), first.pager.next, first.pager.first) == (PAGE_ROWS, "?place=6327&before=2", "")
    second = audit_page(actor=reader(), asked=Asked(place="6327", before=2))
    assert (numbers(second), second.pager.next, second.pager.first) == ([1], "", "?place=6327")


def test_a_key_of_a_page_that_makes_no_sense_is_as_if_not_asked(client):
    event()
    client.force_login(cast.auditor())
    answer = client.get(reverse("access:audit"), {"before": "x"})
    assert (answer.status_code, numbers(answer.context["page"])) == (200, [1])
