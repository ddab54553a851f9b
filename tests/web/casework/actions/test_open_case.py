from datetime import UTC, date, datetime

import pytest

from huiyin.rules.casework import UnknownProcessError
from huiyin_web.casework.actions.open_case import open_case
from huiyin_web.casework.errors import (
    EvidenceRefusedError,
    FutureDayError,
    OpenAlreadyError,
    OtherOfficeError,
    StepRefusedError,
)
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.opening import openable
from huiyin_web.core.errors import ConflictError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.actions.merge_households import merge_households
from support import cast, given
from support.cases import AT, CELLS, DAY, exit_case, officer

pytestmark = pytest.mark.django_db
IN_2021 = datetime(2021, 6, 30, 2, 0, tzinfo=UTC)


def opened(household, by=None, on=DAY, process="exit", cells=CELLS):
    return open_case(process=process, household=household.pk, on=on, cells=cells, by=by or officer(), at=AT)


@pytest.fixture
def household():
    given.places()
    return given.household(head_name="扎西")


def test_a_case_begins_with_its_first_step_under_the_policy_of_the_day(household):
    case = opened(household)

    assert (case.state, case.pack, case.steps_taken, case.village_code) == ("proposed", "cn-2016-west", 1, cast.VILLAGE)
    step = case.steps.get()
    assert (step.step, step.on, step.evidence) == ("propose", DAY, {"proposal_reason": "收入稳定增长"})
    assert step.reasons == [
        {"check": "registered_poor", "verdict": "met", "en": "The household is registered as poor.",
         "zh": "该户为在册贫困户。", "parameter": "", "source": {}},
    ]  # fmt: skip


def test_opening_is_one_event_of_the_audit_log(household):
    case = opened(household)

    event = AuditEvent.objects.get(action="casework.case.opened")
    assert (event.subject, event.place_code) == (f"case:{case.pk}", cast.VILLAGE)


def test_a_second_case_of_the_kind_is_refused_while_one_is_open():
    case = exit_case()

    with pytest.raises(OpenAlreadyError) as raised:
        opened(case.household)

    assert str(raised.value) == (f"This household has an open case of this kind (number {case.pk}). Go on with it.")


def test_a_household_of_the_next_county_is_not_found(household):
    with pytest.raises(NotFoundError):
        opened(household, by=officer(place_code=cast.NEXT_VILLAGE))


def test_a_process_that_the_policy_of_the_day_does_not_have_is_refused_by_name(household):
    with pytest.raises(UnknownProcessError) as raised:
        opened(household, process="monitoring")

    assert str(raised.value) == (
        "Policy pack cn-2016-west has no process 'monitoring' on 2016-09-01. It has: county_exit, exit, identification, member_change, removal, village_exit."
    )


def test_who_is_of_another_office_does_not_open_it(household):
    with pytest.raises(OtherOfficeError):
        opened(household, by=officer("county"))


def test_a_household_that_has_left_poverty_is_not_led_out_again():
    given.places()
    left = given.household(status="exited", exited_on=date(2015, 12, 1))

    with pytest.raises(StepRefusedError) as raised:
        opened(left)

    assert str(raised.value) == "The step was not taken. The household is not registered as poor."
    assert not Case.objects.exists()


def test_missing_evidence_is_named(household):
    with pytest.raises(StepRefusedError) as raised:
        opened(household, cells={})

    assert str(raised.value) == "The step was not taken. Missing: why it is proposed."


def test_evidence_that_is_too_long_is_refused_beside_its_field(household):
    with pytest.raises(EvidenceRefusedError) as raised:
        opened(household, cells={"proposal_reason": "长" * 301})

    assert list(raised.value.problems) == ["proposal_reason"]


def test_a_day_that_has_not_come_is_refused(household):
    with pytest.raises(FutureDayError):
        opened(household, on=date(2016, 12, 31))


def test_a_household_that_goes_on_as_another_one_has_no_case_of_its_own(household):
    merge_households(
        kept=given.household().pk, dropped=household.pk, doubles=[], reason="同一户", by=officer(), at=IN_2021
    )
    household.refresh_from_db()

    with pytest.raises(ConflictError, match="merged"):
        open_case(
            process="monitoring", household=household.pk, on=date(2021, 6, 1), by=officer(), at=IN_2021,
            cells=CELLS | {"discovery_channel": "visit", "risks": "illness"},
        )  # fmt: skip
    assert openable(officer(), household, on=date(2021, 6, 1)) == ()
