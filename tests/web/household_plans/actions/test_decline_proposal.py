import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.household_plans.actions.decline_proposal import decline_proposal
from huiyin_web.household_plans.errors import PlanRefusedError
from huiyin_web.household_plans.models import Declined, Plan
from support import cast
from support.household_plans import AT, herder, planned, village

pytestmark = pytest.mark.django_db


def test_a_proposal_is_answered_with_no_and_why_and_a_later_word_takes_its_place():
    home, by = herder(), village()
    decline_proposal(household=home.pk, kind="microcredit", reason="不愿借贷", by=by, at=AT)
    decline_proposal(household=home.pk, kind="microcredit", reason="已有贷款", by=by, at=AT)
    assert list(Declined.objects.values_list("kind", "reason")) == [("microcredit", "已有贷款")]
    assert Plan.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("kind", "reason", "words"),
    [
        ("microcredit", "", "This has to be said."),
        ("microcredit", "找 13800138765", "Leave numbers of people out"),
        ("education", "无", "This kind of help is not proposed for the household."),
        ("industry", "不养", "The plan holds it. Take it out first."),
    ],
)
def test_what_stands_against_an_answer_is_said(kind, reason, words):
    home = herder()
    planned(home)
    with pytest.raises(PlanRefusedError, match=words):
        decline_proposal(household=home.pk, kind=kind, reason=reason, by=village(), at=AT)


def test_who_plans_nothing_answers_nothing():
    by = actor_of(cast.county_officer(), on=day_of(AT))
    with pytest.raises(NotAllowedError):
        decline_proposal(household=herder().pk, kind="microcredit", reason="不愿", by=by, at=AT)
