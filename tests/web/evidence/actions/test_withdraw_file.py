from datetime import timedelta

import pytest

from huiyin.policy import Office
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.models import Case, CaseStep
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.evidence.actions.attach_file import attach_file
from huiyin_web.evidence.actions.withdraw_file import withdraw_file
from huiyin_web.evidence.errors import NotYoursToWithdrawError, ReasonNeededError, ReasonPersonalError, WithdrawnError
from huiyin_web.evidence.folder import path_of
from huiyin_web.evidence.limits import WITHDRAW_WITHIN
from huiyin_web.evidence.models import EvidenceFile
from support import cast
from support.cases import AT, CELLS, DAY, exit_case, officer, step
from support.evidence import SHOWS, attached, picture, step_of, whoever_attached

pytestmark = pytest.mark.django_db


def withdrawn(row, by=None, reason="拍错了人", at=AT):
    return withdraw_file(uuid=row.uuid, reason=reason, by=by or whoever_attached(row), at=at)


def approver():
    return officer(Office.COUNTY)


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


@pytest.mark.parametrize("office", [Office.VILLAGE, Office.COUNTY, Office.PREFECTURE])
def test_nobody_else_withdraws_it_while_whoever_attached_it_can(case, office):
    row = attached(case)
    with pytest.raises(NotYoursToWithdrawError, match="within 72 hours"):
        withdrawn(row, by=officer(office), at=AT + WITHDRAW_WITHIN)
    assert path_of(row.uuid).exists()


def test_it_is_withdrawn_from_an_earlier_step_as_from_the_last_one(case):
    subject = step_of(case)
    step(case, CELLS)
    row = attach_file(subject=subject, shows=SHOWS, name="a.jpg", content=picture(), by=officer(), at=AT)
    assert withdrawn(row, at=AT + WITHDRAW_WITHIN).withdrawn_at == AT + WITHDRAW_WITHIN


def test_after_three_days_somebody_who_approves_changes_withdraws_it_and_whoever_attached_it_does_not(case):
    row, late = attached(case), AT + WITHDRAW_WITHIN + timedelta(seconds=1)
    for other in (whoever_attached(row), officer(), officer(Office.PREFECTURE)):
        with pytest.raises(NotYoursToWithdrawError):
            withdrawn(row, by=other, at=late)
    gone = withdrawn(row, by=approver(), reason="别人的身份证", at=late)
    assert (gone.withdrawn_at, gone.reason, gone.sha256) == (late, "别人的身份证", row.sha256)


def test_once_a_further_step_is_taken_it_is_the_approvers_to_withdraw_and_in_a_closed_case_too(case):
    row = attached(case)
    step(case, CELLS)
    CaseStep.objects.filter(number=case.steps_taken + 1).update(at=AT + timedelta(minutes=1))
    Case.objects.update(is_over=True)
    with pytest.raises(NotYoursToWithdrawError):
        withdrawn(row)
    assert withdrawn(row, by=approver(), at=AT + timedelta(days=3 * 365)).withdrawn_at is not None


def test_who_attached_it_as_an_approver_leaves_it_to_another_one(case):
    row, by, late = attached(case), approver(), AT + timedelta(days=9)
    EvidenceFile.objects.update(by_key=by.key)
    with pytest.raises(NotYoursToWithdrawError):
        withdrawn(row, by=by, at=late)
    assert withdrawn(row, by=approver(), at=late).withdrawn_at == late


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


def test_nor_does_an_approver_who_gave_whoever_attached_it_their_password(case):
    row, late = attached(case), AT + WITHDRAW_WITHIN + timedelta(seconds=1)
    giver = cast.county_officer()
    cast.given_by(User.objects.get(pk=int(row.by_key.removeprefix("user:"))), giver)
    with pytest.raises(NotYoursToWithdrawError):
        withdrawn(row, by=actor_of(giver, on=DAY), at=late)
