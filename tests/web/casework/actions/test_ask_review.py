from datetime import date

import pytest

from huiyin_web.casework.actions.ask_review import ask_review
from huiyin_web.casework.errors import ObjectionStateError, PersonalDataError, ReasonNeededError
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from support.cases import AT, exit_case, walked
from support.objecting import objection_on, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanging():
    return walked(exit_case(), until="in_notice")


def test_a_refusal_is_open_again_until_it_is_reviewed(hanging):
    asked = ask_review(code=refused(hanging).code, reason="车在他弟弟名下", at=AT)

    assert (asked.state, asked.settled_on, asked.review_reason) == ("review", None, "车在他弟弟名下")
    assert asked.due_on == date(2017, 1, 4)
    event = AuditEvent.objects.get(action="casework.objection.review_asked")
    assert event.actor_key == "platform:public"


def test_only_a_refusal_is_reviewed(hanging):
    with pytest.raises(ObjectionStateError):
        ask_review(code=objection_on(hanging).code, reason="车在他弟弟名下", at=AT)


def test_it_says_why(hanging):
    with pytest.raises(ReasonNeededError):
        ask_review(code=refused(hanging).code, reason="不", at=AT)


def test_it_holds_no_personal_number(hanging):
    code = refused(hanging).code
    with pytest.raises(PersonalDataError):
        ask_review(code=code, reason="请致电13912345678核实", at=AT)
    assert not AuditEvent.objects.filter(action="casework.objection.review_asked").exists()


def test_a_code_that_nobody_has_is_not_found():
    with pytest.raises(NotFoundError):
        ask_review(code="NOSUCHCODE", reason="车在他弟弟名下", at=AT)
