import os
from datetime import timedelta
from uuid import uuid4

import pytest

from huiyin_web.evidence.actions.sweep_files import sweep_files
from huiyin_web.evidence.actions.withdraw_file import withdraw_file
from huiyin_web.evidence.folder import attachments_folder, keep, part_of, path_of, sound
from huiyin_web.evidence.limits import ABANDONED_AFTER
from huiyin_web.evidence.models import EvidenceFile
from support.cases import AT
from support.evidence import attached, whoever_attached

pytestmark = pytest.mark.django_db
LONG_AGO, JUST_NOW = AT - ABANDONED_AFTER - timedelta(seconds=1), AT - ABANDONED_AFTER + timedelta(seconds=1)


def aged(path, at=LONG_AGO):
    os.utime(path, (at.timestamp(), at.timestamp()))


def left_by_a_killed_upload(at):
    uuid = uuid4()
    keep(uuid, b"half a file")
    aged(part_of(uuid), at)
    return part_of(uuid)


def test_an_installation_without_files_has_nothing_to_sweep():
    assert sweep_files(at=AT) == 0


def test_an_unfinished_upload_is_removed_once_nobody_can_be_sending_it(case):
    coming, abandoned = left_by_a_killed_upload(JUST_NOW), left_by_a_killed_upload(LONG_AGO)
    assert sweep_files(at=AT) == 1
    assert (coming.exists(), abandoned.exists()) == (True, False)


def test_no_file_is_ever_removed_because_a_database_does_not_know_it(case):
    row = attached(case)
    aged(path_of(row.uuid))
    EvidenceFile.objects.all().delete()
    assert sweep_files(at=AT + timedelta(days=3650)) == 0
    assert sound(row.uuid, row.sha256) is not None


def test_what_is_not_named_as_ours_is_left_alone():
    for name in ("@eaDir", "lost+found", "@eaDir.part"):
        (attachments_folder() / name).mkdir(parents=True)
        aged(attachments_folder() / name)
    (attachments_folder() / "notes.part").touch()
    aged(attachments_folder() / "notes.part")
    assert sweep_files(at=AT) == 0
    assert len(list(attachments_folder().iterdir())) == 4


def test_a_withdrawn_file_that_a_kill_left_on_the_disk_is_removed(case):
    row = attached(case)
    withdraw_file(uuid=row.uuid, reason="拍错了人", by=whoever_attached(row), at=AT)
    assert sweep_files(at=AT) == 1
    assert not path_of(row.uuid).exists()
