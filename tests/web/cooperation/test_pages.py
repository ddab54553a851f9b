import json
from dataclasses import replace

import pytest
from django.urls import reverse

from huiyin.followup.cooperation import ITEMS
from huiyin.followup.funds import Step as Funding
from huiyin_web.cooperation.models import Agreement, Entry, YearItem
from huiyin_web.core.clock import now, today
from support import cast, given, projects
from support.cooperation import (
    DOCTORS,
    JOBS,
    YEAR,
    agreed,
    answered,
    entered,
    paired,
    placed,
    planned,
    reported,
    signed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client):
    given.places()
    client.force_login(cast.eastern_partner())
    client.cookies["huiyin_language"] = "en"


def pair(client, row, **asked):
    return client.get(reverse("cooperation:pair", args=[row.pk]), {"year": YEAR} | asked).content.decode()


def rows(client, name, *args, **asked):
    """Give the rows of a file."""
    got = client.get(reverse(f"cooperation:{name}", args=args), {"year": YEAR, "format": "json"} | asked)
    return json.loads(b"".join(got.streaming_content))["rows"]


def send(client, row, step, **fields):
    seen = Agreement.objects.get(pk=row.pk).steps
    sent = {f"{step}-{key}": value for key, value in ({"seen": seen} | fields).items()}
    return client.post(reverse("cooperation:step", args=[row.pk, YEAR, step]), sent)


def test_the_partner_records_an_agreement_plans_enters_and_reports_and_the_county_confirms(client):
    paired()
    sent = {"partner": "D-0001", "place_code": cast.COUNTY, "document": "东西协 1", "begins": "2016-09-01",
            "until": "2020-12-31"}  # fmt: skip
    assert client.post(reverse("cooperation:sign"), sent).status_code == 302
    row = Agreement.objects.get()
    assert send(client, row, "plan", funds="1000000.50", jobs="10").status_code == 302
    assert YearItem.objects.get(item="funds").planned == 100_000_050
    wrong = send(client, row, "enter", item="purchases", amount="0", on="2017-05-02", what="牦牛肉", document="协 7")
    assert wrong.status_code == 400
    assert "Give an amount of more than nothing." in wrong.content.decode()
    assert "牦牛肉" in wrong.content.decode()
    assert send(
        client, row, "enter", item="purchases", amount="8000.50", on="2017-05-02", what="牦牛肉", document="协 7"
    ).status_code == 302  # fmt: skip
    entry = Entry.objects.get()
    assert send(client, row, "confirm", entry=entry.pk).status_code == 400  # not a choice: the own side made it

    client.force_login(cast.county_officer())
    assert "waits for the other side" in pair(client, row)
    assert send(client, row, "agree").status_code == 302
    assert send(client, row, "confirm", entry=entry.pk).status_code == 302
    assert send(client, row, "plan", jobs="5").status_code == 400
    told = {one["item"]: one for one in rows(client, "pair", row.pk, rows="items")}
    assert told["Western products bought"]["counted"] == "8,000.50 yuan"


def test_funds_are_those_of_projects_with_eastern_money_to_the_fen(client):
    row = signed()
    at = projects.AT.replace(year=2017)
    road = projects.entered(projects.approved(at=at, source="eastern_partner"), Funding.ALLOCATE, 700, at=at)
    projects.entered(projects.approved(at=at, title="另一项目"), Funding.ALLOCATE, 900, at=at)
    assert road.allocated == 70_000

    (listed,) = rows(client, "list", rows="pairs")
    items = {one["item"]: one["counted"] for one in rows(client, "list", rows="items")}
    assert listed["funds"] == items["funds of the eastern partner"] == 700.0
    assert "700.00 yuan" in pair(client, row)


def test_a_report_that_differs_from_what_is_counted_is_shown_and_households_are_not(client):
    row, home = signed(), given.household()
    entry = entered(row, JOBS)
    answered(row, entry)
    placed(row, entry, home)
    reported(agreed(planned(row, jobs=6)), jobs=4)
    page = pair(client, row)

    assert "report differs" in page
    assert [one["share"] for one in rows(client, "pair", row.pk) if one["planned"]] == [50.0]
    assert home.office_number not in page
    (listed,) = rows(client, "list")
    assert (listed["jobs"], listed["poor"], listed["report"]) == (3, 1, "differs")


def test_a_household_shows_the_job_that_cooperation_found(client):
    row, home = signed(), given.household()
    placed(row, entered(row, JOBS), home)
    client.force_login(cast.county_officer())
    page = client.get(reverse("overview:household", args=[home.pk])).content.decode()
    assert "Jobs through East-West cooperation" in page
    assert JOBS.what in page


def test_lists_turn_their_pages_and_sums_are_of_all_pairs(client):
    client.force_login(cast.provincial_office())
    one = signed()
    entry = entered(one)
    answered(one, entry)
    copies = [
        Agreement(partner=f"D-{number:04d}", place_code=cast.COUNTY, document="协", begins_on=one.begins_on,
                  ends_on=one.ends_on, changed_at=one.at, at=one.at, by_key="k", by_name="n")
        for number in range(100, 152)
    ]  # fmt: skip
    Agreement.objects.bulk_create(copies)
    first = client.get(reverse("cooperation:list"), {"year": YEAR}).content.decode()
    second = client.get(
        reverse("cooperation:list"), {"year": YEAR, "after": Agreement.objects.order_by("pk")[49].pk}
    ).content.decode()
    assert "50 of 53 pairs" in first
    assert "3 of 53 pairs" in second
    assert all("2 persons" in page for page in (first, second))
    assert len(rows(client, "list")) == 53
    assert len(rows(client, "list", rows="items")) == 53 * len(ITEMS)


def test_pages_take_as_many_queries_however_much_there_is(client, django_assert_max_num_queries):
    row = signed()
    addresses = {
        f"{reverse('cooperation:list')}?year={YEAR}": 18,
        f"{reverse('cooperation:pair', args=[row.pk])}?year={YEAR}": 25,
        reverse("cooperation:sign"): 14,
    }

    def look():
        for address, most in addresses.items():
            with django_assert_max_num_queries(most):
                client.get(address)

    look()
    for number in range(4):
        answered(row, entered(row))
        entered(signed(begins=replace(DOCTORS).on.replace(day=2 + number)))
    look()


def test_who_stands_in_the_pages_of_today(client):
    row = signed(at=now())
    entered(planned(row, jobs=3, at=now()), at=now())
    client.force_login(cast.county_officer())
    page = client.get("/").content.decode()
    assert "To be confirmed" in page
    assert "Plan to agree to" in page
    client.force_login(cast.eastern_partner())
    late = f"Report of {today().year - 1} is missing"
    Agreement.objects.update(ends_on=today().replace(month=12, day=31))
    assert late in client.get("/").content.decode()
    client.force_login(cast.county_officer(cast.NEXT_COUNTY))
    assert "To be confirmed" not in client.get("/").content.decode()
