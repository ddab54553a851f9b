import shutil
from datetime import UTC, datetime

import pytest
from django.db import connection

from huiyin.records.snapshots import write_snapshot
from huiyin_web.access.actor import platform
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.snapshots.actions.settle import settle
from huiyin_web.snapshots.actions.verify_all import verify_all
from support import cast
from support.snapshots import content, facts

pytestmark = pytest.mark.django_db
AT = datetime(2017, 1, 6, tzinfo=UTC)
BY = platform("test")


@pytest.fixture
def root(data):
    for year in (2015, 2016):
        write_snapshot(data / "snapshots", facts(year), content())
        settle(by=BY, at=AT)
    return data / "snapshots"


def found():
    return [problem.en for problem in verify_all(by=BY, at=AT)]


def execute(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_nothing_touched_is_no_problem_and_is_recorded(root):
    assert found() == []
    event = AuditEvent.objects.first()
    assert (event.action, event.detail) == ("snapshots.all.verified", {"count": 0, "problems": []})


def test_a_changed_byte_is_named_and_recorded(root):
    path = root / "2015" / "v1" / "figures.parquet"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    said = ["2015 v1, figures.parquet: the file was changed"]
    assert found() == said
    assert [one["en"] for one in AuditEvent.objects.first().detail["problems"]] == said


def test_a_lost_folder_is_named(root):
    shutil.rmtree(root / "2016")
    assert found() == ["2016 v1: the folder is missing"]


def test_a_snapshot_put_in_the_place_of_another_is_named(root, data):
    shutil.rmtree(root / "2016")
    write_snapshot(root, facts(2016), content("exited"))
    assert found() == ["2016 v1: the manifest is not the one that was recorded when the year was frozen"]


def test_a_forger_who_changes_the_row_too_is_found_by_the_audit_log(root):
    shutil.rmtree(root / "2016")
    forged = write_snapshot(root, facts(2016), content("exited"))
    execute("UPDATE snapshots_snapshot SET manifest_hash = %s WHERE year = 2016", forged.hash)
    assert found() == ["2016 v1: the database states another hash than the audit log"]


def test_a_broken_audit_log_is_named(root):
    execute("UPDATE core_auditevent SET actor_name = %s WHERE number = 1", "somebody else")
    assert found() == ["audit log, event 1: its content was changed"]


def test_a_broken_manifest_does_not_hide_the_rest(root):
    for year in (2015, 2016):
        path = root / str(year) / "v1" / "manifest.json"
        path.chmod(0o644)
        path.write_text("{}")
    assert [line[:26] for line in found()] == ["2015 v1, manifest.json: Th", "2016 v1, manifest.json: Th"]


def test_only_who_may_freeze_may_have_all_verified(root):
    with pytest.raises(NotAllowedError):
        verify_all(by=actor_of(cast.analyst(), on=cast.SINCE.date()), at=AT)
