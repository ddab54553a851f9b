from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import now
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.today import Queue, items_of
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.queries import PAGE_ROWS, jobs_page
from support import cast

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def job(by=None, **fields):
    return Job.objects.create(
        **{"kind": "test", "title": {"en": "Import households", "zh": "导入农户"}, "created_at": AT,
           "created_by": by.key if by else "user:0", "created_by_name": "才仁", "place_code": cast.COUNTY} | fields
    )  # fmt: skip


def seen(user, whose="area", before=None):
    return [row.number for row in jobs_page(actor=actor_of(user, on=AT.date()), whose=whose, before=before).rows]


def test_people_see_their_own_jobs_and_an_office_those_of_its_area():
    me, worker = cast.county_officer(), cast.village_worker()
    mine, theirs, next_door = job(me), job(), job(place_code=cast.NEXT_COUNTY)
    helpers = job(worker, place_code="")
    assert seen(me, "mine") == [mine.pk]
    assert seen(me) == [theirs.pk, mine.pk]
    assert seen(worker) == [helpers.pk]
    assert seen(cast.auditor()) == [helpers.pk, next_door.pk, theirs.pk, mine.pk]


def test_the_list_is_turned_by_key():
    me = cast.county_officer()
    keys = [job(me).pk for _ in range(PAGE_ROWS + 1)]
    page = jobs_page(actor=actor_of(me, on=AT.date()), whose="mine", before=None)
    assert page.next_before == keys[1]
    assert seen(me, "mine", keys[1]) == [keys[0]]


@pytest.mark.parametrize(
    ("fields", "state", "tone", "may_cancel", "may_retry"),
    [
        ({"state": "queued"}, "Waiting", "", True, False),
        ({"state": "running"}, "Running", "go", True, False),
        ({"state": "running", "cancel_asked": True}, "Being cancelled", "warn", False, False),
        ({"state": "done"}, "Done", "good", False, False),
        ({"state": "failed"}, "Failed", "bad", False, True),
        ({"state": "cancelled"}, "Cancelled", "", False, True),
    ],
)
def test_a_state_is_a_word_a_shape_and_what_can_be_done(fields, state, tone, may_cancel, may_retry):
    me = cast.county_officer()
    job(me, **fields)
    row = jobs_page(actor=actor_of(me, on=AT.date()), whose="mine", before=None).rows[0]
    assert (row.state.en, row.tone, row.may_cancel, row.may_retry) == (state, tone, may_cancel, may_retry)


def test_a_page_asks_again_by_itself_only_while_something_is_open(client):
    me = cast.county_officer()
    running = job(me, state="running", progress=0.4, message={"en": "Checking rows", "zh": "正在校验"})
    client.force_login(me)
    for where in (reverse("jobs:list"), reverse("jobs:job", args=[running.pk])):
        page = client.get(where).content.decode()
        assert 'hx-trigger="every' in page
        assert '<progress max="1" value="0.400"' in page
    Job.objects.update(state="done")
    for where in (reverse("jobs:list"), reverse("jobs:job", args=[running.pk])):
        assert "hx-trigger" not in client.get(where).content.decode()


def test_an_error_is_shown_in_words_with_its_code(client):
    me = cast.county_officer()
    failed = job(me, state="failed", error_code="WORKER_STOPPED", error={"en": "Stopped.", "zh": "后台程序中断。"})
    client.force_login(me)
    page = client.get(reverse("jobs:job", args=[failed.pk])).content.decode()
    assert "后台程序中断。" in page
    assert "WORKER_STOPPED" in page


def test_a_job_that_found_damage_does_not_look_as_if_all_were_well(client):
    me = cast.county_officer()
    found = {"message": {"en": "Problems found: 1.", "zh": "发现 1 处问题。"}, "tone": "bad", "url": "/snapshots/"}
    done = job(me, state="done", result=found, message={"en": "Verifying", "zh": "正在校验"})
    client.force_login(me)
    for where in (reverse("jobs:list"), reverse("jobs:job", args=[done.pk])):
        page = client.get(where).content.decode()
        assert '<span class="c-tag c-tag--bad">已完成</span>' in page
        assert "发现 1 处问题。" in page
    assert 'href="/snapshots/"' in page


def test_a_job_of_the_platform_itself_names_it_in_the_readers_language(client):
    me = cast.auditor()
    started = job(created_by="platform:command line", created_by_name="command line")
    client.force_login(me)
    for where in (f"{reverse('jobs:list')}?whose=area", reverse("jobs:job", args=[started.pk])):
        assert ">命令行</" in client.get(where).content.decode()


def test_a_queued_job_is_cancelled_at_once_a_running_one_is_asked_to_end(client):
    me = cast.county_officer()
    queued, running = job(me), job(me, state="running")
    client.force_login(me)
    for one in (queued, running):
        client.post(reverse("jobs:cancel", args=[one.pk]))
        one.refresh_from_db()
    assert (queued.state, running.state, running.cancel_asked) == ("cancelled", "running", True)
    assert [event.action for event in AuditEvent.objects.all()] == ["jobs.job.cancelled"] * 2


def test_a_failed_job_is_queued_again_without_its_error(client):
    me = cast.county_officer()
    failed = job(me, state="failed", error_code="X", error={"en": "x", "zh": "错"}, progress=0.7, cancel_asked=True)
    client.force_login(me)
    client.post(reverse("jobs:retry", args=[failed.pk]))
    failed.refresh_from_db()
    assert (failed.state, failed.error_code, failed.error, failed.progress, failed.cancel_asked) == (
        "queued", "", None, 0, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("action", "state"), [("cancel", "done"), ("cancel", "failed"), ("retry", "done"), ("retry", "running")]
)
def test_what_is_over_is_not_cancelled_and_what_is_not_over_is_not_retried(client, action, state):
    me = cast.county_officer()
    one = job(me, state=state)
    client.force_login(me)
    assert client.post(reverse(f"jobs:{action}", args=[one.pk])).status_code == 409
    one.refresh_from_db()
    assert (one.state, one.cancel_asked) == (state, False)
    assert AuditEvent.objects.count() == 0


def test_other_peoples_jobs_are_seen_but_not_steered(client):
    one = job()
    client.force_login(cast.county_officer())
    assert client.get(reverse("jobs:job", args=[one.pk])).status_code == 200
    assert client.post(reverse("jobs:cancel", args=[one.pk])).status_code == 403


def test_more_jobs_cost_no_more_queries(client):
    me = cast.county_officer()
    client.force_login(me)
    counts = []
    for _ in range(2):
        job(me, state="running")
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("jobs:list"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_ones_own_failed_jobs_stand_on_the_page_of_today_for_a_week(rf):
    me = cast.county_officer()
    failed = job(me, state="failed", error={"en": "Stopped.", "zh": "中断。"}, finished_at=now() - timedelta(days=6))
    job(me, state="failed", finished_at=now() - timedelta(days=8))
    job(me, state="done", finished_at=now())
    job(state="failed", finished_at=now())
    request = rf.get("/")
    request.user = me
    items = items_of(request, Queue.RETURNED)
    assert [(item.url, item.under.en, item.tone) for item in items] == [
        (reverse("jobs:job", args=[failed.pk]), "Stopped.", "bad"),
    ]  # fmt: skip
