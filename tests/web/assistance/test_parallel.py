"""A phone on a poor signal sends a visit again and again, and often at once: it is one visit."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from random import Random
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from huiyin.followup.visits import Report
from huiyin_web.access.queries import actor_of
from huiyin_web.assistance.actions.record_visit import Sent, record_visit
from huiyin_web.assistance.models import Visit
from huiyin_web.core import audit
from huiyin_web.core.clock import today
from huiyin_web.core.models import AuditEvent
from support import cast, given

ON, AT = date(2016, 9, 14), datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
AT_ONCE = 50


def at_once(times, work, *, mixed=False):
    """Let fifty threads that begin together do the same things, and give by thing what each of them got.

    They do them in one order, or each in an order of its own.
    """
    gate = Barrier(AT_ONCE)

    def one(number):
        turns = Random(number).sample(range(times), times) if mixed else range(times)  # noqa: S311  an order, no secret
        try:
            gate.wait(60)
            got = {turn: work(turn) for turn in turns}
        finally:
            connection.close()
        return [got[turn] for turn in range(times)]

    with ThreadPoolExecutor(AT_ONCE) as threads:
        found = list(threads.map(one, range(AT_ONCE)))
    return list(zip(*found, strict=True))


@pytest.fixture
def people(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    given.places()
    return cast.helper(), given.household()


def test_fifty_at_once_two_hundred_times_are_two_hundred_visits(people):
    helper, home = people
    actor = actor_of(helper, on=ON)
    sent = [Sent(uuid4(), helper.key, home.pk, Report(ON, "same", agreed=f"第 {turn} 次")) for turn in range(200)]

    got = at_once(200, lambda turn: record_visit(sent=sent[turn], by=actor, on=ON, at=AT), mixed=True)

    assert Visit.objects.count() == AuditEvent.objects.count() == 200
    assert [len({visit.receipt for visit, _ in turn}) for turn in got] == [1] * 200
    assert [sum(is_new for _, is_new in turn) for turn in got] == [1] * 200
    assert audit.verify() is None


def test_fifty_posts_at_once_are_answered_alike_and_once_with_created(people):
    helper, home = people
    client = Client()
    client.force_login(helper)
    cookies = client.cookies
    where = reverse("assistance:visit", args=[home.pk])
    numbers = [str(uuid4()) for _ in range(4)]
    agreed = Report(today(), "same", agreed="送羊羔")
    earlier, _ = record_visit(
        sent=Sent(uuid4(), helper.key, home.pk, agreed), by=actor_of(helper, on=today()), on=today(), at=AT
    )

    def post(turn):
        phone = Client(headers={"accept": "application/json"})
        phone.cookies = cookies
        told = {"uuid": numbers[turn], "by": helper.key, "found": "same", "visited_on": today().isoformat()}
        answer = phone.post(where, told | {"promise": earlier.pk, "kept": "kept"})
        return answer.status_code, answer.json()["receipt"]

    got = at_once(len(numbers), post)

    assert [sorted(status for status, _ in turn) for turn in got] == [[200] * 49 + [201]] * len(numbers)
    assert [len({receipt for _, receipt in turn}) for turn in got] == [1] * len(numbers)
    assert Visit.objects.count() - 1 == earlier.answers.filter(kept="kept").count() == len(numbers)
