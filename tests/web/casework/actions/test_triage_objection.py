from datetime import timedelta

import pytest

from huiyin_web.casework.actions._taking import Sent
from huiyin_web.casework.actions.take_step import take_step
from huiyin_web.casework.actions.triage_objection import triage_objection
from huiyin_web.casework.errors import ObjectionStateError, OtherOfficeError, StepRefusedError
from huiyin_web.core.errors import NotFoundError
from support import cast
from support.cases import AT, CELLS, exit_case, officer, walked
from support.objecting import objection_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanging():
    return walked(exit_case(), until="in_notice")


def triaged(objection, by=None, *, fact=True):
    return triage_objection(objection=objection.pk, states_fact=fact, by=by or officer("township"), at=AT)


def test_an_objection_that_states_a_fact_makes_the_clock_stand_still(hanging):
    triaged(objection_on(hanging))

    with pytest.raises(StepRefusedError) as raised:
        take_step(
            case=hanging.pk, sent=Sent("approve", hanging.steps_taken, CELLS, hanging.changed_on + timedelta(days=60)),
            by=officer("township"), at=AT,
        )  # fmt: skip

    assert str(raised.value) == (
        "The step was not taken. The clock of the notice stands still: an objection states a fact and is not answered. "
        "Objections that are not answered: 1. Answer them first."
    )


def test_one_that_states_none_stops_no_clock_and_still_needs_an_answer(hanging):
    triaged(objection_on(hanging), fact=False)

    with pytest.raises(StepRefusedError) as raised:
        take_step(
            case=hanging.pk, sent=Sent("approve", hanging.steps_taken, CELLS, hanging.changed_on + timedelta(days=60)),
            by=officer("township"), at=AT,
        )  # fmt: skip

    assert str(raised.value) == ("The step was not taken. Objections that are not answered: 1. Answer them first.")


def test_the_village_does_not_triage(hanging):
    with pytest.raises(OtherOfficeError):
        triaged(objection_on(hanging), by=officer())


def test_it_is_triaged_once(hanging):
    objection = objection_on(hanging)
    triaged(objection)

    with pytest.raises(ObjectionStateError):
        triaged(objection)


def test_the_next_county_does_not_find_it(hanging):
    with pytest.raises(NotFoundError):
        triaged(objection_on(hanging), by=officer("county", cast.NEXT_COUNTY))
