"""Events of the audit log that a test needs, and who reads them."""

from datetime import UTC, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.access.queries import actor_of
from huiyin_web.core import audit
from support import cast

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
audit.describe("access.test.done", Text("did a test", "做了测试"))


def event(place=cast.COUNTY, *, action="access.test.done", at=AT, by="test", subject="thing:1", detail=None):
    with transaction.atomic():
        return audit.record(action, by=platform(by), at=at, subject=subject, place_code=place, detail=detail)


def reader(build=cast.provincial_office):
    return actor_of(build(), on=AT.date())


def numbers(page):
    return [row.cells[5] for row in page.table.rows]
