"""A decision about an import holds for what was looked at: not for what it has become, nor for somebody else."""

import re

import pytest

from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.clock import now
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.actions.hand_in import hand_in
from huiyin_web.imports.actions.queue_apply import queue_apply
from huiyin_web.imports.actions.queue_undo import queue_undo
from huiyin_web.imports.actions.send_back import send_back
from huiyin_web.imports.actions.undo_import import undo_import
from huiyin_web.imports.models import BatchState
from huiyin_web.jobs.actions.cancel import cancel
from huiyin_web.jobs.actions.retry import retry
from huiyin_web.jobs.worker import drain
from huiyin_web.registry.models import Household
from support import cast
from web.imports.files import checked, household

pytestmark = pytest.mark.usefixtures("registry")
WHY = "收入来源请附凭证"


def stand_on(page):
    """Give where the import stood, as the forms of its page say it."""
    found = set(re.findall(r'name="stand" value="([^"]+)"', page.content.decode()))
    assert len(found) == 1
    return found.pop()


def acting(user):
    return actor_of(user, on=now().date())


@pytest.fixture
def officers(registry):
    """Give who sends a file and who decides about it."""
    return cast.provincial_office(), cast.provincial_office()


@pytest.fixture
def batch(officers, tmp_path):
    """Give a file that is handed in."""
    sent = checked([household()], acting(officers[0]), tmp_path, at=now())
    return hand_in(batch=sent.pk, by=acting(officers[0]), at=now())


def approved(batch, by):
    return queue_apply(batch=batch.pk, good_only=False, user=by.pk, by=acting(by), at=now())


def cancelled(job, by):
    cancel(job=job.pk, by=acting(by), at=now())
    return job


def retried(job, by):
    """Give how a job ends that somebody retries."""
    retry(job=job.pk, by=acting(by), at=now())
    drain()
    job.refresh_from_db()
    return job.state, job.error_code


def test_the_sender_does_not_bring_it_in_by_retrying_the_approval_of_another(officers, batch):
    sender, checker = officers
    job = cancelled(approved(batch, checker), checker)
    assert retried(job, sender) == ("failed", "IMPORT_OWN")
    assert Household.objects.count() == 0
    assert retried(job, checker) == ("done", "")
    assert Household.objects.count() == 1


def test_the_sender_does_not_undo_it_by_retrying_the_undoing_of_another(officers, batch):
    sender, checker = officers
    apply_import(batch=batch.pk, by=acting(checker), at=now())
    job = queue_undo(batch=batch.pk, user=checker.pk, by=acting(checker), at=now())
    assert retried(cancelled(job, checker), sender) == ("failed", "IMPORT_UNDO_OWN")
    assert Household.objects.count() == 1


@pytest.mark.parametrize("step", ["sent back", "checked"])
def test_an_approval_is_dead_once_the_file_was_sent_back_or_checked_again(officers, batch, step):
    sender, checker = officers
    job = cancelled(approved(batch, checker), checker)
    if step == "sent back":
        send_back(batch=batch.pk, reason=WHY, by=acting(checker), at=now())
    else:
        check_file(batch=batch.pk, by=acting(sender), at=now())
    hand_in(batch=batch.pk, by=acting(sender), at=now())
    assert retried(job, checker) == ("failed", "IMPORT_MOVED_ON")
    assert Household.objects.count() == 0


@pytest.mark.parametrize("step", ["apply", "send-back"])
def test_who_was_shown_another_check_is_asked_to_look_again(client, officers, batch, step):
    sender, checker = officers
    client.force_login(checker)
    shown = {"reason": WHY, "stand": stand_on(client.get(f"/imports/{batch.pk}/"))}
    check_file(batch=batch.pk, by=acting(sender), at=now())
    hand_in(batch=batch.pk, by=acting(sender), at=now())
    now_shown = {"reason": WHY, "stand": stand_on(client.get(f"/imports/{batch.pk}/"))}  # in another tab
    refused = client.post(f"/imports/{batch.pk}/{step}/", shown)
    assert refused.status_code == 409
    assert f"您查看之后，导入 {batch.pk} 已重新校验、退回、提交或导入。" in refused.content.decode()
    assert client.post(f"/imports/{batch.pk}/{step}/", now_shown).status_code == 302


def test_a_job_whose_worker_died_after_its_work_ends_as_done(officers, batch):
    checker = officers[1]
    job = cancelled(approved(batch, checker), checker)
    apply_import(batch=batch.pk, by=acting(checker), at=now())
    assert retried(job, checker) == ("done", "")
    undoing = cancelled(queue_undo(batch=batch.pk, user=checker.pk, by=acting(checker), at=now()), checker)
    undo = undo_import(batch=batch.pk, by=acting(checker), at=now())
    assert retried(undoing, checker) == ("done", "")
    assert (undoing.result["batch"], undo.state) == (undo.pk, BatchState.APPLIED)


def test_what_was_checked_again_since_its_page_was_shown_is_not_handed_in(officers, tmp_path, client):
    sender, _ = officers
    sent = checked([household()], acting(sender), tmp_path, at=now())
    client.force_login(sender)
    page = client.get(f"/imports/{sent.pk}/")
    check_file(batch=sent.pk, by=acting(sender), at=now())

    refused = client.post(f"/imports/{sent.pk}/hand-in/", {"stand": stand_on(page)})

    sent.refresh_from_db()
    assert (refused.status_code, sent.handed_in_at) == (409, None)
    client.post(f"/imports/{sent.pk}/hand-in/", {"stand": stand_on(client.get(f"/imports/{sent.pk}/"))})
    sent.refresh_from_db()
    assert sent.handed_in_at is not None
