from datetime import timedelta

import pytest
from django.urls import reverse

from huiyin_web.assistance.actions.leave_team import Leaving, leave_team
from huiyin_web.assistance.actions.pair_household import Helping, pair_household
from huiyin_web.assistance.actions.post_member import Posting, post_member
from huiyin_web.assistance.models import HouseholdPairing, TeamMember
from huiyin_web.core.clock import now, today
from support import cast, given
from support.assistance import UNIT, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(client):
    given.places()
    given.poor_place()
    given.organisation(UNIT, name="省电力公司", name_en="Provincial Power Company")
    user = cast.county_officer()
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return user


@pytest.fixture
def posted(county):
    def posted(name, role="member", days=30):
        terms = Posting(name, cast.VILLAGE, role, today() - timedelta(days), UNIT)
        return post_member(terms=terms, by=acting(county, today()), at=now())

    return posted


def shown(client, name, **asked):
    return client.get(reverse(name), asked).content.decode()


def test_a_village_without_a_complete_team_stands_on_the_list_and_on_today(client, posted):
    posted("才仁（虚构）", "first_secretary")
    page = shown(client, "assistance:teams", state="incomplete")

    assert "1 of at least 3 people are posted." in page
    assert "1 village without a complete team" in client.get(reverse("overview:today")).content.decode()


def test_a_complete_team_does_not_until_its_term_runs_out(client, posted):
    posted("才仁（虚构）", "first_secretary")
    for name in ("扎西（虚构）", "卓玛（虚构）"):
        posted(name)
    assert "No village is like that." in shown(client, "assistance:teams", state="incomplete")
    assert "without a complete team" not in client.get(reverse("overview:today")).content.decode()

    TeamMember.objects.filter(role="first_secretary").update(
        starts_on=today() - timedelta(800), until=today() - timedelta(1)
    )
    assert "A term ran out on" in shown(client, "assistance:teams", state="incomplete")


def test_a_villages_page_tells_who_was_recalled_why_and_who_came(client, county, posted):
    row = posted("才仁（虚构）")
    terms = Leaving("recalled", today(), "长期脱岗", "扎西（虚构）")
    leave_team(member=row.pk, terms=terms, by=acting(county, today()), at=now())
    page = shown(client, "assistance:teams", place=cast.VILLAGE)

    assert "长期脱岗；扎西（虚构）" in page
    assert reverse("assistance:leave_team", args=[row.successor_id or row.pk + 1]) in page


def test_somebody_is_posted_by_the_form(client, county):
    sent = {
        "name": "才仁（虚构）", "role": "first_secretary", "place_code": cast.VILLAGE,
        "organisation": "Provincial Power Company", "starts_on": today().isoformat(),
    }  # fmt: skip
    got = client.post(reverse("assistance:post_member"), sent)

    assert got.status_code == 302
    assert TeamMember.objects.get().organisation == UNIT
    again = client.post(reverse("assistance:post_member"), sent)
    assert (again.status_code, "let their term end first" in again.content.decode()) == (400, True)


def test_helpers_stand_with_their_households_and_what_is_overdue(client, county):
    home, other = given.household(), given.household()
    for one in (home, other):
        terms = Helping("李帮扶（虚构）", one.office_number, today(), UNIT)
        pair_household(terms=terms, by=acting(county, today()), at=now())
    page = shown(client, "assistance:helpers", place=cast.VILLAGE)

    assert "李帮扶（虚构）" in page
    assert 'class="is-number is-main" data-label="Visits overdue">2<' in page
    assert home.office_number in page
    assert home.head_name not in page
    ended = reverse("assistance:end_helping", args=[HouseholdPairing.objects.first().pk])
    assert ended in page


def test_teams_and_helpers_are_taken_as_files(client, county):
    for name, rows in (("assistance:teams", "teams"), ("assistance:helpers", "helpers")):
        got = client.get(reverse(name), {"format": "csv", "rows": rows})
        assert (got.status_code, len(b"".join(got)) > 0) == (200, True)
        for close in got._resource_closers:
            close()


def test_a_helper_sees_neither_page(client, county):
    client.force_login(cast.helper())
    assert client.get(reverse("assistance:teams")).status_code == 403
    assert client.get(reverse("assistance:helpers")).status_code == 403
