import json
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.access.queries import actor_of
from huiyin_web.access.queries.audit_log import PAGE_ROWS, Asked, audit_export, audit_page, event_page, verdict_page
from huiyin_web.core import audit
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from support import cast, given

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
audit.describe("access.test.done", Text("did a test", "做了测试"))
pytestmark = pytest.mark.django_db


def event(place=cast.COUNTY, *, action="access.test.done", at=AT, by="test", detail=None):
    with transaction.atomic():
        return audit.record(action, by=platform(by), at=at, subject="thing:1", place_code=place, detail=detail)


def reader(build=cast.provincial_office):
    return actor_of(build(), on=AT.date())


def numbers(page):
    return [row.cells[5] for row in page.table.rows]


def test_the_newest_event_stands_first_with_its_sentence_and_its_places_name():
    given.places()
    event()
    event(cast.NEXT_COUNTY)
    page = audit_page(actor=reader(), asked=Asked())
    assert numbers(page) == [2, 1]
    cells = page.table.rows[1].cells
    assert (cells[0].value.en, cells[2], cells[4].zh) == ("did a test", "test", "囊谦县")


def test_an_office_reads_the_log_of_its_own_area_and_the_province_the_whole():
    event(cast.COUNTY)
    event(cast.NEXT_COUNTY)
    event("")
    assert numbers(audit_page(actor=reader(cast.county_officer), asked=Asked())) == [1]
    assert numbers(audit_page(actor=reader(cast.prefecture_officer), asked=Asked())) == [2, 1]
    for whole in (cast.provincial_office, cast.auditor, cast.administrator):
        assert numbers(audit_page(actor=reader(whole), asked=Asked())) == [3, 2, 1]


@pytest.mark.parametrize("build", [cast.township_officer, cast.village_worker, cast.analyst, cast.commander])
def test_others_do_not_read_the_log(build):
    with pytest.raises(NotAllowedError):
        audit_page(actor=reader(build), asked=Asked())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"action": "access.session.ended"}, [2]),
        ({"actor": "somebody"}, [3]),
        ({"actor": "platform:somebody"}, [3]),
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
    assert numbers(audit_page(actor=reader(), asked=Asked(**asked))) == found


def test_pages_are_turned_by_key_and_keep_the_filter():
    for _ in range(PAGE_ROWS + 1):
        event()
    first = audit_page(actor=reader(), asked=Asked(place="6327"))
    assert (len(first.table.rows), first.pager.next, first.pager.first) == (PAGE_ROWS, "?place=6327&before=2", "")
    second = audit_page(actor=reader(), asked=Asked(place="6327", before=2))
    assert (numbers(second), second.pager.next, second.pager.first) == ([1], "", "?place=6327")


def test_a_file_holds_all_that_was_asked_for_and_says_how_many(client):
    for _ in range(PAGE_ROWS + 5):
        event()
    event(cast.NEXT_COUNTY)
    client.force_login(cast.county_officer())
    answer = client.get(reverse("access:audit"), {"format": "json"})
    told = json.loads(b"".join(answer.streaming_content))
    assert (len(told["rows"]), told["rows_written"]) == (PAGE_ROWS + 5, PAGE_ROWS + 5)
    assert told["about"]["rows_expected"] == PAGE_ROWS + 5
    assert audit_export(actor=reader(), asked=Asked()).expected == PAGE_ROWS + 6


def test_an_event_opens_whole_and_not_from_another_county():
    event(detail={"rows": 3, "file": "户.xlsx"})
    page = event_page(actor=reader(cast.county_officer), number=1)
    assert json.loads(page.detail) == {"rows": 3, "file": "户.xlsx"}
    assert "户.xlsx" in page.detail
    event(cast.NEXT_COUNTY)
    with pytest.raises(NotFoundError):
        event_page(actor=reader(cast.county_officer), number=2)


def test_an_event_of_an_action_that_this_version_forgot_shows_its_code():
    event()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_auditevent SET action = 'old.thing.done'")
    assert audit_page(actor=reader(), asked=Asked()).table.rows[0].cells[0].value.en == "old.thing.done"


def test_the_verdict_names_how_many_events_hold_and_the_first_that_does_not():
    event()
    event()
    assert verdict_page(actor=reader()).words.en == "The chain of 2 events holds."
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_auditevent SET subject = 'thing:9' WHERE number = 2")
    verdict = verdict_page(actor=reader())
    assert not verdict.holds
    assert verdict.words.zh.startswith("链条在第 2 条处断开：内容被改动。")


def test_what_makes_no_sense_in_the_address_is_as_if_not_asked(client):
    event()
    client.force_login(cast.auditor())
    answer = client.get(reverse("access:audit"), {"day": "yesterday", "before": "x", "place": "everywhere"})
    assert answer.status_code == 200
    assert numbers(answer.context["page"]) == [1]
