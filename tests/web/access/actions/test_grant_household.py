from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from huiyin_web.access.accounts import Holder
from huiyin_web.access.actions.end_grant import end_grant
from huiyin_web.access.actions.grant_household import grant_household
from huiyin_web.access.errors import GrantError
from huiyin_web.access.models import Grant
from huiyin_web.access.queries import actor_of
from huiyin_web.access.queries.reach import account_reach
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import find_households, households_in_reach, households_of_village
from support import cast, given

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
TODAY, LAST = date(2016, 9, 14), date(2016, 12, 31)
pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    given.places()
    return given.household(office_number="6327000001")


@pytest.fixture
def helper():
    return cast.helper(villages=())


def actor(user, on=TODAY):
    return actor_of(user, on=on)


def grant(user, number="6327000001", by=None, ends_on=LAST):
    return grant_household(
        holder=Holder(user.pk), number=number, starts_on=TODAY, ends_on=ends_on, source="pairing:1",
        by=actor(by or cast.township_officer()), at=AT,
    )  # fmt: skip


def reached(user, on=TODAY):
    return list(households_in_reach(actor(user, on)).values_list("pk", flat=True))


def test_a_helper_reaches_exactly_the_household_given_by_its_number(home, helper):
    given.household()
    grant(helper)
    assert reached(helper) == [home.pk]
    assert not actor(helper).scope.covers(cast.VILLAGE)


def test_from_the_first_day_to_the_last_and_no_longer(home, helper):
    grant(helper)
    days = (date(2016, 9, 13), TODAY, LAST, date(2017, 1, 1))
    assert [reached(helper, on) for on in days] == [[], [home.pk], [home.pk], []]


def test_the_grant_is_recorded_with_the_household_and_its_village(home, helper):
    made = grant(helper)
    event = AuditEvent.objects.get()
    assert (event.action, event.subject, event.place_code) == ("access.reach.granted", helper.key, cast.VILLAGE)
    assert (event.detail["grant"], event.detail["household"], event.detail["kind"]) == (made.pk, home.pk, "pairing")


def test_it_ends_as_other_grants_do_and_the_event_names_the_village(home, helper):
    made = grant(helper, ends_on=None)
    end_grant(user=helper.pk, grant=made.pk, on=TODAY, by=actor(cast.township_officer()), at=AT)
    assert (reached(helper), reached(helper, date(2016, 9, 15))) == ([home.pk], [])
    assert AuditEvent.objects.get(action="access.reach.ended").place_code == cast.VILLAGE


@pytest.mark.parametrize("number", ["6327000009", "", "6327000002"])
def test_a_household_outside_is_as_one_that_is_not_there(home, helper, number):
    given.household(cast.NEXT_VILLAGE, office_number="6327000002")
    with pytest.raises(GrantError, match=f"No household in your area has the number {number};"):
        grant(helper, number)
    assert Grant.objects.count() == 0


def test_a_removed_household_is_not_given(home, helper):
    Household.objects.update(status="removed")
    with pytest.raises(GrantError, match="The household 6327000001 was removed from the register"):
        grant(helper)


def test_a_household_removed_later_is_found_by_its_number_and_stands_in_no_list(home, helper):
    grant(helper)
    Household.objects.update(status="removed")
    assert [one.id for one in find_households(actor(helper), "6327000001", limit=5).rows] == [home.pk]
    assert households_of_village(actor(helper), cast.VILLAGE).rows == ()


@pytest.mark.parametrize("builder", [cast.eastern_partner, cast.inspector, cast.village_worker])
def test_only_who_is_paired_with_people_is_given_single_households(home, builder):
    with pytest.raises(GrantError, match="Single households are given to helpers and assisting units only"):
        grant(builder(), by=cast.provincial_office())


def test_an_assisting_unit_is_given_households_too(home):
    unit = cast.assisting_unit(villages=())
    grant(unit, by=cast.county_officer())
    assert reached(unit) == [home.pk]


@pytest.mark.parametrize(
    ("builder", "error"),
    [
        (lambda: cast.township_officer(cast.NEXT_TOWNSHIP), NotFoundError),
        (cast.village_worker, NotAllowedError),
        (cast.auditor, NotAllowedError),
    ],
)
def test_whoever_does_not_manage_the_account_gives_it_nothing(home, helper, builder, error):
    with pytest.raises(error):
        grant(helper, by=builder())


def test_a_last_day_before_the_first_is_refused(home, helper):
    with pytest.raises(GrantError, match="The last day lies before the first"):
        grant(helper, ends_on=date(2016, 9, 13))


def test_the_page_of_the_account_names_the_household_and_who_may_end_it(home, helper):
    made = grant(helper)
    shown = [
        account_reach(actor=actor(who), user=helper, on=TODAY).rows[0]
        for who in (cast.county_officer(), cast.county_officer(cast.NEXT_COUNTY))
    ]
    assert (shown[0].pk, shown[0].place.en, shown[0].place.zh) == (
        made.pk, "household 6327000001, 前多村", "前多村农户 6327000001",
    )  # fmt: skip
    assert [row.may_end for row in shown] == [True, False]


def test_a_household_that_is_no_longer_known_is_said_to_be_so(helper):
    cast.reaching(helper, household=7)
    row = account_reach(actor=actor(cast.county_officer()), user=helper, on=TODAY).rows[0]
    assert (row.place.en, row.may_end) == ("a household that is no longer known", True)


def test_more_households_cost_the_page_no_more_queries(helper, django_assert_num_queries):
    for _ in range(3):
        cast.reaching(helper, household=given.household().pk)
    officer = actor(cast.county_officer())
    with django_assert_num_queries(4):
        assert len(account_reach(actor=officer, user=helper, on=TODAY).rows) == 3


def test_the_form_gives_a_household_and_leads_back_to_the_account(home, helper, client):
    client.force_login(cast.township_officer())
    address = reverse("access:grant_household", args=[helper.pk])
    answer = client.post(address, {"household-number": " 6327000001 ", "household-ends_on": "2099-12-31"})
    assert answer.url == f"{reverse('access:change')}?users={helper.pk}"
    assert actor(helper, today()).scope.households == (home.pk,)
    assert "前多村农户 6327000001" in client.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"household-number": "1"}, "No household in your area has the number 1;"),
        ({"household-number": ""}, "is-wrong"),
        ({"household-ends_on": "soon"}, "Write the day as 2016-12-31."),
        ({"household-ends_on": "2001-01-01"}, "The last day lies before the first."),
    ],
)
def test_what_is_wrong_with_the_form_is_said_and_nothing_is_given(home, helper, client, form, words):
    client.force_login(cast.township_officer())
    client.cookies["huiyin_language"] = "en"
    address = reverse("access:grant_household", args=[helper.pk])
    answer = client.post(address, {"household-number": "6327000001"} | form)
    assert words in answer.content.decode()
    assert Grant.objects.count() == 0


def test_the_form_stands_on_the_page_of_whom_it_is_for_only(client):
    client.force_login(cast.provincial_office())
    offered = {
        builder: client.get(reverse("access:change"), {"users": builder().pk}).context["page"].reach.takes_households
        for builder in (cast.helper, cast.assisting_unit, cast.eastern_partner, cast.evaluator)
    }
    assert [builder.__name__ for builder, there in offered.items() if there] == ["helper", "assisting_unit"]
