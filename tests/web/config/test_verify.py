import subprocess
import sys

import pytest
from django.db import connection

from huiyin.cli.main import main
from huiyin.records.snapshots import write_snapshot
from huiyin_web.access.actor import platform
from huiyin_web.core.models import AuditEvent
from huiyin_web.snapshots.actions.settle import settle
from huiyin_web.snapshots.models import Snapshot
from support.demo import environment_of
from support.snapshots import AT, content, facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(settings, tmp_path, monkeypatch):
    """An installation with one frozen year."""
    monkeypatch.setenv("HUIYIN_LANG", "en")
    monkeypatch.setenv("HUIYIN_DATA", str(tmp_path))
    settings.HUIYIN_DATA = tmp_path
    write_snapshot(tmp_path / "snapshots", facts(2015), content())
    settle(by=platform("test"), at=AT)
    return tmp_path


@pytest.fixture
def verify(data, capsys):
    """Verify it; give the exit code and the words, having seen that nothing was written."""

    def verify():
        before = (_tree(data), AuditEvent.objects.count(), Snapshot.objects.count())
        code = main(["verify", "--data", str(data)])
        assert (_tree(data), AuditEvent.objects.count(), Snapshot.objects.count()) == before
        said = capsys.readouterr()
        return code, said.out + said.err

    return verify


def _tree(folder):
    return {path.relative_to(folder): path.is_file() and path.read_bytes() for path in folder.rglob("*")}


def test_a_sound_installation_is_said_to_hold(verify):
    assert verify() == (
        0,
        "Everything holds: snapshots, their rows, the audit log, every assessment's result and all evidence.\n",
    )


def test_one_changed_byte_is_named_by_year_and_file(verify, data):
    path = data / "snapshots" / "2015" / "v1" / "persons.parquet"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert verify() == (1, "Problems found: 1\n2015 v1, persons.parquet: the file was changed\n")


def test_a_snapshot_that_the_database_does_not_know_is_reported_and_not_taken_over(verify, data):
    write_snapshot(data / "snapshots", facts(2016), content())
    assert verify() == (1, "Problems found: 1\n2016 v1: the folder is there, but the database knows nothing of it\n")


def test_what_a_killed_freeze_left_stays_for_others_to_sweep(verify, data):
    (data / "snapshots" / ".writing-x").mkdir()
    assert verify()[0] == 0


def test_tables_of_an_earlier_version_are_said_to_be_so(verify):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'snapshots' AND name = '0002_flaws'")
    code, words = verify()
    assert code == 1
    assert "The tables are of an earlier version; 1 changes of them are pending." in words


@pytest.mark.slow
def test_a_folder_without_an_installation_is_refused_and_not_made_one(tmp_path):
    folder = tmp_path / "nothing"
    command = [sys.executable, "-m", "huiyin", "verify", "--data", str(folder)]
    done = subprocess.run(command, env=environment_of(folder), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"There is no installation to verify: {folder / 'huiyin.sqlite3'} is not there" in done.stderr
    assert not folder.exists()
