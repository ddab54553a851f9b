import os
from datetime import timedelta
from uuid import uuid4

import pytest

from huiyin_web.imports.actions.sweep_leftovers import sweep_leftovers
from huiyin_web.imports.folders import STAGED, at_work, folder_of, imports_folder
from huiyin_web.imports.limits import UNKNOWN_FOR
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.staging import is_staged
from web.imports.files import AT, applied, checked, household, officer

pytestmark = pytest.mark.usefixtures("registry")
LONG_AGO = AT - UNKNOWN_FOR - timedelta(seconds=1)


def swept():
    return sweep_leftovers(at=AT)


def unknown(then=LONG_AGO, name=""):
    folder = imports_folder() / (name or uuid4().hex)
    folder.mkdir(parents=True)
    os.utime(folder, (then.timestamp(), then.timestamp()))
    return folder


def test_an_installation_without_imports_has_nothing_to_sweep():
    assert swept() == 0


def test_nothing_is_swept_while_an_import_is_worked_on():
    unknown()
    with at_work():
        assert swept() == 0
    assert swept() == 1


def test_a_folder_that_belongs_to_no_import_is_removed():
    unknown()
    assert swept() == 1
    assert [entry for entry in imports_folder().iterdir() if entry.is_dir()] == []


def test_a_young_folder_may_belong_to_a_database_that_is_brought_back_and_a_strange_one_to_the_disk():
    (imports_folder() / "notes.txt").touch()
    left = {
        unknown(AT - UNKNOWN_FOR),
        unknown(name="lost+found"),
        unknown(name="@eaDir"),
        imports_folder() / "notes.txt",
    }
    assert swept() == 0
    assert set(imports_folder().iterdir()) >= left


def test_staged_rows_that_wait_for_their_import_stay(tmp_path):
    batch = checked([household()], officer(), tmp_path)
    assert swept() == 0
    assert is_staged(batch.uuid)


def test_staged_rows_that_no_import_needs_are_removed(tmp_path):
    batch = checked([household()], officer(), tmp_path)
    ImportBatch.objects.update(state=BatchState.CANCELLED)
    assert swept() == 1
    assert not is_staged(batch.uuid)


def test_half_a_staging_file_of_a_killed_check_is_removed(tmp_path):
    batch = applied([household()], officer(), tmp_path)
    (folder_of(batch.uuid) / f"{STAGED}.new").touch()
    swept()
    assert not list(folder_of(batch.uuid).glob("staged*"))
