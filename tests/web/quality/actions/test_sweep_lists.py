"""What killed comparisons leave behind: rows with ID numbers that nobody will compare any more."""

import os
from datetime import timedelta
from uuid import uuid4

import pytest

from huiyin.records.checking import PROBLEMS_FILE
from huiyin_web.access.actor import platform
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.folders import at_work
from huiyin_web.imports.limits import UNKNOWN_FOR
from huiyin_web.jobs.models import Job, JobState
from huiyin_web.quality.actions.queue_comparison import queue_comparison
from huiyin_web.quality.actions.sweep_lists import sweep_lists
from huiyin_web.quality.folders import SENT, folder_of, lists_folder
from support import cast, given
from support.suspects import AT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]


def swept():
    return sweep_lists(by=platform(), at=AT)


def lying(**fields):
    """A list with its file, half a table of its rows, and what was wrong with it."""
    made = given.department_list(**fields)
    folder = folder_of(made.uuid)
    (folder / "half").mkdir(parents=True)
    for name in (SENT, PROBLEMS_FILE, "half/rows.parquet"):
        (folder / name).write_text("632725198003049012")
    return made


def left(made):
    return sorted(file.name for file in folder_of(made.uuid).iterdir())


def queued(made, as_actor, state):
    county = cast.county_officer()
    job = queue_comparison(number=made.pk, user=county.pk, by=as_actor(county), at=AT)
    Job.objects.filter(pk=job.pk).update(state=state)


def test_an_installation_without_lists_has_nothing_to_sweep():
    assert swept() == 0


def test_a_list_whose_worker_died_in_its_last_attempt_is_refused_and_its_rows_are_deleted(as_actor):
    made = lying(compared_at=None)
    queued(made, as_actor, JobState.FAILED)

    assert swept() == 1

    made.refresh_from_db()
    assert "the file is deleted. Send the list again." in made.refusal["en"]
    assert left(made) == [PROBLEMS_FILE]
    event = AuditEvent.objects.get(action="quality.list.refused")
    assert (event.subject, event.detail) == (f"list:{made.pk}", {"error": "LIST_BROKEN_OFF"})
    assert swept() == 0


@pytest.mark.parametrize("state", [JobState.QUEUED, JobState.RUNNING])
def test_a_list_that_waits_for_a_worker_keeps_its_file(as_actor, state):
    made = lying(compared_at=None)
    queued(made, as_actor, state)
    assert swept() == 0
    assert SENT in left(made)


@pytest.mark.parametrize("settled", [{}, {"compared_at": None, "withdrawn_at": AT}])
def test_of_a_settled_list_only_what_was_wrong_stays(settled):
    made = lying(**settled)
    assert swept() == 1
    assert left(made) == [PROBLEMS_FILE]
    made.refresh_from_db()
    assert made.refusal is None


def unknown(then, name=""):
    folder = lists_folder() / (name or uuid4().hex)
    folder.mkdir(parents=True)
    os.utime(folder, (then.timestamp(), then.timestamp()))
    return folder


def test_a_folder_that_belongs_to_no_list_is_removed_once_no_database_is_brought_back_for_it():
    forgotten, young = unknown(AT - UNKNOWN_FOR - timedelta(seconds=1)), unknown(AT - UNKNOWN_FOR)
    assert swept() == 1
    assert [folder.exists() for folder in (forgotten, young)] == [False, True]


def test_what_is_not_named_as_ours_is_left_alone():
    folders = [unknown(AT - 2 * UNKNOWN_FOR, name) for name in ("lost+found", "@eaDir")]
    assert swept() == 0
    assert all(folder.exists() for folder in folders)


def test_nothing_is_swept_while_somebody_is_at_a_file():
    made = lying(compared_at=None)
    with at_work():
        assert swept() == 0
    assert SENT in left(made)
