import re
from datetime import date

import pytest
from django.urls import reverse

from huiyin.followup.funds import Step
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import now, today
from huiyin_web.projects.models import Project
from huiyin_web.projects.queries.gaps import gaps_of
from huiyin_web.projects.queries.listing import AskedList, filtered, sums_of
from support import cast
from support import given as register
from support.posting import forms_without_token
from support.projects import OWNER, approved, closed, entered, finished, funded, proposed, seen

pytestmark = pytest.mark.django_db
SENT = {
    "title": "前多村通村硬化路 6.2 公里", "kind": "road", "source": "provincial", "place_code": cast.VILLAGE,
    "owner": OWNER, "planned": "1000000.01", "begins_on": "2027-04-01", "due_on": "2027-10-31",
}  # fmt: skip
KEYS = ("planned", "allocated", "paid", "accepted")


@pytest.fixture(autouse=True)
def signed_in(client):
    register.places()
    register.organisation(OWNER, name="省交通厅", name_en="Provincial Transport Department")
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"


def page_of(client, row):
    return client.get(reverse("projects:one", args=[row.pk])).content.decode()


def test_a_project_is_proposed_to_the_fen_by_an_office_called_by_its_name(client):
    got = client.post(reverse("projects:propose"), SENT | {"owner": "Provincial Transport Department"})
    row = Project.objects.get()

    assert (got.status_code, got["Location"]) == (302, reverse("projects:one", args=[row.pk]))
    assert (row.owner, row.planned, row.state) == (OWNER, 100_000_001, "proposed")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"owner": "Nobody"}, "No office is called that."),
        ({"planned": "0"}, "The amount must be more than nothing (0 yuan)."),
        ({"due_on": "2027-03-01"}, "which is not after it begins"),
        ({"due_on": "2027-04-20"}, "no day of the building season (months 5 to 9)"),
        ({"place_code": cast.NEXT_VILLAGE}, "This place was not found"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written_is_lost(client, changes, words):
    got = client.post(reverse("projects:propose"), SENT | changes)
    page = got.content.decode()

    assert (got.status_code, Project.objects.count()) == (400, 0)
    assert words in page
    assert SENT["title"] in page


def test_a_step_is_taken_from_the_page_and_its_refusal_stands_at_its_field(client):
    row = approved(at=now())
    url = reverse("projects:step", args=[row.pk, "pay"])
    sent = {"pay-seen": seen(row), "pay-yuan": "5", "pay-on": today().isoformat(), "pay-document": "凭证 7"}

    refused = client.post(url, sent)
    assert refused.status_code == 400
    assert "5 yuan is more than what was allocated and is not paid out: 0 yuan." in refused.content.decode()
    assert forms_without_token(refused) == []

    entered(row, Step.ALLOCATE, 5, at=now())
    assert client.post(url, sent).status_code == 409
    assert client.post(url, sent | {"pay-seen": seen(row)}).status_code == 302
    assert Project.objects.get().paid == 500


def test_lines_of_households_that_are_none_are_named_and_what_was_written_stays(client):
    row = funded(at=now())
    sent = {"households-seen": seen(row), "households-on": today().isoformat(), "households-lines": "6327 abc\n1"}
    got = client.post(reverse("projects:step", args=[row.pk, "households"]), sent)
    page = got.content.decode()

    assert got.status_code == 400
    assert "Line 1 (&#x27;6327 abc&#x27;)" in page
    assert "Line 2 (&#x27;1&#x27;)" in page
    assert "6327 abc" in page


def test_the_page_tells_what_has_to_be_asked_with_the_number_of_policy(client):
    row = entered(approved(), Step.ALLOCATE, 1_000_000)
    page = page_of(client, row)

    assert "1000000 yuan was allocated more than 9 months ago and is not paid out." in page
    assert "Months after which money that lies still is idle: 9 months." in page
    assert "It was due on 2016-10-31" in page
    assert "missed by" in page


def test_the_rows_of_all_pages_add_up_to_the_total_to_the_fen():
    for number in range(57):
        proposed(planned=1_000_00 + number)
    row = funded(333_333)
    entered(row, Step.ACCEPT, 111_111)
    actor = actor_of(cast.prefecture_officer(), on=today())
    rows = filtered(Project.objects.all(), AskedList(), today())

    assert sums_of(rows) == {key: sum(getattr(one, key) for one in rows) for key in KEYS}
    assert sums_of(rows)["planned"] == sum(1_000_00 + number for number in range(57)) + 1_000_000_00
    assert actor.scope.covers(cast.VILLAGE)


def test_the_list_turns_its_pages_and_its_totals_stand_on_each(client):
    for number in range(57):
        proposed(planned=1_000_00 + number)
    first = client.get(reverse("projects:list")).content.decode()
    second = client.get(reverse("projects:list"), {"after": Project.objects.order_by("-pk")[49].pk}).content.decode()

    assert "50 of 57 projects" in first
    assert "7 of 57 projects" in second
    assert all("57,016" in page for page in (first, second))


def test_projects_are_found_by_sign_kind_source_state_and_place(client):
    idle = entered(approved(), Step.ALLOCATE, 1_000_000)
    other = proposed(kind="training", source="county", place_code=cast.COUNTY)

    def found(**asked):
        page = client.get(reverse("projects:list"), asked).content.decode()
        return [row.number for row in (idle, other) if f"{row.number}. " in page]

    assert found(sign="idle") == [idle.number]
    assert found(sign="split_evenly") == []
    assert found(kind="training") == found(source="county") == found(state="proposed") == [other.number]
    assert found(place=cast.VILLAGE) == [idle.number]


def test_funds_by_place_stand_beside_the_poor_and_add_up(client):
    register.household(cast.VILLAGE, member_count=4)
    funded(1_000)
    proposed(kind="training", place_code=cast.COUNTY, planned=7_00)
    page = client.get(reverse("projects:spread", args=[cast.COUNTY]))
    rows = client.get(reverse("projects:spread", args=[cast.COUNTY]), {"format": "json"})
    told = b"".join(rows.streaming_content).decode()

    assert page.status_code == 200
    assert "For several places at once" in told
    assert re.search(r'"place": "Together", "projects": 2, "planned": 1000007.0, .*"paid": 1000.0', told)
    assert '"per_poor": 250.0' in told


def test_a_gap_names_the_project_that_closes_it_and_the_day_on_which_it_was_accepted():
    register.facility(road=False, water=False, year=2016)
    actor = actor_of(cast.village_worker(), on=today())
    row = funded()

    def told():
        return [tuple(getattr(cell, "value", cell) for cell in line.cells)[:3]
                for line in gaps_of(actor, cast.VILLAGE, on=date(2016, 12, 31)).rows]  # fmt: skip

    road, water = told()
    assert (road[1], road[2].en, water[1], water[2].en) == (row.title, "approved", "", "no project")
    entered(row, Step.ACCEPT, 1_000_000)
    assert told()[0][2].en == "closed by it on 2016-09-14"


def test_pages_take_as_many_queries_however_much_there_is(client, django_assert_max_num_queries):
    row = funded(10)
    addresses = {
        reverse("projects:one", args=[row.pk]): 31,
        reverse("projects:list"): 17,
        reverse("projects:spread", args=[cast.COUNTY]): 18,
    }

    def look():
        for address, most in addresses.items():
            with django_assert_max_num_queries(most):
                client.get(address)

    look()
    for _ in range(5):
        entered(row, Step.ALLOCATE, 1)
        funded(10)
    look()


def test_a_closed_project_offers_nothing_more(client):
    row = funded()
    entered(row, Step.ACCEPT, 1_000_000)
    closed(finished(row))
    assert "What you can do" not in page_of(client, row)
