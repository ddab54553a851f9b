import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.household_plans.actions.return_plan import return_plan
from huiyin_web.household_plans.errors import PlanRefusedError
from huiyin_web.household_plans.models import Plan
from support.household_plans import agreed, herder, planned, take, township, village

pytestmark = pytest.mark.django_db


def test_a_plan_comes_back_with_its_reason_and_its_next_version_begins_with_all_that_it_held():
    home = herder()
    row = take(return_plan, agreed(home), by=township(), reason="金额过高")
    planned(home, kind="other", answer="own", what="修缮羊圈", why="羊圈破损", giver="")

    assert [one.reason for one in row.deeds.filter(step="return")] == ["金额过高"]
    second = Plan.objects.get(version=2)
    assert [(one.kind, one.what) for one in second.measures.order_by("pk")] == [
        ("industry", "母羊 7 只"), ("other", "修缮羊圈"),
    ]  # fmt: skip
    assert second.declined.get().reason == "不愿借贷"
    assert row.measures.count() == 1


def test_a_reason_is_given_by_the_township():
    row = agreed(herder())
    with pytest.raises(PlanRefusedError, match="This has to be said."):
        take(return_plan, row, by=township(), reason="")
    with pytest.raises(NotAllowedError):
        take(return_plan, row, by=village())
