from datetime import date, timedelta

import pytest

from huiyin_web.access.models import User
from huiyin_web.assistance.queries.household import visits_of_household
from huiyin_web.assistance.queries.slip import slip_page
from huiyin_web.assistance.queries.visits import visits_files, visits_page
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from support import cast, given

pytestmark = pytest.mark.django_db
ON = date(2016, 9, 14)
OTHER_VILLAGE = "632725100201"


@pytest.fixture
def told(helper, send):
    """Two villages: three households, four visits; one household was never seen, one only behind a closed door."""
    given.places(OTHER_VILLAGE)
    cast.reaching(helper, OTHER_VILLAGE)
    first, second = given.household(head_name="才让"), given.household()
    send(helper, first, needs=("work", "loan"), found="worse", agreed="申请贷款", note="路滑")
    send(helper, first, on=ON - timedelta(days=40), needs=("work",), found="better")
    send(helper, second, found="nobody")
    third = given.household(OTHER_VILLAGE)
    send(helper, third, needs=("loan",))
    return first, second, third


@pytest.fixture
def page(as_actor):
    return lambda user, code=None: visits_page(actor=as_actor(user), code=code, on=ON)


def cells(table):
    return [[getattr(cell, "value", cell) for cell in row.cells] for row in table.rows]


def test_a_township_sees_who_was_seen_who_never_was_and_what_families_answered(page, told):
    found = page(cast.township_officer())
    assert found.lead.en == "2 of 3 households were seen in the last twelve months; never seen: 1."
    assert [figure.value for figure in found.figures] == [2, 1, 4, 1]
    assert [row[1:] for row in cells(found.places)] == [
        [2, 1, 1, 3, 1, 0, 1, cast.VILLAGE], [1, 1, 0, 1, 0, 1, 0, OTHER_VILLAGE],
    ]  # fmt: skip
    assert [(need.en, count) for need, count in cells(found.needs)] == [("A loan", 2), ("Work", 1)]
    assert found.homes is None


def test_what_is_older_than_a_year_is_not_of_the_last_twelve_months_but_was_seen(page, helper, home, send):
    send(helper, home, on=ON - timedelta(days=365))
    found = page(cast.township_officer())
    assert [figure.value for figure in found.figures] == [0, 0, 0, 0]


def test_a_village_shows_its_households_longest_unseen_first_masked(page, told):
    found = page(cast.county_officer(), cast.VILLAGE)
    assert found.places is None
    assert [row[1].en for row in cells(found.homes)] == ["never seen", "due by 2016-12-14"]
    assert [row[0] for row in cells(found.homes)][1] == "才*"


def test_a_prefecture_chooses_a_county_and_sees_what_was_answered(page, told):
    found = page(cast.prefecture_officer())
    assert (found.figures, found.lead.en) == ((), "Choose a county to see its villages and households.")
    assert [row[1:] for row in cells(found.places)] == [[0, 0, 0, 0, cast.NEXT_COUNTY], [4, 1, 1, 1, cast.COUNTY]]


def test_a_province_chooses_a_prefecture(page, told):
    assert [row[1:] for row in cells(page(cast.provincial_office()).places)] == [[4, 1, 1, 1, cast.PREFECTURE]]


def test_visits_of_another_county_are_not_counted_and_its_place_is_not_found(page, told):
    officer = cast.county_officer(cast.NEXT_COUNTY)
    assert page(officer).lead.en == "No visit was recorded here yet."
    with pytest.raises(NotFoundError):
        page(officer, cast.COUNTY)


def test_who_sees_no_households_sees_no_visits_and_whoever_has_no_area_is_told_so(page, helper):
    with pytest.raises(NotAllowedError):
        page(cast.analyst())
    with pytest.raises(NotFoundError):
        page(cast.helper(villages=()))


def test_minutes_places_and_pictures_are_in_no_table(page, told):
    found = page(cast.township_officer(), cast.VILLAGE)
    keys = {column.key for table in (found.needs, found.homes) for column in table.columns}
    assert keys == {"need", "households", "head", "state", "seen_on", "found", "why", "office_number"}
    assert set(visits_files(found)) == {"needs", "homes"}


def test_the_page_of_a_county_costs_as_many_queries_with_more_visits(
    page, told, send, helper, django_assert_num_queries
):
    officer = cast.county_officer()
    page(officer)
    with django_assert_num_queries(14):
        page(officer)
    for _ in range(5):
        send(helper, given.household())
    with django_assert_num_queries(14):
        page(officer)


def test_a_household_shows_its_visits_the_latest_first(as_actor, told, helper):
    table = visits_of_household(as_actor(cast.county_officer()), told[0].pk)
    assert [[row[0], row[1].en, str(row[2]), row[3], row[5], row[6]] for row in cells(table)] == [
        [ON, "worse", "work, a loan", "申请贷款", "路滑", helper.name],
        [ON - timedelta(days=40), "better", "work", "", "", helper.name],
    ]
    assert visits_of_household(as_actor(cast.county_officer(cast.NEXT_COUNTY)), told[0].pk).rows == []


def test_a_family_is_given_what_was_agreed_and_whom_to_call_and_nothing_that_harms(as_actor, helper, home, send):
    given.person(home, id_number="632725199001019012", disease_name="糖尿病", health="chronic")
    User.objects.filter(pk=helper.pk).update(name="扎西")
    helper.refresh_from_db()
    visit, _ = send(
        helper,
        home,
        needs=("medical",),
        agreed="陪同到县医院",
        next_on=date(2016, 10, 1),
        note="病情较重",
        found="worse",
    )
    page = slip_page(actor=as_actor(helper), visit=visit.pk, on=date(2016, 9, 14), language="en")
    (sheet,) = page.printed.sheets
    said = "\n".join("".join(run.words for run in part.runs) for part in sheet.laid.parts)
    assert said == (
        "Household of 才***, 前多村\n"
        "Day of the visit: 2016-09-14\nWhat was agreed: 陪同到县医院\nNext visit: 2016-10-01\n"
        f"Receipt: {visit.receipt}\n"
        "Who visited you: 扎西    Telephone: ________________\nTownship office: ________________\n"
        "National hotline: 12317\n"
        "If what was agreed does not come, or something here is wrong, call. Calling has no disadvantage for you."
    )


def test_the_slip_of_a_visit_out_of_reach_is_not_found(as_actor, helper, home, send):
    visit, _ = send(helper, home)
    with pytest.raises(NotFoundError):
        slip_page(
            actor=as_actor(cast.county_officer(cast.NEXT_COUNTY)), visit=visit.pk, on=date(2016, 9, 14), language="en"
        )
