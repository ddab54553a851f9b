import pytest

from huiyin_web.assistance.actions.ask_proposal import ask_proposal
from huiyin_web.assistance.actions.make_proposal import make_proposal
from huiyin_web.core.models import AuditEvent
from support import cast
from support.assistance import AT, OTHER, TODAY, UNIT, province
from support.proposals import asked_round, proposed

pytestmark = pytest.mark.django_db


def test_each_poor_village_gets_the_unit_whose_speciality_it_needs_with_the_reasons_kept():
    made = proposed(province())
    pairs = made.pairs.order_by("-place_code")

    assert (made.state, made.cost, made.bound) == ("made", sum(one.cost for one in pairs), made.cost)
    assert [(one.place_code, one.participant.organisation, one.persons) for one in pairs] == [
        (cast.VILLAGE, UNIT, 4), (cast.NEXT_VILLAGE, OTHER, 8),
    ]  # fmt: skip
    assert [(one.speciality, one.other.organisation) for one in pairs] == [(0, OTHER), (2000, UNIT)]
    assert pairs[0].words_en.startswith("单位Z-0001 costs")
    assert AuditEvent.objects.get(action="assistance.proposal.made").detail["pairs"] == 2


def test_that_nothing_can_be_proposed_is_kept_with_what_is_short():
    by = province()
    row = asked_round(by, most=1)
    row.participants.filter(organisation=OTHER).delete()
    job = ask_proposal(round_id=row.pk, on=TODAY, by=by, at=AT)
    made = make_proposal(proposal=job.params["proposal"], by=by, at=AT, report=lambda _share, _words: None)

    assert (made.state, made.pairs.count()) == ("refused", 0)
    assert made.told[0]["en"].startswith("Capacity in all is 1 villages, 2 are asked for: 1 too few.")


def test_what_was_computed_is_not_computed_again():
    made = proposed(province())
    make_proposal(proposal=made.pk, by=province(), at=AT, report=lambda _share, _words: None)
    assert AuditEvent.objects.filter(action="assistance.proposal.made").count() == 1
