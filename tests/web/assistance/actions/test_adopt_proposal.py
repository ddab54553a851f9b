import pytest

from huiyin_web.access.errors import SamePersonError
from huiyin_web.assistance.actions.adopt_proposal import adopt_proposal
from huiyin_web.assistance.actions.change_proposal import change_proposal
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.assistance.models import Pairing
from support import cast
from support.assistance import AT, TODAY, UNIT, acting, paired, province
from support.proposals import proposed

pytestmark = pytest.mark.django_db


def adopted(made, by):
    return adopt_proposal(proposal=made.pk, by=by, at=AT)


def test_a_second_officer_turns_it_into_pairings_with_their_reach():
    made = proposed(province())
    rows = adopted(made, province())
    user = cast.assisting_unit(villages=())

    assert {(row.place_code, row.starts_on, row.ends_on) for row in rows} == {
        (cast.VILLAGE, TODAY, None), (cast.NEXT_VILLAGE, TODAY, None),
    }  # fmt: skip
    assert acting(user).scope.covers(cast.VILLAGE)
    assert not acting(user).scope.covers(cast.NEXT_VILLAGE)
    with pytest.raises(AssistanceRefusedError, match="adopted"):
        adopted(made, province())


def test_neither_whoever_asked_for_it_nor_whoever_changed_it_adopts_it():
    asker, changer = province(), province()
    made = proposed(asker)
    unit = made.round.participants.get(organisation=UNIT)
    change_proposal(proposal=made.pk, place_code=cast.NEXT_VILLAGE, participant=unit.pk, by=changer, at=AT)
    for by in (asker, changer):
        with pytest.raises(SamePersonError):
            adopted(made, by)
    assert not Pairing.objects.exists()
    assert len(adopted(made, province())) == 2


def test_what_runs_already_stays_as_it_is():
    made = proposed(province())
    there = paired(made.round.participants.get(organisation=UNIT))
    assert [row.place_code for row in adopted(made, province())] == [cast.NEXT_VILLAGE]
    assert Pairing.objects.filter(pk=there.pk, ends_on__isnull=True).exists()
