import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.collecting.errors import CollectionRefusedError
from huiyin_web.collecting.models import Collection
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.collecting import FIRST, TODAY, admitted, county, department, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_household():
    given.places()
    given.household()


def test_a_proposal_is_one_event_of_the_log_with_its_price():
    made = proposed()

    event = AuditEvent.objects.get(action="collecting.collection.proposed")
    assert (made.state, event.subject, event.place_code) == ("proposed", f"collection:{made.pk}", cast.COUNTY)
    assert event.detail == {
        "title": "年度信息采集", "office": cast.COUNTY, "kind": "households", "fields": ["phone", "identified_on"],
        "begins_on": "2019-06-01", "ends_on": "2019-06-30", "facts": 2, "minutes": 5,
    }  # fmt: skip


def test_a_department_is_charged_as_its_organisation():
    assert proposed(by=department()).office == f"B-{cast.PROVINCE}"


@pytest.mark.parametrize("who", [cast.township_officer, cast.village_worker, cast.auditor])
def test_nobody_else_proposes(who):
    with pytest.raises(NotAllowedError):
        proposed(by=actor_of(who(), on=TODAY))


def test_villages_out_of_reach_are_not_asked():
    with pytest.raises(NotFoundError):
        proposed(place_code=cast.NEXT_COUNTY)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"basis": " "}, "It names no legal basis"),
        ({"serves": ""}, "It serves no decision"),
        ({"ends_on": None}, "It has no last day"),
        ({"ends_on": FIRST.replace(day=1, month=12)}, "It lasts 184 days; at most 92."),
        ({"fields": ("pigs",)}, "The register has no field pigs; besides its own, 0 may be asked."),
        ({"kind": "statistics"}, "Nobody can ask villages for 'statistics'. Kinds: facilities, households, persons."),
        ({"title": "联系13800138765"}, "holds a phone number"),
    ],
)
def test_what_may_not_be_asked_is_refused_and_nothing_is_stored(changes, words):
    with pytest.raises(CollectionRefusedError) as raised:
        proposed(**changes)

    assert words in str(raised.value)
    assert not Collection.objects.exists()


def test_villages_that_answer_a_collection_are_not_asked_a_second_time_that_year():
    admitted()

    with pytest.raises(CollectionRefusedError) as raised:
        proposed(by=department(), title="补贴采集", place_code=cast.VILLAGE)

    assert "1 of 1. They are or were asked by ‘年度信息采集’" in str(raised.value)


def test_the_same_office_asks_again_the_year_after():
    admitted()
    assert proposed(by=county(), begins_on=FIRST.replace(year=2020), ends_on=FIRST.replace(year=2020)).pk


def test_households_that_were_removed_and_members_who_left_are_neither_asked_nor_counted():
    home, removed = given.household(), given.household(status="removed")
    members = [given.person(one) for one in (home, home, removed)]
    given.left(members[0])

    assert proposed().rows == 2
    assert proposed(kind="persons", fields=("health",)).rows == 1
