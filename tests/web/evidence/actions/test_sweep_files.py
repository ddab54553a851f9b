import os
from datetime import timedelta
from uuid import uuid4

import pytest

from huiyin_web.evidence.actions.sweep_files import sweep_files
from huiyin_web.evidence.actions.withdraw_file import withdraw_file
from huiyin_web.evidence.folder import keep, path_of
from huiyin_web.evidence.limits import ABANDONED_AFTER
from support.cases import AT
from support.evidence import attached, whoever_attached

pytestmark = pytest.mark.django_db
LONG_AGO, JUST_NOW = AT - ABANDONED_AFTER - timedelta(seconds=1), AT - ABANDONED_AFTER + timedelta(seconds=1)


def aged(uuid, at):
    os.utime(path_of(uuid), (at.timestamp(), at.timestamp()))


def left_by_a_killed_upload(at):
    uuid = uuid4()
    keep(uuid, b"half a file")
    aged(uuid, at)
    return uuid


def test_an_installation_without_files_has_nothing_to_sweep():
    assert sweep_files(at=AT) == 0


def test_a_file_that_no_row_knows_is_removed_once_nobody_can_be_sending_it(case):
    known, coming, abandoned = attached(case).uuid, left_by_a_killed_upload(JUST_NOW), left_by_a_killed_upload(LONG_AGO)
    aged(known, LONG_AGO)
    assert sweep_files(at=AT) == 1
    assert [path_of(one).exists() for one in (known, coming, abandoned)] == [True, True, False]


def test_a_withdrawn_file_that_a_kill_left_on_the_disk_is_removed(case):
    row = attached(case)
    withdraw_file(uuid=row.uuid, reason="拍错了人", by=whoever_attached(row), at=AT)
    aged(row.uuid, LONG_AGO)
    assert sweep_files(at=AT) == 1
    assert not path_of(row.uuid).exists()
