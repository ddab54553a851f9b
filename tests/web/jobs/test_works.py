"""The jobs of one thing of an app: whoever works on it is found, and a second one waits."""

import pytest

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError
from huiyin_web.jobs.works import Works, is_at_work
from support import batches

pytestmark = pytest.mark.django_db
WORKS = Works(("imports.check", "imports.apply"), "batch", Text("It is being worked on.", "正在处理中。"))


def test_the_latest_job_of_each_thing_is_given_and_no_other_kind():
    first, second = batches.batch(), batches.batch()
    batches.job(first, "done")
    latest = batches.job(first, kind="imports.apply")
    batches.job(second, kind="imports.undo")
    assert WORKS.latest([first.pk, second.pk]) == {first.pk: latest}


@pytest.mark.parametrize("state", ["done", "failed", "cancelled"])
def test_a_thing_is_idle_once_its_latest_job_has_ended(state):
    batch = batches.batch()
    assert (is_at_work(None), is_at_work(batches.job(batch, state))) == (False, False)
    WORKS.need_idle(batch.pk)


@pytest.mark.parametrize("state", ["queued", "running"])
def test_a_thing_that_a_job_is_at_work_on_waits(state):
    batch = batches.batch()
    assert is_at_work(batches.job(batch, state))
    with pytest.raises(ConflictError) as refused:
        WORKS.need_idle(batch.pk)
    assert refused.value.say("en") == "It is being worked on. Wait until that is done, or cancel its job."
