from datetime import date

import pytest

from huiyin.followup.funds import Given
from huiyin_web.access.actor import platform
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.projects.actions.reach_households import Line, reach_households
from huiyin_web.projects.errors import HouseholdsRefusedError
from huiyin_web.registry.actions.merge_households import merge_households
from support import cast
from support import given as register
from support.projects import AT, approved, county, funded, seen, village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def reached(row, *lines, by=None, on=date(2016, 9, 1)):
    told = [Line(home.office_number if hasattr(home, "pk") else home, fen) for home, fen in lines]
    return reach_households(project=row.pk, lines=told, seen=seen(row), given=Given(on=on), by=by or county(), at=AT)


def test_households_stand_with_what_they_got_and_whether_they_were_poor_that_day():
    poor = register.household(member_count=4)
    later = register.household(identified_on=date(2016, 9, 2))
    left = register.household(status="exited", exited_on=date(2016, 9, 10))
    gone = register.household(status="exited", exited_on=date(2016, 8, 1))
    row = reached(funded(900), (poor, 300_00), (later, 200_00), (left, 100_00), (gone, 50_00))

    assert [(one.household_id, one.fen, one.persons, one.is_poor) for one in row.reached.order_by("pk")] == [
        (poor.pk, 30_000, 4, True), (later.pk, 20_000, 1, False), (left.pk, 10_000, 1, True), (gone.pk, 5_000, 1, False),
    ]  # fmt: skip
    assert row.signs.filter(sign="not_poor").exists()
    event = AuditEvent.objects.get(action="projects.project.households")
    assert (event.detail["households"], event.detail["fen"]) == (4, 65_000)


def test_money_that_was_split_evenly_among_many_shows_as_a_sign():
    homes = [register.household(member_count=1 + at % 4) for at in range(10)]
    row = reached(funded(900), *((home, 10_00) for home in homes))
    assert [one.sign for one in row.signs.filter(since__lte=AT.date())] == ["split_evenly"]


def test_all_that_is_wrong_is_named_by_its_line_and_nobody_is_recorded():
    there, far = register.household(), register.household(cast.NEXT_VILLAGE)
    row = reached(funded(900), (there, 1_00))
    fresh = register.household()
    with pytest.raises(HouseholdsRefusedError) as refused:
        reached(row, (there, 5), (far, 5), ("999", 5), (fresh, 0), (fresh, 5))
    said = refused.value.say("en")
    assert [line for line in range(1, 6) if f"Line {line} (" in said] == [1, 2, 3, 4, 5]
    assert row.reached.count() == 1


def test_an_empty_list_is_refused():
    with pytest.raises(HouseholdsRefusedError, match="Write a line for each household"):
        reached(funded(900))


def test_a_department_and_a_village_record_none_and_a_county_elsewhere_finds_no_project():
    home, row = register.household(), approved()
    for by in (actor_of(cast.department(), on=AT.date()), village()):
        with pytest.raises(NotAllowedError):
            reached(row, (home, 5), by=by)
    with pytest.raises(NotFoundError):
        reached(row, (home, 5), by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=AT.date()))


def test_what_a_household_got_goes_over_to_the_one_that_it_is_merged_into():
    kept, dropped = register.household(), register.household()
    pair = [(register.person(kept).pk, register.person(dropped).pk)]
    row = reached(funded(900), (dropped, 300_00))
    merge_households(kept=kept.pk, dropped=dropped.pk, doubles=pair, reason="问过", by=platform("test"), at=AT)
    assert list(row.reached.values_list("household", "fen")) == [(kept.pk, 30_000)]
