from uuid import uuid4

import pytest

from huiyin_web.imports.actions.sweep_leftovers import sweep_leftovers
from huiyin_web.imports.folders import STAGED, at_work, folder_of, imports_folder
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.staging import is_staged
from web.imports.files import applied, checked, household, officer

pytestmark = pytest.mark.usefixtures("registry")


def test_an_installation_without_imports_has_nothing_to_sweep():
    assert sweep_leftovers() == 0


def test_nothing_is_swept_while_an_import_is_worked_on():
    folder_of(uuid4()).mkdir(parents=True)
    with at_work():
        assert sweep_leftovers() == 0
    assert sweep_leftovers() == 1


def test_a_folder_that_belongs_to_no_import_is_removed():
    folder_of(uuid4()).mkdir(parents=True)
    assert sweep_leftovers() == 1
    assert [entry for entry in imports_folder().iterdir() if entry.is_dir()] == []


def test_staged_rows_that_wait_for_their_import_stay(tmp_path):
    batch = checked([household()], officer(), tmp_path)
    assert sweep_leftovers() == 0
    assert is_staged(batch.uuid)


def test_staged_rows_that_no_import_needs_are_removed(tmp_path):
    batch = checked([household()], officer(), tmp_path)
    ImportBatch.objects.update(state=BatchState.CANCELLED)
    assert sweep_leftovers() == 1
    assert not is_staged(batch.uuid)


def test_half_a_staging_file_of_a_killed_check_is_removed(tmp_path):
    batch = applied([household()], officer(), tmp_path)
    (folder_of(batch.uuid) / f"{STAGED}.new").touch()
    sweep_leftovers()
    assert not list(folder_of(batch.uuid).glob("staged*"))
