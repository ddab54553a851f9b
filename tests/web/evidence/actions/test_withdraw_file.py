import pytest

from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.evidence.actions.withdraw_file import withdraw_file
from huiyin_web.evidence.errors import NotYoursToWithdrawError, ReasonNeededError, ReasonPersonalError, WithdrawnError
from huiyin_web.evidence.folder import path_of
from huiyin_web.evidence.models import EvidenceFile
from support import cast
from support.cases import AT, CELLS, exit_case, officer, step
from support.evidence import attached, whoever_attached

pytestmark = pytest.mark.django_db


def withdrawn(row, by=None, reason="拍错了人"):
    return withdraw_file(uuid=row.uuid, reason=reason, by=by or whoever_attached(row), at=AT)


def test_whoever_attached_it_withdraws_it_and_the_file_is_gone(case, django_capture_on_commit_callbacks):
    row = attached(case)
    with django_capture_on_commit_callbacks(execute=True):
        withdrawn(row)
        assert path_of(row.uuid).exists()
    assert not path_of(row.uuid).exists()
    assert EvidenceFile.objects.get().reason == "拍错了人"


def test_the_audit_log_keeps_the_hash_and_the_reason(case):
    row = withdrawn(attached(case))
    event = AuditEvent.objects.order_by("number").last()
    assert (event.action, event.subject) == ("evidence.file.withdrawn", f"evidence:{row.pk}")
    assert (event.detail["sha256"], event.detail["reason"]) == (row.sha256, "拍错了人")


def test_the_same_picture_can_be_attached_again(case):
    withdrawn(attached(case))
    assert attached(case).withdrawn_at is None


def test_it_is_withdrawn_once(case):
    row = attached(case)
    withdrawn(row)
    with pytest.raises(WithdrawnError):
        withdrawn(row)


def test_somebody_else_does_not_withdraw_it(case):
    row = attached(case)
    with pytest.raises(NotYoursToWithdrawError):
        withdrawn(row, by=officer())
    assert path_of(row.uuid).exists()


def test_once_the_next_step_is_taken_it_stays(case):
    row = attached(case)
    step(case, CELLS)
    with pytest.raises(NotYoursToWithdrawError):
        withdrawn(row)


def test_a_reason_that_says_nothing_withdraws_nothing(case):
    with pytest.raises(ReasonNeededError):
        withdrawn(attached(case), reason=" 错 ")


def test_a_file_of_another_county_is_not_found():
    with pytest.raises(NotFoundError):
        withdrawn(attached(exit_case(cast.NEXT_VILLAGE)), by=officer())


def test_a_reason_that_names_a_person_by_number_withdraws_nothing(case):
    row = attached(case)
    with pytest.raises(ReasonPersonalError) as refused:
        withdrawn(row, reason="这是 632725198003049012 的身份证")
    assert refused.value.say("zh") == "理由中含有身份证号。他人可见，请删去。"
    assert path_of(row.uuid).exists()
