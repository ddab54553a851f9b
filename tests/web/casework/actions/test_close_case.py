from datetime import timedelta

import pytest

from huiyin.rules.casework import EarlierDayError
from huiyin_web.casework.actions.close_case import close_case
from huiyin_web.casework.errors import MovedOnError, OtherOfficeError, PersonalDataError
from huiyin_web.core.errors import ConflictError
from huiyin_web.core.models import AuditEvent
from support.cases import AT, exit_case, officer, walked

pytestmark = pytest.mark.django_db


def closed(case, by=None, reason="农户撤回申请", steps_taken=None, days=1):
    return close_case(
        case=case.pk, steps_taken=case.steps_taken if steps_taken is None else steps_taken, reason=reason,
        on=case.changed_on + timedelta(days=days), by=by or officer(), at=AT,
    )  # fmt: skip


def test_a_case_that_is_given_up_is_over_and_says_why():
    after = closed(exit_case())

    assert (after.state, after.is_over) == ("closed", True)
    assert AuditEvent.objects.get(action="casework.case.closed").detail["reason"] == "农户撤回申请"


def test_after_it_a_new_case_of_the_kind_can_be_opened():
    first = closed(exit_case())

    assert walked(exit_case(), until="appraised").pk != first.pk


def test_what_is_over_is_not_closed_again():
    after = closed(exit_case())

    with pytest.raises(ConflictError):
        closed(after)


def test_its_reason_holds_no_personal_number():
    case = exit_case()

    with pytest.raises(PersonalDataError):
        closed(case, reason="与630102194610049009重复")

    assert not AuditEvent.objects.filter(action="casework.case.closed").exists()


def test_another_office_does_not_close_it():
    with pytest.raises(OtherOfficeError):
        closed(walked(exit_case(), until="appraised"), by=officer("county"))


def test_a_village_that_may_verify_a_relapse_does_not_end_the_observation():
    with pytest.raises(OtherOfficeError):
        closed(walked(exit_case(), until="observed"))


def test_a_case_that_went_on_meanwhile_is_not_closed():
    with pytest.raises(MovedOnError):
        closed(walked(exit_case(), until="appraised"), steps_taken=1)


def test_a_case_ends_no_earlier_than_its_last_step():
    with pytest.raises(EarlierDayError):
        closed(walked(exit_case(), until="appraised"), days=-1)
