from datetime import date

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.leadership.errors import LeadershipRefusedError
from huiyin_web.leadership.models import Liaison
from support import cast
from support.leadership import DAY, UNIT
from support.talking import appointed, township

pytestmark = pytest.mark.django_db


def unit():
    return actor_of(cast.assisting_unit(), on=DAY)


def test_a_new_liaison_officer_ends_the_one_before_and_changes_nothing_of_them():
    first = appointed(by=unit())
    appointed(by=unit(), name="联络员乙", from_on=date(2016, 6, 1))
    rows = Liaison.objects.filter(office=UNIT).order_by("pk").values_list("name", "from_on", "until")
    assert list(rows) == [("联络员甲", first.from_on, date(2016, 6, 1)), ("联络员乙", date(2016, 6, 1), None)]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "This has to be said."),
        ({"telephone": "13800138765"}, "Leave numbers of people out"),
        ({"telephone": "call us"}, "Write the office's telephone"),
        ({"from_on": date(2016, 9, 15)}, "It can't begin"),
        ({"from_on": date(2016, 1, 1)}, "It must begin"),
    ],
)
def test_what_is_wrong_is_refused(changes, words):
    appointed(by=unit())
    with pytest.raises(LeadershipRefusedError, match=words):
        appointed(by=unit(), **{"from_on": date(2016, 6, 1)} | changes)
    assert Liaison.objects.count() == 1


def test_an_office_names_its_own_and_who_heads_the_place_those_within():
    assert appointed(cast.TOWNSHIP).office == cast.TOWNSHIP
    assert appointed(UNIT, by=actor_of(cast.provincial_office(), on=DAY)).office == UNIT
    for by, office in ((township(), UNIT), (actor_of(cast.village_worker(), on=DAY), cast.TOWNSHIP)):
        with pytest.raises(NotAllowedError):
            appointed(office, by=by, from_on=date(2016, 7, 1))
