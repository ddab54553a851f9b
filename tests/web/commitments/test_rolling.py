from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from huiyin.kernel.places import Level
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.queries.keeping import office_page
from huiyin_web.commitments.queries.listing import AskedList
from huiyin_web.commitments.queries.rolling import below, rolled_up
from support import cast
from support import given as register
from support.commitments import PROVEN, TODAY, UNIT, brought, county, given

pytestmark = pytest.mark.django_db
ASKED = AskedList(view="all")


@pytest.fixture(autouse=True)
def _world():
    register.places()
    register.organisation(UNIT, name="省电力公司", name_en="Power Company")
    brought(given(), *PROVEN, "verify", amount=142)
    given(quantity=Decimal(20), source="letter", owner="Z-0002")
    given(quantity=Decimal(7), unit="households", kind="industry")
    given(quantity=None, unit="")


def rolled(by, level=Level.TOWNSHIP):
    table = rolled_up(Commitment.objects.all(), by, asked=ASKED, level=level).table
    return [(row.cells[0].value.en, row.cells[1], *(one.en for one in row.cells[2:])) for row in table.rows]


def test_quantities_are_summed_by_kind_and_never_across_units():
    assert rolled("kind") == [
        ("Industry", 1, "7 households", "0 households", "0 households"),
        ("Training", 2, "200 persons", "142 persons", "142 persons"),
    ]


def test_they_are_summed_by_organisation_by_round_and_by_place():
    assert [row[:3] for row in rolled("office")] == [
        ("Power Company", 1, "7 households"), ("Power Company", 1, "180 persons"), ("Z-0002", 1, "20 persons"),
    ]  # fmt: skip
    assert [row[:3] for row in rolled("round")] == [
        ("2016, letter of responsibility", 1, "20 persons"),
        ("2016, pledge of an assisting unit", 1, "7 households"),
        ("2016, pledge of an assisting unit", 1, "180 persons"),
    ]
    assert [row[1:3] for row in rolled("place", Level.COUNTY)] == [(1, "7 households"), (2, "200 persons")]


def test_what_was_withdrawn_is_no_promise_any_more():
    Commitment.objects.update(state="withdrawn")
    assert rolled("kind") == []


def test_each_sum_leads_to_the_list_that_it_sums():
    def first(by, level=Level.COUNTY):
        return rolled_up(Commitment.objects.all(), by, asked=ASKED, level=level).table.rows[0].cells[0].url

    assert first("kind") == "/commitments/?view=all&kind=industry"
    assert first("place") == f"/commitments/?view=all&place={cast.COUNTY}"
    assert first("round") == "/commitments/?view=all&source=letter&year=2016"
    assert first("nothing there is") == first("kind")


@pytest.mark.parametrize(
    ("place", "level"),
    [(cast.PROVINCE, Level.PREFECTURE), (cast.TOWNSHIP, Level.VILLAGE), (cast.VILLAGE, Level.VILLAGE)],
)
def test_a_place_is_summed_by_those_below_it(place, level):
    assert below(place) is level


def test_an_office_s_page_counts_the_terms_that_it_gave_too_short_and_leads_to_them(client):
    given(due_on=TODAY + timedelta(3), why_short="会期已定", title="急件")
    figure = office_page(actor=county(), office=cast.COUNTY, by="", on=TODAY).figures[-1]
    assert (figure.value, figure.url) == (1, f"/commitments/?view=all&giver={cast.COUNTY}&short=1")
    assert "of 5 that it gave" in figure.definition.en

    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"
    page = client.get(figure.url).content.decode()
    assert "急件" in page
    assert "培训三合镇" not in page
    assert "with too short a term" in page


@pytest.mark.parametrize(
    "page", [reverse("commitments:office", args=[UNIT]), reverse("commitments:place", args=[cast.VILLAGE])]
)
def test_the_page_shows_one_roll_up_at_a_time(client, page):
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"
    shown = client.get(page, {"by": "round"}).content.decode()
    assert '<a href="?by=round" aria-current="page">Round</a>' in shown
    assert "2016, pledge of an assisting unit" in shown
