import re

import pytest
from django.urls import reverse

from huiyin_web.access.accounts import Holder
from huiyin_web.access.actions.grant_reach import grant_reach
from huiyin_web.access.actor import platform
from huiyin_web.access.models import Grant
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import today
from huiyin_web.core.models import AuditEvent
from support import cast, given

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(client):
    given.places()
    client.force_login(user := cast.county_officer())
    client.cookies["huiyin_language"] = "en"
    return user


def shown(client, user):
    return client.get(reverse("access:change"), {"users": user.pk})


def give(client, user, **form):
    return client.post(reverse("access:grant", args=[user.pk]), {"place_code": cast.VILLAGE} | form)


def test_the_list_leads_to_the_page_of_one_account(client, county):
    user = cast.helper(villages=())
    page = client.get(reverse("access:accounts")).content.decode()
    assert f'href="{reverse("access:change")}?users={user.pk}"' in page
    assert shown(client, user).context["page"].reach.rows == ()


def test_a_given_place_is_reached_from_today_and_says_who_gave_it(client, county):
    user = cast.helper(villages=())
    answer = give(client, user, ends_on="2099-12-31")
    assert answer.url == f"{reverse('access:change')}?users={user.pk}"
    assert actor_of(user, on=today()).scope.covers(cast.VILLAGE)
    (row,) = shown(client, user).context["page"].reach.rows
    assert (row.place.zh, row.kind.en, row.starts_on, row.ends_on.year, row.giver, row.may_end) == (
        "前多村", "pairing", today(), 2099, county.name, True,
    )  # fmt: skip


def test_the_demo_that_gave_a_place_is_called_as_everywhere(client, county):
    user = cast.helper(villages=())
    grant_reach(
        holder=Holder(user.pk), place_code=cast.VILLAGE, starts_on=today(), ends_on=None,
        source="platform:demo", by=platform("demo"), at=cast.SINCE,
    )  # fmt: skip
    (row,) = shown(client, user).context["page"].reach.rows
    assert row.giver.zh == "示范数据"


def test_the_end_of_a_grant_is_today_and_recorded(client, county):
    user = cast.helper()
    page = shown(client, user).content.decode()
    address = re.search(r'action="(/access/accounts/\d+/reach/\d+/end/)"', page)[1]
    assert client.post(address).url == f"{reverse('access:change')}?users={user.pk}"
    assert Grant.objects.get().ends_on == today()
    assert AuditEvent.objects.get().action == "access.reach.ended"
    assert address not in shown(client, user).content.decode()


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"place_code": "12"}, "A place code has twelve digits."),
        ({"place_code": "632725100299"}, "No place has the code 632725100299"),
        ({"ends_on": "2001-01-01"}, "The last day lies before the first."),
        ({"ends_on": "soon"}, "Write the day as 2016-12-31."),
    ],
)
def test_what_is_wrong_with_the_form_is_said_and_nothing_is_given(client, county, form, words):
    answer = give(client, cast.helper(villages=()), **form)
    assert words in answer.content.decode()
    assert Grant.objects.count() == 0


def test_a_place_out_of_reach_is_not_found(client, county):
    assert give(client, cast.helper(villages=()), place_code=cast.NEXT_VILLAGE).status_code == 404


def test_several_accounts_at_once_show_no_reach(client, county):
    users = [cast.helper().pk, cast.helper().pk]
    assert client.get(reverse("access:change"), {"users": users}).context["page"].reach is None
