from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huiyin.kernel.text import Text
from huiyin_web.access.queries import actor_of
from huiyin_web.collecting.actions.withdraw_collection import withdraw_collection
from huiyin_web.collecting.models import Collection
from huiyin_web.collecting.queries import answers, judging
from huiyin_web.collecting.queries.collection_page import collection_page
from huiyin_web.collecting.queries.list_page import collections_page
from huiyin_web.collecting.queries.meter_page import meter_page
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.registry.models import Household
from support import cast, collecting, given
from support.collecting import AT, TODAY, WANTED, admitted, county, department, proposed, province

pytestmark = pytest.mark.django_db
SENT = {
    "title": WANTED.title, "place_code": cast.COUNTY, "basis": WANTED.basis, "serves": WANTED.serves, "minutes": "5",
    "fields_asked": ["phone", "identified_on"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def signed_in(client):
    given.places()
    given.household()
    given.household(phone="13900000000")
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"


def sent(**more):
    return SENT | {"begins_on": today().isoformat(), "ends_on": (today() + timedelta(days=9)).isoformat()} | more


def meter(place=cast.COUNTY, year=2019, actor=None):
    return meter_page(actor=actor or county(), place=place, year=year, on=TODAY)


def cells(row):
    return [getattr(cell, "value", cell) for cell in row.cells]


def test_the_price_is_shown_before_anything_is_sent(client):
    page = client.post("/collections/propose/households/", sent(price="1")).content.decode()

    assert "2 rows x 2 fields" in page
    assert 'data-label="Rows that have it %"' in page
    assert f'<option value="{cast.VILLAGE}">前多村' in page
    assert "2 rows x 5 minutes" in page
    assert "known, and never changes; source: register, 2016" in page
    assert not Collection.objects.exists()


def test_what_stands_against_it_is_said_with_the_price_and_beside_the_form_when_it_is_sent(client):
    page = client.post("/collections/propose/households/", sent(basis="", price="1")).content.decode()
    assert "It names no legal basis" in page

    got = client.post("/collections/propose/households/", sent(basis=""))
    assert got.status_code == 400
    assert "Nothing was changed. It names no legal basis" in got.content.decode()
    assert f'value="{WANTED.serves}"' in got.content.decode()


def test_there_is_nothing_to_propose_for_a_kind_that_villages_do_not_answer(client):
    assert client.get("/collections/propose/places/").status_code == 404


def test_the_page_of_a_proposal_says_what_the_rules_say_and_offers_the_decision(client):
    row = proposed(at=now(), begins_on=today(), ends_on=today())
    client.force_login(cast.prefecture_officer())

    page = client.get(f"/collections/{row.pk}/").content.decode()

    assert "No village of " in page
    assert "Admit" in page
    assert "one yearly registry fill-in" in page


def test_nobody_waits_for_a_count_of_the_register_on_the_page_of_a_proposal_however_old_and_often_it_is_opened(
    monkeypatch,
):
    row, decider = proposed(), collecting.prefecture()
    given.household()

    def held(*_asked):
        raise AssertionError("counted")

    monkeypatch.setattr(judging, "held", held)
    for actor, decides, reasons in ((county(), False, 0), (decider, True, 8)):
        page = collection_page(actor=actor, number=row.pk, on=TODAY + timedelta(days=30))
        assert (page.price[0].value, page.may_decide, len(page.reasons)) == (2, decides, reasons)
        assert [cells(line)[1] for line in page.known.rows] == [0.5, 1.0]
    for _ in range(2):
        page = collection_page(actor=decider, number=row.pk, on=TODAY + timedelta(days=31))
        assert (page.price[0].value, dict(page.facts)[Text("Rows counted on", "行数统计日期")]) == (2, "2019-06-01")


def test_who_proposed_it_is_offered_no_decision(client):
    by = cast.prefecture_officer()
    row = proposed(by=actor_of(by, on=today()), at=now(), begins_on=today(), ends_on=today())
    client.force_login(by)

    page = client.get(f"/collections/{row.pk}/").content.decode()

    assert "Withdraw" in page
    assert "Admit" not in page


def test_a_refusal_without_a_reason_is_said_beside_the_form(client):
    row = proposed(at=now(), begins_on=today(), ends_on=today())
    client.force_login(cast.prefecture_officer())
    got = client.post(f"/collections/{row.pk}/refuse/", {"reason": ""})
    assert (got.status_code, "Say in at least 4 characters why." in got.content.decode()) == (400, True)


def test_what_was_known_when_it_was_admitted_stays_on_its_page(client):
    row = admitted(at=now(), begins_on=today(), ends_on=today())
    given.household()
    Household.objects.update(phone=None)

    page = collection_page(actor=county(), number=row.pk, on=today())

    assert [(cells(line)[0].en, *cells(line)[1:3]) for line in page.known.rows] == [
        ("Phone", 0.5, "2016"),
        ("Identified on", 1.0, "2016"),
    ]
    assert page.price[0].value == 2
    assert page.facts[-1][1].en == "0 of 1 have answered"


def test_a_form_before_its_days_is_refused_on_the_page(client):
    row = admitted(at=now(), begins_on=today() + timedelta(days=1), ends_on=today() + timedelta(days=2))
    got = client.post(f"/collections/{row.pk}/form/", {"place": cast.VILLAGE})
    assert (got.status_code, "its form is given out in these days" in got.content.decode()) == (400, True)


def test_a_village_worker_sees_what_the_village_answers_now_and_until_when(client):
    admitted(at=now(), begins_on=today(), ends_on=today() + timedelta(days=5))
    client.force_login(cast.village_worker())

    for address in ("/", f"/places/{cast.VILLAGE}/"):
        page = client.get(address).content.decode()
        assert WANTED.title in page
        assert (today() + timedelta(days=5)).isoformat() in page


def test_a_proposal_waits_on_the_page_of_whoever_admits_it(client):
    proposed(at=now(), begins_on=today(), ends_on=today())
    client.force_login(cast.prefecture_officer())
    assert f"Collection: {WANTED.title}" in client.get("/").content.decode()


def test_more_proposals_cost_no_more_queries_on_the_page_of_today(client):
    client.force_login(cast.prefecture_officer())
    counted = []
    for _ in range(2):
        proposed(at=now(), begins_on=today(), ends_on=today())
        with CaptureQueriesContext(connection) as asked:
            client.get("/")
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_a_collection_out_of_reach_is_not_listed_and_one_above_is(client):
    given.household(cast.NEXT_VILLAGE)
    proposed(by=county(cast.NEXT_COUNTY), place_code=cast.NEXT_COUNTY, title="邻县采集")
    proposed(by=province(), place_code=cast.PREFECTURE, title="全州采集")

    page = client.get("/collections/").content.decode()

    assert "邻县采集" not in page
    assert "全州采集" in page


def test_a_village_worker_sees_the_collections_that_the_village_answers_and_what_they_cost_that_village(client):
    other = "632725100201"
    given.place(other)
    given.household(other)
    worker = actor_of(cast.village_worker(), on=TODAY)
    theirs = admitted(place_code=other, title="邻村采集")
    own = admitted(place_code=cast.VILLAGE, title="本村采集", begins_on=date(2020, 6, 1), ends_on=date(2020, 6, 30))
    proposed(place_code=cast.COUNTY, title="全县提出", begins_on=date(2021, 6, 1), ends_on=date(2021, 6, 30))
    whole = admitted(place_code=cast.TOWNSHIP, begins_on=date(2021, 7, 1), ends_on=date(2021, 7, 30))

    rows = collections_page(actor=worker, on=TODAY).collections.rows
    assert [row.cells[0].value for row in rows] == [WANTED.title, "本村采集"]
    with pytest.raises(NotFoundError):
        collection_page(actor=worker, number=theirs.pk, on=TODAY)
    assert [figure.value for figure in collection_page(actor=worker, number=own.pk, on=TODAY).price] == [2, 4, 10, 2]
    assert [
        [figure.value for figure in collection_page(actor=actor, number=whole.pk, on=TODAY).price]
        for actor in (worker, county())
    ] == [[2, 4, 10, 2], [3, 6, 15, 3]]


def test_the_meter_charges_each_month_with_its_days_and_the_office_that_asks():
    admitted(begins_on=date(2019, 6, 21), ends_on=date(2019, 7, 10))

    page = meter()

    assert [cells(row)[1:] for row in page.places.rows] == [
        [cast.COUNTY, 10.0, 4.0, 2.0, 5.0, 2.0, 5.0, 2.0],
        [cast.TOWNSHIP, 10.0, 4.0, 2.0, 5.0, 2.0, 5.0, 2.0],
    ]
    assert [column.key for column in page.places.columns][5:] == ["minutes_6", "facts_6", "minutes_7", "facts_7"]
    assert [(cells(row)[0].en, *cells(row)[1:]) for row in page.offices.rows] == [
        ("囊谦县 poverty office", 1, 4.0, 10.0, 2.0)
    ]


def test_the_meter_leads_down_to_the_village():
    admitted()
    assert [cells(row)[1] for row in meter(cast.TOWNSHIP).places.rows] == [cast.TOWNSHIP, cast.VILLAGE]
    assert [cells(row)[1] for row in meter(cast.VILLAGE).places.rows] == [cast.VILLAGE]
    assert meter(cast.VILLAGE).crumbs[-1].label.zh == "前多村"


def test_a_collection_that_was_withdrawn_is_charged_until_that_day_and_a_proposal_not_at_all():
    proposed(by=department(), title="补贴采集")
    row = admitted()
    withdraw_collection(collection=row.pk, reason="另有来源", by=county(), at=AT + timedelta(days=14))

    assert cells(meter().places.rows[0])[2] == 5.0


def test_a_year_without_collections_says_so_and_a_place_out_of_reach_is_not_found():
    page = meter(year=2018)
    assert page.lead.en == "In 2018 囊谦县 is asked for nothing."
    assert page.places.rows == []
    with pytest.raises(NotFoundError):
        meter(cast.NEXT_COUNTY)


def test_every_village_is_taken_as_a_file_by_month_and_office(client):
    admitted()
    got = client.get(f"/collections/burden/?place={cast.COUNTY}&year=2019&rows=villages&format=csv")
    lines = b"".join(got.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[1:] == [f"前多村,{cast.VILLAGE},2019-06,囊谦县 poverty office,4,10"]


def test_the_meter_asks_the_database_as_often_for_twice_the_villages(django_assert_num_queries):
    admitted(place_code=cast.VILLAGE)
    actor = collecting.county()
    with django_assert_num_queries(8):
        meter(actor=actor)
    given.place("632725101200")
    given.household("632725101200")
    admitted(place_code="632725101200", title="另一任务")
    with django_assert_num_queries(8):
        meter(actor=actor)


def test_a_page_shows_the_first_villages_and_the_file_has_all(client, monkeypatch):
    given.place("632725101200")
    given.household("632725101200")
    row = admitted()
    monkeypatch.setattr(answers, "_MOST", 1)

    page = collection_page(actor=county(), number=row.pk, on=TODAY)
    got = client.get(f"/collections/{row.pk}/?rows=villages&format=csv")

    assert [cells(line)[1] for line in page.villages.rows] == [cast.VILLAGE]
    assert "The first 1 are shown" in page.villages.note.en
    assert len(b"".join(got.streaming_content).splitlines()) == 3


def test_a_collection_over_the_turn_of_a_year_says_how_the_meter_shares_it():
    row = admitted()
    days = {"begins_on": date(2019, 12, 22), "ends_on": date(2020, 1, 10)}
    lead = collection_page(actor=county(), number=row.pk, on=TODAY).lead.en
    Collection.objects.filter(pk=row.pk).update(**days)
    over = collection_page(actor=county(), number=row.pk, on=TODAY).lead.en
    assert "burden meter" not in lead
    assert over.endswith("the burden meter charges each year the share of its days, 2019: 50.0%, 2020: 50.0%.")
