"""The pages of forecasts over two frozen years, one of them with targets of the next."""

import pytest
from django.urls import reverse

from huiyin_web.core.models import AuditEvent
from huiyin_web.forecasts.models import Check
from huiyin_web.forecasts.tasks import forecast_frozen
from huiyin_web.jobs.models import Job
from support import cast, offices, targets
from support.forecasts import asked, checked, made, unheard
from support.posting import forms_without_token

pytestmark = pytest.mark.django_db(transaction=True)  # what is remembered is copied into the whole database


@pytest.fixture(autouse=True)
def _signed_in(client, settings, tmp_path):
    offices.two_years(settings, tmp_path)
    client.force_login(cast.prefecture_officer())
    client.cookies["huiyin_language"] = "en"


def shown(client, name, *args, **asks):
    got = client.get(reverse(f"forecasts:{name}", args=args), asks)
    assert (got.status_code, forms_without_token(got)) == (200, [])
    return got.content.decode()


def test_before_a_forecast_is_made_the_pages_say_so(client):
    assert "No forecast was made yet." in shown(client, "list")
    assert "One is made when a year is frozen." in shown(client, "place", cast.COUNTY)


def test_a_place_shows_what_is_expected_its_targets_the_places_beneath_and_what_it_was_made_from(client):
    row = targets.wanted(value="9", year=2017)
    made()
    client.force_login(cast.provincial_office())
    page = shown(client, "place", cast.PROVINCE)
    for words in (
        "Poor expected at the end of 2017",
        "Poor expected at the end of 2020",
        "Required pace a year",
        reverse("targets:one", args=[row.pk]),
        "9 of 9 persons are still to leave poverty (0 have).",
        "Places beneath, the worst outlook first",
        "What it learnt from",
        "Hash of all inputs",
        "2017 has ended and is not frozen yet",
    ):
        assert words in page
    assert page.count("<svg") >= 2


def test_a_year_opens_to_its_walks_and_a_count_to_its_households(client):
    made()
    client.force_login(cast.county_officer())
    page = shown(client, "place", cast.VILLAGE)
    assert f"{reverse('forecasts:behind', args=[cast.VILLAGE, 2017])}?base=2016" in page
    assert reverse("overview:behind", args=[cast.VILLAGE, "left_persons"]) in page
    assert "Where the walks ended" in shown(client, "behind", cast.VILLAGE, 2017)
    assert client.get(reverse("forecasts:behind", args=[cast.VILLAGE, 2031])).status_code == 404


def test_a_question_is_answered_beside_the_base_and_the_second_who_asks_waits_for_nothing(client):
    row = made()
    where, sent = reverse("forecasts:ask", args=[cast.COUNTY]), {"forecast": row.pk, "exits": "120", "returns": "100"}
    assert client.post(where, sent)["Location"] == reverse("jobs:job", args=[Job.objects.get().pk])
    asked(row)
    there = client.post(where, sent)["Location"]
    assert there == f"{reverse('forecasts:place', args=[cast.COUNTY])}?base=2016&exits=120&returns=100#what-if"
    page = client.get(there).content.decode()
    assert ("exits at 120%" in page, "Poor with other rates" in page, "Difference" in page) == (True, True, True)


def test_what_asks_nothing_is_refused_at_the_form_and_a_village_is_too_small(client):
    row = made()
    sent = {"forecast": row.pk, "exits": "100", "returns": "100"}
    got = client.post(reverse("forecasts:ask", args=[cast.COUNTY]), sent)
    assert (got.status_code, "Both rates stay as they were learnt." in got.content.decode()) == (400, True)
    assert "a few households decide there" in shown(client, "place", cast.VILLAGE)


def test_the_back_test_prints_the_share_of_each_level_and_opens_to_the_places_outside(client):
    made()
    checked()
    page = shown(client, "back_test")
    for level in ("Province", "Prefecture", "County", "Township", "Village"):
        assert page.count(f">{level}<") == 2
    number = Check.objects.get(level="village", measure="poor_persons").pk
    assert "of 2 places in reach lie outside" in shown(client, "outside", number)


def test_the_method_is_told_in_words_with_the_numbers_of_policy(client):
    page = shown(client, "method")
    assert ("At least 90% of the walks reach it." in page, "0.3 logits" in page) == (True, True)


def test_a_freeze_is_followed_by_a_forecast_where_something_can_be_learnt():
    forecast_frozen(2015, unheard)
    assert not AuditEvent.objects.filter(action="forecasts.forecast.made").exists()
    forecast_frozen(2016, unheard)
    assert AuditEvent.objects.filter(action="forecasts.forecast.made").count() == 1


def test_twice_the_places_beneath_cost_no_more_queries(client, django_assert_max_num_queries):
    targets.wanted(value="9", year=2017)
    made()
    with django_assert_max_num_queries(26):
        shown(client, "place", cast.PREFECTURE)
    with django_assert_max_num_queries(26):
        shown(client, "place", cast.COUNTY)
