import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.leadership.errors import LeadershipRefusedError
from huiyin_web.leadership.models import Problem
from support import cast
from support.leadership import DAY, UNIT
from support.talking import opened

pytestmark = pytest.mark.django_db


def test_a_problem_waits_for_the_office_above_and_is_one_event_of_the_log():
    row = opened()
    assert (row.number, row.opener, row.asked, row.wanted_from) == ("P-2016-0001", cast.TOWNSHIP, cast.COUNTY, UNIT)
    event = AuditEvent.objects.get(action="leadership.problem.opened")
    assert event.detail == {"number": "P-2016-0001", "title": "通村道路塌方", "asked": cast.COUNTY}


def test_another_office_can_be_named_and_a_unit_asks_the_office_of_its_place():
    assert opened(asked=cast.PREFECTURE).asked == cast.PREFECTURE
    assert opened(by=actor_of(cast.assisting_unit(), on=DAY)).asked == cast.COUNTY


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "This has to be said."),
        ({"what": "联系13800138765"}, "Leave numbers of people out"),
        ({"asked": cast.TOWNSHIP}, "A problem is put before another office."),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_kept(changes, words):
    with pytest.raises(LeadershipRefusedError, match=words):
        opened(**changes)
    assert not Problem.objects.exists()


def test_the_province_names_the_office_that_it_asks():
    with pytest.raises(LeadershipRefusedError, match="Name the office that shall give it an owner"):
        opened(by=actor_of(cast.provincial_office(), on=DAY))


def test_whoever_gives_no_commitments_opens_none_and_nobody_elsewhere():
    for who in (cast.village_worker, cast.auditor, cast.analyst):
        with pytest.raises(NotAllowedError):
            opened(by=actor_of(who(), on=DAY))
    with pytest.raises(NotFoundError):
        opened(place_code=cast.NEXT_VILLAGE)
