from datetime import date

import pytest
from django.db import IntegrityError
from django.urls import reverse

from huiyin_web.access.accounts import Holder, NewAccount
from huiyin_web.access.actions.create_accounts import create_accounts
from huiyin_web.access.actions.end_grant import end_grant
from huiyin_web.access.actions.grant_household import grant_household
from huiyin_web.access.actor import platform
from huiyin_web.access.errors import AccountsRefusedError, GrantError
from huiyin_web.access.models import Grant, User
from huiyin_web.access.roles import Role
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.places.models import Organisation
from huiyin_web.registry.queries.households import households_in_reach
from support import cast, given
from web.access.steps import AT, LAST, TODAY, actor, granted

UNIT = "Z-0001"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places():
    given.places()
    given.organisation(UNIT, name="省审计厅", name_en="Audit Office")


def unit(place=cast.COUNTY):
    return cast.assisting_unit(place, villages=())


def new(role, organisation="", place=cast.COUNTY):
    return NewAccount("才仁", role, place, organisation)


def make(by, *accounts):
    return create_accounts(accounts=accounts, by=actor(by), at=AT)


def test_a_pairing_of_an_organisation_is_reached_by_its_second_account_too_and_by_one_made_later():
    first, second = unit(), unit(cast.NEXT_COUNTY)
    granted(first, organisation=True)
    (later,) = make(cast.county_officer(), new(Role.ASSISTING_UNIT, UNIT))
    home = given.household()
    for user in (first, second, User.objects.get(username=later.username)):
        assert actor(user).scope.prefixes == ("632725100200",)
        assert [one.pk for one in households_in_reach(actor(user))] == [home.pk]


def test_another_organisation_and_an_account_without_one_reach_nothing_of_it():
    granted(unit(), organisation=True)
    others = (cast.somebody(Role.ASSISTING_UNIT, cast.COUNTY, organisation="Z-0002"), cast.helper(villages=()))
    assert [actor(user).scope.prefixes for user in others] == [(), ()]


def test_an_account_s_own_pairing_is_its_own():
    first, second = unit(), unit()
    granted(first)
    assert [actor(user).scope.prefixes for user in (first, second)] == [("632725100200",), ()]


def test_a_household_can_be_the_whole_organisation_s():
    first, second = unit(), unit()
    home = given.household()
    grant_household(
        holder=Holder(first.pk, organisation=True), number=home.office_number, starts_on=TODAY, ends_on=LAST,
        source="pairing:1", by=platform(), at=AT,
    )  # fmt: skip
    assert (actor(second).scope.households, actor(second).scope.prefixes) == ((home.pk,), ())


def test_an_office_that_names_the_organisation_is_given_none_of_its_pairings():
    granted(unit(), organisation=True)
    officer = cast.somebody(Role.TOWNSHIP_OFFICER, cast.NEXT_TOWNSHIP, organisation=UNIT)
    assert actor(officer).scope.prefixes == ("632724100",)


def test_it_ends_for_all_accounts_and_is_recorded_of_the_organisation():
    first, second = unit(), unit()
    made = granted(first, organisation=True, ends_on=None)
    end_grant(user=second.pk, grant=made.pk, on=TODAY, by=actor(cast.county_officer()), at=AT)
    assert [actor(user, date(2016, 9, 15)).scope.prefixes for user in (first, second)] == [(), ()]
    assert list(AuditEvent.objects.order_by("number").values_list("action", "subject")) == [
        ("access.reach.granted", f"organisation:{UNIT}"), ("access.reach.ended", f"organisation:{UNIT}"),
    ]  # fmt: skip


def test_whoever_manages_no_account_of_it_or_does_not_reach_the_place_ends_nothing():
    made = granted(user := unit(), organisation=True)
    stranger = cast.helper(villages=())
    for account, by in ((user, cast.county_officer(cast.NEXT_COUNTY)), (stranger, cast.county_officer())):
        with pytest.raises(NotFoundError):
            end_grant(user=account.pk, grant=made.pk, on=TODAY, by=actor(by), at=AT)
    made.refresh_from_db()
    assert made.ends_on == LAST


@pytest.mark.parametrize("held", [{}, {"organisation": UNIT}])
def test_a_grant_has_one_holder(held):
    user = unit() if held else None
    with pytest.raises(IntegrityError, match="grant_has_one_holder"):
        Grant.objects.create(user=user, kind="pairing", place_code=cast.VILLAGE, starts_on=TODAY, source="test", **held)


def test_the_same_asked_for_by_two_accounts_of_it_is_one_pairing():
    assert granted(unit(), organisation=True) == granted(unit(), organisation=True)
    assert (Grant.objects.count(), AuditEvent.objects.count()) == (1, 1)


@pytest.mark.parametrize("builder", [lambda: cast.helper(villages=()), cast.inspector, cast.department])
def test_only_a_pairing_and_only_of_whoever_works_for_one_is_given_to_an_organisation(builder):
    with pytest.raises(GrantError, match="Only a helper, an assisting unit or an eastern partner whose account names"):
        granted(builder(), organisation=True)


def test_the_page_of_an_account_gives_the_pairing_to_its_organisation_and_says_whose_it_is(client):
    first, second = unit(), unit()
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"
    sent = {"place_code": cast.VILLAGE, "to_organisation": "on"}
    client.post(reverse("access:grant", args=[first.pk]), sent)
    assert actor(second, today()).scope.covers(cast.VILLAGE)
    answer = client.get(reverse("access:change"), {"users": second.pk})
    (row,) = answer.context["page"].reach.rows
    assert (row.holder.en, row.giver, row.may_end) == (
        "Audit Office",
        User.objects.get(role="county_officer").name,
        True,
    )
    assert "This account works for Audit Office: a pairing given to the whole organisation" in answer.content.decode()


def test_the_page_offers_no_organisation_where_the_account_has_none(client):
    client.force_login(cast.county_officer())
    answer = client.get(reverse("access:change"), {"users": cast.helper().pk})
    assert answer.context["page"].reach.organisation is None
    assert 'name="to_organisation"' not in answer.content.decode()


def test_a_department_reaches_the_place_that_its_organisation_serves_wherever_its_account_sits():
    user = cast.department(cast.COUNTY)
    User.objects.filter(pk=user.pk).update(place_code=cast.PROVINCE)
    user.refresh_from_db()
    assert actor(user).scope.prefixes == ("632725",)
    Organisation.objects.filter(pk=user.organisation).update(place_code=cast.PREFECTURE)
    assert actor(user).scope.prefixes == ("6327",)
    User.objects.filter(pk=user.pk).update(organisation="")
    user.refresh_from_db()
    assert actor(user).scope.prefixes == ()


@pytest.mark.parametrize("organisation", ["", "B-1"])
def test_a_department_s_account_needs_an_organisation_that_lies_at_a_place(organisation):
    given.organisation("B-1", kind="department", place_code=None)
    with pytest.raises(AccountsRefusedError, match="give the number of an organisation that lies at a place"):
        make(cast.county_officer(), new(Role.DEPARTMENT, organisation))


def test_nobody_makes_an_account_whose_organisation_reaches_beyond_themselves():
    given.organisation("B-1", kind="department", place_code=cast.PROVINCE)
    granted(unit(), organisation=True, place_code=cast.NEXT_VILLAGE)
    for account in (new(Role.DEPARTMENT, "B-1"), new(Role.ASSISTING_UNIT, UNIT)):
        with pytest.raises(AccountsRefusedError, match="reaches places outside your area"):
            make(cast.county_officer(), account)
        make(cast.provincial_office(), account)
