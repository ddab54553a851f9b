"""Two decide about one import at once, each over a connection of their own: one of them holds."""

import pytest
from django.db import transaction

from huiyin_web.core import audit
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.cancel_import import cancel_import
from huiyin_web.imports.actions.hand_in import hand_in
from huiyin_web.imports.actions.queue_apply import queue_apply
from huiyin_web.imports.actions.send_back import send_back
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.jobs.models import Job
from huiyin_web.registry.models import Household
from support.racing import beside
from web.imports.files import AT, SOON, applied, checked, colleague, household, officer

pytestmark = [pytest.mark.usefixtures("registry"), pytest.mark.slow]


@pytest.fixture
def by(registry):
    return officer()


def handed_in(rows, by, folder):
    return hand_in(batch=checked(rows, by, folder).pk, by=by, at=AT)


def test_what_is_brought_in_meanwhile_is_not_sent_back(by, tmp_path):
    batch = handed_in([household()], by, tmp_path)
    with beside() as begin:
        with transaction.atomic():
            ImportBatch.objects.select_for_update().get()
            back = begin(lambda: send_back(batch=batch.pk, reason="收入来源请附凭证", by=colleague(by), at=SOON))
            ImportBatch.objects.update(state=BatchState.APPLIED)
        assert back.result() in {"IMPORT_MOVED_ON", "IMPORT_STATE"}
    assert ImportBatch.objects.values_list("state", "handed_in_at", "sent_back_by").get() == ("applied", AT, "")


def test_an_import_is_cancelled_or_brought_in_and_never_both(by, tmp_path):
    applied([household()], by, tmp_path)
    batch = handed_in([household(户主姓名="多杰")], by, tmp_path)
    with beside() as begin:
        with transaction.atomic():  # the bringing in has looked at the import, and waits for a household
            Household.objects.select_for_update().get()
            came = begin(lambda: apply_import(batch=batch.pk, by=colleague(by), at=SOON))
            gone = begin(lambda: cancel_import(batch=batch.pk, by=by, at=SOON))
        ends = [came.result(), gone.result()]
    batch.refresh_from_db()
    assert [batch.state, ends.count("IMPORT_STATE"), Household.objects.get().head_name] in (
        ["applied", 1, "多杰"], ["cancelled", 1, "扎西"],
    )  # fmt: skip


def test_pressed_twice_at_once_one_job_is_made(by, tmp_path):
    batch = handed_in([household()], by, tmp_path)

    def press():
        queue_apply(batch=batch.pk, good_only=False, user=0, by=colleague(by), at=SOON)

    with beside() as begin:
        with transaction.atomic():  # whoever makes a job records it, and waits for whoever records
            audit.record("jobs.job.queued", by=by, at=AT, subject="job:0", detail={"kind": "test"})
            pressed = [begin(press), begin(press)]
        assert sorted(one.result() for one in pressed) == ["", "CONFLICT"]
    assert Job.objects.count() == 1
