import pytest

from huiyin.planning.plans import UnknownPlanError
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.targets.actions.adopt_plan import adopt_plan
from huiyin_web.targets.errors import PlanStandsError
from huiyin_web.targets.models import Plan, Target
from support import cast
from support import given as register
from support.targets import AT, PLAN, TODAY, actor_of, county, prefecture, province

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_a_plan_brings_the_targets_that_it_names_for_its_place_and_they_bind_at_once():
    adopt_plan(key=PLAN, by=province(), at=AT)

    found = Target.objects.filter(indicator="counties").order_by("year")
    assert {row.year: row.planned for row in found} == {
        None: 4_200, 2016: 600, 2017: 700, 2018: 1_200, 2019: 1_700, 2020: 0,
    }  # fmt: skip
    assert {(row.office, row.issued_on) for row in Target.objects.all()} == {(cast.PROVINCE, TODAY)}
    assert Target.objects.get(indicator="incidence", year=None).planned == 300
    event = AuditEvent.objects.get(action="targets.plan.adopted")
    assert (event.subject, event.place_code, event.detail) == (f"plan:{PLAN}", cast.PROVINCE, {"targets": 10})


def test_it_is_adopted_once_and_by_the_office_of_its_place_alone():
    adopt_plan(key=PLAN, by=province(), at=AT)
    with pytest.raises(PlanStandsError):
        adopt_plan(key=PLAN, by=province(), at=AT)
    for by in (prefecture(), county()):
        with pytest.raises(NotFoundError):
            adopt_plan(key="qinghai-2011-2015", by=by, at=AT)
    with pytest.raises(NotAllowedError):
        adopt_plan(key=PLAN, by=actor_of(cast.township_officer(), on=TODAY), at=AT)
    with pytest.raises(UnknownPlanError, match="qinghai-2011-2015, qinghai-2016-2020"):
        adopt_plan(key="no-such-plan", by=province(), at=AT)
    assert Plan.objects.count() == 1
