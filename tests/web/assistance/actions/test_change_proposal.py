import pytest

from huiyin_web.assistance.actions.change_proposal import change_proposal
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from support import cast
from support.assistance import AT, OTHER, UNIT, county, province
from support.proposals import proposed

pytestmark = pytest.mark.django_db


def changed(made, place_code, number, *, by=None):
    unit = made.round.participants.get(organisation=number)
    return change_proposal(proposal=made.pk, place_code=place_code, participant=unit.pk, by=by or province(), at=AT)


def test_another_unit_for_a_village_says_what_all_pairs_cost_then():
    made = proposed(province())
    after = changed(made, cast.NEXT_VILLAGE, UNIT)
    pair = made.pairs.get(place_code=cast.NEXT_VILLAGE)

    assert (pair.participant.organisation, pair.by_name != "", after.changed) == (UNIT, True, 1)
    assert after.cost - made.cost == 2000  # a third of the needs fits instead of two thirds, half as much again
    assert AuditEvent.objects.get(action="assistance.proposal.changed").detail["before"] == OTHER


def test_what_it_breaks_is_told_and_not_refused():
    after = changed(proposed(province(), most=1), cast.NEXT_VILLAGE, UNIT)
    assert {
        "verdict": "missing",
        "en": "单位Z-0001 has 2 villages; 1 are its most.",
        "zh": "单位Z-0001有 2 村，上限 1 村。",
    } in after.told


def test_a_village_or_a_unit_that_is_not_in_it_is_refused_and_so_is_a_county():
    made = proposed(province())
    with pytest.raises(AssistanceRefusedError, match="The village has this unit already"):
        changed(made, cast.VILLAGE, UNIT)
    with pytest.raises(AssistanceRefusedError, match="The proposal has no village"):
        changed(made, "632725100201", UNIT)
    with pytest.raises(NotAllowedError):
        changed(made, cast.VILLAGE, OTHER, by=county())
