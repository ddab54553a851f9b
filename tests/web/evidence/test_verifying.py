from uuid import uuid4

import pytest

from huiyin_web.evidence.actions.withdraw_file import withdraw_file
from huiyin_web.evidence.folder import attachments_folder, keep, path_of
from huiyin_web.evidence.models import EvidenceFile
from huiyin_web.evidence.verifying import changed_files
from support.cases import AT
from support.evidence import attached, picture, whoever_attached

pytestmark = pytest.mark.django_db


def found():
    return [text.en for text in changed_files()]


def test_files_that_are_as_they_were_attached_hold_and_so_do_withdrawn_ones(case):
    attached(case)
    gone = attached(case, content=picture(size=(9, 9)))
    withdraw_file(uuid=gone.uuid, reason="拍错了人", by=whoever_attached(gone), at=AT)
    path_of(gone.uuid).unlink(missing_ok=True)
    assert found() == []


def test_one_changed_byte_is_found(case):
    row = attached(case)
    path_of(row.uuid).write_bytes(path_of(row.uuid).read_bytes()[:-1] + b"x")
    assert found() == [f"file of evidence {row.pk}: it is missing or was changed"]


def test_a_row_that_was_changed_with_its_file_is_found(case):
    row = attached(case)
    EvidenceFile.objects.update(sha256="0" * 64)
    assert found() == [f"file of evidence {row.pk}: its row says something else than the audit log"]


def test_a_file_that_was_made_withdrawn_behind_the_platforms_back_is_found(case):
    row = attached(case)
    EvidenceFile.objects.update(withdrawn_at=AT)
    assert found() == [f"file of evidence {row.pk}: its row says something else than the audit log"]


def test_a_row_that_was_deleted_is_found(case):
    row = attached(case)
    number = row.pk
    row.delete()
    assert found() == [
        f"file of evidence {number}: the audit log knows that it was attached, but its row is gone",
        f"attachments/{row.uuid.hex}: no row knows this file; bring back the database that it was attached in",
    ]


def test_what_the_disk_and_unfinished_uploads_leave_is_no_evidence():
    keep(uuid4(), b"half a file")
    (attachments_folder() / "@eaDir").mkdir()
    assert found() == []
