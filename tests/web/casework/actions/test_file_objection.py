from datetime import UTC, date, datetime

import pytest

from huiyin_web.access.actor import platform
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.actions.close_case import close_case
from huiyin_web.casework.actions.file_objection import Said, file_objection
from huiyin_web.casework.errors import ReasonNeededError
from huiyin_web.casework.models import Objection
from huiyin_web.casework.queries.objection import objection_page
from huiyin_web.core.errors import ConflictError
from huiyin_web.core.models import AuditEvent
from support import cast
from support.cases import AT, DAY, exit_case, officer

FRIDAY = datetime(2016, 9, 30, 2, 0, tzinfo=UTC)  # before the National Day's week
pytestmark = pytest.mark.django_db


def filed(case, text="他家去年买了小汽车", at=FRIDAY, **more):
    return file_objection(case=case.pk, notice=None, said=Said(text, "page", **more), by=platform("public"), at=at)


def test_an_objection_has_a_receipt_and_is_due_within_two_working_days():
    objection = filed(exit_case())

    assert (objection.filed_on, objection.due_on) == (date(2016, 9, 30), date(2016, 10, 9))
    assert len(objection.code) == 10
    assert objection.state == "filed"


def test_the_log_keeps_how_it_came_and_no_word_of_it():
    filed(exit_case(), name="李四", contact="13900000000")

    event = AuditEvent.objects.get(action="casework.objection.filed")
    assert event.detail == {"channel": "page", "named": True}


def test_numbers_are_taken_as_said_and_read_by_nobody_but_whoever_works_on_it():
    case = exit_case()
    text = "户主630102194610049009，电话13912345678"
    filed(case, text=text)

    shown = [
        objection_page(actor=actor_of(user, on=DAY), number=Objection.objects.get().pk).text
        for user in (cast.township_officer(), cast.auditor())
    ]

    assert shown == [text, ""]
    assert all("630102194610049009" not in str(event.detail) for event in AuditEvent.objects.all())


def test_nothing_said_is_no_objection():
    with pytest.raises(ReasonNeededError):
        filed(exit_case(), text="  不 ")


def test_a_case_that_is_over_takes_no_objection():
    case = exit_case()
    close_case(case=case.pk, steps_taken=1, reason="农户撤回申请", on=DAY, by=officer(), at=AT)

    with pytest.raises(ConflictError):
        filed(case)
