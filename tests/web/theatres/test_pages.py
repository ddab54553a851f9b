from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import now, today
from huiyin_web.core.today import Queue, items_of
from huiyin_web.theatres.models import Order, Sight, Theatre, Visit
from huiyin_web.theatres.queries.listing import theatres_page
from huiyin_web.theatres.queries.one import theatre_page
from huiyin_web.theatres.queries.orders import order_sources
from huiyin_web.theatres.queries.stored import drawn_now
from huiyin_web.theatres.queries.visit import visit_page
from support import cast, given, theatres
from support.posting import forms_without_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(client):
    user = cast.commander(theatre=())
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return user


@pytest.fixture
def row(account):
    return theatres.set_up(account=account, at=now())


def ahead(row, **changes):
    by = actor_of(row.commands.get().account, on=today())
    return theatres.prepared(row, by=by, at=now(), planned_on=today(), **changes)


def text(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def test_a_theatre_is_set_up_from_its_form_and_what_is_wrong_with_it_is_said_without_losing_what_was_written(client):
    client.force_login(cast.provincial_office())
    client.cookies["huiyin_language"] = "en"
    sent = {"name": "囊谦战区", "places": f"{cast.COUNTY}\n", "commander": "指挥长（示范）", "post": "省级领导（示范）"}

    wrong = client.post(reverse("theatres:set_up"), sent | {"places": "6327", "post": ""})
    assert wrong.status_code == 400
    assert "A place has a code of twelve digits: 6327" in wrong.content.decode()
    assert "囊谦战区" in wrong.content.decode()
    unsaid = client.post(reverse("theatres:set_up"), sent | {"post": ""})
    assert "This has to be said." in unsaid.content.decode()

    got = client.post(reverse("theatres:set_up"), sent)
    assert (got.status_code, got["Location"]) == (302, reverse("theatres:one", args=[Theatre.objects.get().pk]))


def test_a_visit_is_prepared_recorded_and_ordered_from_its_pages(client, row):
    sent = {"place_code": cast.COUNTY, "planned_on": today().isoformat(), "villages": "1", "each": "3"}
    assert client.post(reverse("theatres:prepare", args=[row.pk]), sent | {"each": "9"}).status_code == 400
    got = client.post(reverse("theatres:prepare", args=[row.pk]), sent)
    visit = Visit.objects.get()
    assert got["Location"] == reverse("theatres:visit", args=[visit.pk])

    drawn = drawn_now(visit)
    seen = {f"home{one.pk}": "as_told" for one in drawn} | {f"village{cast.VILLAGE}": "sound"}
    told = {"made_on": today().isoformat(), "summary": "看了三户。"} | seen
    url = reverse("theatres:record", args=[visit.pk])
    refused = client.post(url, told | {f"home{drawn[0].pk}": "worse"})
    assert refused.status_code == 400
    assert "看了三户。" in refused.content.decode()
    assert (client.post(url, told).status_code, Sight.objects.count()) == (302, 4)

    order = {
        "title": "维修漏雨住房", "kind": "rectification", "severity": "ordinary", "place_code": cast.COUNTY,
        "owner": cast.COUNTY, "accepter": cast.TOWNSHIP, "due_on": (today() + timedelta(90)).isoformat(),
    }  # fmt: skip
    url = reverse("theatres:order_of_visit", args=[visit.pk])
    assert client.post(url, order).status_code == 400
    assert client.post(url, order | {"person": "县扶贫办责任人"}).status_code == 302
    assert Order.objects.get().visit_id == visit.pk
    assert "维修漏雨住房" in text(client, "overview:theatre", row.pk)


def test_names_of_households_are_masked_on_every_page_of_a_visit(client, row):
    visit = ahead(row)
    whole = [one.household.head_name for one in drawn_now(visit)]
    pages = text(client, "theatres:visit", visit.pk) + text(client, "theatres:record", visit.pk)
    assert [name for name in whole if name in pages] == []
    assert "扎***" in pages or "扎**" in pages


def test_who_is_to_be_visited_sees_the_visit_only_once_it_is_made(client, row):
    visit = ahead(row)
    county = actor_of(cast.county_officer(), on=today())
    assert theatre_page(actor=county, number=row.pk, on=today()).visits.rows == []
    client.force_login(cast.county_officer())
    assert client.get(reverse("theatres:visit", args=[visit.pk])).status_code == 404

    by = actor_of(row.commands.get().account, on=today())
    theatres.made(visit, by=by, at=now() - timedelta(2))
    assert len(theatre_page(actor=county, number=row.pk, on=today()).visits.rows) == 1
    assert client.get(reverse("theatres:visit", args=[visit.pk])).status_code == 200


def test_a_county_of_a_prefecture_s_theatre_reads_of_the_visit_that_was_made_there_and_of_nothing_else_of_it(client):
    row = theatres.set_up(cast.PREFECTURE, at=now())
    by = theatres.commander(cast.PREFECTURE)
    visit = theatres.prepared(row, by=by, at=now(), planned_on=today())
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"
    assert "Visits made here" not in text(client, "theatres:list")

    theatres.made(visit, by=by, at=now() - timedelta(2))
    assert reverse("theatres:visit", args=[visit.pk]) in text(client, "theatres:list")
    page = text(client, "theatres:visit", visit.pk)
    assert ("住房一户漏雨。" in page, reverse("overview:theatre", args=[row.pk]) in page) == (True, False)
    assert client.get(reverse("overview:theatre", args=[row.pk])).status_code == 404
    client.force_login(cast.county_officer(cast.NEXT_COUNTY))
    assert client.get(reverse("theatres:visit", args=[visit.pk])).status_code == 404


def test_a_second_draw_shows_beside_the_first_with_its_reason(client, row):
    visit = ahead(row)
    client.post(reverse("theatres:again", args=[visit.pk]), {"reason": "道路中断"})
    refused = client.post(reverse("theatres:again", args=[visit.pk]), {"reason": ""})
    page = text(client, "theatres:visit", visit.pk)

    assert refused.status_code == 400
    assert forms_without_token(refused) == []
    assert (page.count("Record of the draw"), "道路中断" in page) == (2, True)
    kept = client.get(reverse("theatres:draw", args=[visit.pk, 1])).json()
    assert kept["seed"] == visit.draws.get(number=1).seed


def test_a_commander_is_told_today_of_a_visit_ahead_and_its_source_is_known_of_an_order(rf, row, account):
    visit = ahead(row)
    request = rf.get("/")
    request.user = account
    due = [item.url for item in items_of(request, Queue.DUE)]
    order = theatres.ordered(row, by=actor_of(account, on=today()), at=now())
    sources = order_sources(actor_of(account, on=today()), [str(order.pk), "x"])

    assert reverse("theatres:visit", args=[visit.pk]) in due
    assert sources[str(order.pk)].url == reverse("theatres:one", args=[row.pk])


def grown(row):
    """Make a theatre's pages say more: visits, orders, matters."""
    by = actor_of(row.commands.get().account, on=today())
    for _ in range(2):
        theatres.made(ahead(row), by=by, at=now() - timedelta(2))
        theatres.ordered(row, by=by, at=now())
    return ahead(row)


@pytest.mark.parametrize(("page", "queries"), [("list", 8), ("one", 15), ("visit", 21)])
def test_a_page_costs_the_same_queries_however_much_it_tells(page, queries, row, account):
    by, on = actor_of(account, on=today()), today()
    ask = {
        "list": lambda _visit: theatres_page(actor=by, on=on),
        "one": lambda _visit: theatre_page(actor=by, number=row.pk, on=on),
        "visit": lambda visit: visit_page(actor=by, number=visit.pk, on=on),
    }[page]
    costs = []
    for visit in (grown(row), grown(row)):
        given.suspect()
        with CaptureQueriesContext(connection) as found:
            ask(visit)
        costs.append(len(found))
    assert costs == [queries, queries]
