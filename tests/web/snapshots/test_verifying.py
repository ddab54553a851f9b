import shutil

import pytest
from django.db import transaction

from huiyin.records.snapshots import LogHead, Snapshots, write_snapshot
from huiyin_web.access.actor import platform
from huiyin_web.core import audit
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.models import ImportBatch
from huiyin_web.imports.verifying import APPLIED
from huiyin_web.snapshots.actions.settle import settle
from huiyin_web.snapshots.models import Snapshot
from huiyin_web.snapshots.verifying import problems
from support import batches
from support.snapshots import AT, content, facts

BY = platform("test")


def record(action="jobs.job.queued", **more):
    with transaction.atomic():
        return audit.record(action, by=BY, at=AT, **{"subject": "job:1"} | more)


@pytest.fixture
def frozen(data):
    """A year that was frozen after three events: its own is the fourth, and a fifth follows."""
    for _ in range(3):
        record()
    write_snapshot(data / "snapshots", facts(2016, log=LogHead(*audit.head())), content())
    settle(by=BY, at=AT)
    record()


def found():
    return [problem.en for problem in problems()]


def cut_after(number):
    AuditEvent.objects.filter(number__gt=number).delete()


@pytest.mark.django_db
def test_a_whole_log_has_no_problem(frozen):
    assert found() == []


@pytest.mark.django_db
def test_a_frozen_year_of_which_folder_and_row_are_gone_is_known_by_the_log(frozen, data):
    shutil.rmtree(data / "snapshots" / "2016")
    Snapshot.objects.all().delete()
    assert found() == ["2016 v1: the audit log knows that it was frozen, but the database no longer does"]


@pytest.mark.django_db
def test_an_import_whose_row_is_gone_or_was_changed_is_known_by_the_log(data):
    gone, changed = (batches.batch(state="applied", sha256=digit * 64, receipt=f"R{digit}") for digit in "12")
    for one in (gone, changed):
        detail = {"sha256": one.sha256, "receipt": one.receipt, "kind": one.kind, "year": one.year, "new": one.new}
        record(APPLIED, subject=f"import:{one.pk}", detail=detail)
    assert found() == []
    gone.delete()
    ImportBatch.objects.filter(pk=changed.pk).update(new=0)
    assert found() == [
        "import R2: its row says something else than the audit log (new)",
        "import R1: the audit log knows that it was applied, but its row is gone",
    ]


@pytest.mark.django_db
def test_a_log_cut_before_a_freeze_is_found_though_all_of_the_database_forgot_it(frozen):
    cut_after(2)
    Snapshot.objects.all().delete()
    assert "audit log, event 3: event 3 is missing" in found()
    assert audit.verify().number == 3


@pytest.mark.django_db
def test_a_log_cut_before_the_event_of_a_freeze_is_found_by_its_row(frozen):
    cut_after(3)
    assert found() == ["2016 v1: the database states another hash than the audit log"]


@pytest.mark.django_db
def test_a_log_written_anew_is_found_by_the_hash_that_was_published(frozen):
    cut_after(0)
    for _ in range(3):
        record(subject="job:2")
    assert "audit log, event 3: it is not the one that was published" in found()


@pytest.mark.django_db
def test_a_log_cut_before_the_event_of_an_import_is_found_by_its_receipt(data):
    batch = batches.batch(state="applied")
    record(APPLIED, subject=f"import:{batch.pk}", detail={"sha256": batch.sha256})
    record()
    assert found() == []
    cut_after(0)
    assert found() == [f"import {batch.receipt}: the audit log does not know that this file was imported"]


@pytest.mark.django_db
def test_an_event_that_tells_of_another_file_is_none_of_this_import(data):
    batch = batches.batch(state="applied")
    record(APPLIED, subject=f"import:{batch.pk}", detail={"sha256": "0" * 64})
    assert found() == [f"import {batch.receipt}: the audit log does not know that this file was imported"]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_freeze_publishes_the_last_event_before_it(register, freeze, data):
    last = record()
    freeze(2016)
    assert Snapshots(data / "snapshots").open(2016).manifest.log == LogHead(last.number, last.hash)
    AuditEvent.objects.filter(number__gte=last.number).delete()
    assert f"audit log, event {last.number}: event {last.number} is missing" in found()
