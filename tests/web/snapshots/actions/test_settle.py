import shutil
from datetime import UTC, datetime

import pytest

from huiyin.records.snapshots import write_snapshot
from huiyin_web.access.actor import platform
from huiyin_web.core.models import AuditEvent
from huiyin_web.snapshots.actions.settle import settle
from huiyin_web.snapshots.actions.verify_all import verify_all
from huiyin_web.snapshots.models import Snapshot
from support.snapshots import content, facts

pytestmark = pytest.mark.django_db
AT = datetime(2017, 1, 6, tzinfo=UTC)
BY = platform("test")


def published(data, year, **more):
    """Publish a folder whose row was never written, as a process killed in that instant leaves it."""
    return write_snapshot(data / "snapshots", facts(year, **more), content())


def names(problems):
    return [problem.en for problem in problems]


def test_a_published_folder_is_adopted_with_the_facts_of_its_manifest(data):
    folder = published(data, 2016)
    (row,) = settle(by=BY, at=AT)
    assert (row.year, row.version, row.manifest_hash, row.by_name) == (2016, 1, folder.hash, "省扶贫办")
    assert row.rows == {"households": 1, "persons": 1, "figures": 1}
    event = AuditEvent.objects.get()
    assert (event.action, event.actor_name, event.detail["manifest_hash"]) == (
        "snapshots.year.adopted", "test", folder.hash,
    )  # fmt: skip
    assert verify_all(by=BY, at=AT) == []


def test_what_is_settled_stays_as_it_is(data):
    published(data, 2016)
    settle(by=BY, at=AT)
    assert settle(by=BY, at=AT) == []
    assert Snapshot.objects.count() == 1


def test_half_written_folders_are_swept(data):
    published(data, 2016)
    (data / "snapshots" / ".writing-x").mkdir()
    settle(by=BY, at=AT)
    assert sorted(path.name for path in (data / "snapshots").iterdir()) == [".lock", "2016"]


def test_a_damaged_folder_is_left_and_named(data):
    folder = published(data, 2016)
    folder.path("persons").chmod(0o644)
    folder.path("persons").write_bytes(b"x")
    assert settle(by=BY, at=AT) == []
    assert names(verify_all(by=BY, at=AT)) == [
        "2016 v1, persons.parquet: the file was changed",
        "2016 v1: the folder is there, but the database knows nothing of it",
    ]


def test_a_folder_that_does_not_follow_the_latest_row_is_left_and_named(data):
    published(data, 2015)
    settle(by=BY, at=AT)
    published(data / "elsewhere", 2016)
    shutil.copytree(data / "elsewhere" / "snapshots" / "2016", data / "snapshots" / "2016")
    assert settle(by=BY, at=AT) == []
    assert "2016 v1: the folder is there, but the database knows nothing of it" in names(verify_all(by=BY, at=AT))


def test_an_installation_without_snapshots_has_nothing_to_settle(data):
    assert settle(by=BY, at=AT) == []
