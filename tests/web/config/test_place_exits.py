from datetime import UTC, date, datetime

import pytest

from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.actions._taking import Sent
from huiyin_web.casework.actions.take_step import take_step
from huiyin_web.casework.errors import StepRefusedError
from huiyin_web.casework.models import Case
from huiyin_web.config.commands.places import lead_counties_out
from huiyin_web.places.models import PoorPlace
from support import cast, given

AT = datetime(2016, 12, 30, 2, 0, tzinfo=UTC)
HENAN, TONGDE, DULAN = COUNTIES = ("632324000000", "632522000000", "632822000000")
FOUND = {
    "evaluator": "第三方", "exited_sampled": "500", "wrong_exits": "2", "unregistered_sampled": "2000", "omitted": "4",
    "households_surveyed": "800", "households_acknowledging": "776",
}  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    given.places(*COUNTIES)
    for code in COUNTIES:
        given.poor_place(code)
        given.population(code, year=2016, value=200.0)
    user = cast.provincial_office()
    User.objects.filter(pk=user.pk).update(username="province")
    return actor_of(user, on=date(2016, 11, 2))


def states():
    return dict(Case.objects.filter(process="county_exit").values_list("village_code", "state"))


def taken(code, step, cells, by, on):
    case = Case.objects.get(village_code=code)
    return take_step(case=case.pk, sent=Sent(step, case.steps_taken, cells, on), by=by, at=AT)


def test_counties_below_the_limit_stand_at_several_steps_with_their_denominator_said(province):
    given.household("632324100200", member_count=5)  # 5 of 200: 2.5%

    lead_counties_out(at=AT)

    assert states() == {HENAN: "evaluated", TONGDE: "in_notice", DULAN: "reviewed"}
    told = [one["en"] for one in Case.objects.get(village_code=HENAN).steps.get(step="verify").reasons]
    assert "Denominator: rural population of 2016" in told[0]
    assert told[1] == "5 registered poor of 200 rural people: 2.500%. It must lie below 3%, 6 persons."


def test_a_county_at_the_limit_is_not_led_out(province):
    given.household("632324100200", member_count=6)  # 6 of 200: 3%

    lead_counties_out(at=AT)

    assert states() == {TONGDE: "in_notice", DULAN: "reviewed"}


def test_the_province_evaluates_a_county_once_its_notice_is_over_and_takes_it_off_the_list(province):
    lead_counties_out(at=AT)

    with pytest.raises(StepRefusedError, match="hangs until the end of 2016-11-12"):
        taken(TONGDE, "evaluate", FOUND, province, date(2016, 11, 12))
    taken(TONGDE, "evaluate", FOUND, province, date(2016, 11, 15))
    taken(TONGDE, "announce", {"posted_at": "省政府网站"}, province, date(2016, 11, 16))

    assert states()[TONGDE] == "left"
    assert PoorPlace.objects.get(pk=TONGDE).exited_on == date(2016, 11, 16)
