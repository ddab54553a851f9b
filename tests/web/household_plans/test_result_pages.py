import pyarrow.parquet as pq
import pytest
from django.urls import reverse

from huiyin_web.access.actor import platform
from huiyin_web.household_plans.actions.compute_results import compute_results
from huiyin_web.household_plans.comparing import households_file
from huiyin_web.household_plans.models import HelpResult
from huiyin_web.jobs.models import Job
from support import cast, given, results
from support.household_plans import AT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    results.freeze(tmp_path)
    compute_results(year=2016, by=platform("demo"), at=AT, report=lambda _part, _words: None)


def page(client, user, address, **asked):
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return client.get(address, asked).content.decode()


def test_the_analyst_reads_the_difference_with_its_interval_balance_look_back_and_limits(client):
    text = page(client, cast.analyst(), reverse("household_plans:results"), place=cast.COUNTY)
    assert "They fared better than households alike" in text
    assert "Households alike in county, cause, size, labour, income before and other help are compared" in text
    assert "A county with fewer can&#x27;t tell." in text
    assert "matched" in text
    assert reverse("household_plans:behind", args=[2016, "industry", cast.COUNTY]) not in text


def test_of_too_few_households_no_figure_is_given(client):
    HelpResult.objects.filter(place_code=cast.COUNTY).update(said="too_few")
    text = page(client, cast.analyst(), reverse("household_plans:results"), place=cast.COUNTY)
    assert "nothing can be said" in text
    assert "2,9" not in text


def test_the_households_behind_a_result_open_masked_for_who_may_see_them(client):
    first = pq.read_table(
        households_file(HelpResult.objects.first().stamp, "industry"), filters=[("side", "==", "helped")]
    )
    home = given.household(id=first["id"][0].as_py(), office_number="99990000", head_name="才让东智")
    address = reverse("household_plans:behind", args=[2016, "industry", cast.COUNTY])
    text = page(client, cast.county_officer(), address)
    assert [home.office_number in text, home.head_name in text, "no longer on the register" in text] == [
        True,
        False,
        True,
    ]
    assert "1 to 50 of 15" in text
    assert "99990000" not in page(client, cast.county_officer(), address, side="alike")
    client.force_login(cast.county_officer())
    file = client.get(address, {"format": "csv", "side": "alike"})
    assert len(b"".join(file.streaming_content).decode("utf-8-sig").strip().splitlines()) > 150


def test_a_list_that_was_cleared_away_says_how_it_is_made_again(client):
    households_file(HelpResult.objects.first().stamp, "industry").unlink()
    address = reverse("household_plans:behind", args=[2016, "industry", cast.COUNTY])
    assert "The list has to be made anew" in page(client, cast.county_officer(), address)


def test_a_year_is_computed_anew_by_a_button_that_queues_a_job(client):
    client.force_login(cast.analyst())
    got = client.post(reverse("household_plans:compute", args=[2016]))
    assert (got.status_code, Job.objects.get().kind) == (302, "household_plans.results")
    assert "It is being computed." in page(client, cast.analyst(), reverse("household_plans:results"))
