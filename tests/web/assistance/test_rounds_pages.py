import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huiyin_web.assistance.actions.pledge_plan import Pledge, pledge_plan
from huiyin_web.core.clock import now, today
from support import assistance, cast, given
from support.assistance import OTHER, UNIT, acting, enrolled, paired

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    given.places()
    return cast.provincial_office()


@pytest.fixture
def row(province):
    by = acting(province, today())
    row = assistance.round_of(today().year, today().year + 2, by=by)
    given.organisation(UNIT, name="省电力公司", name_en="Provincial Power Company")
    share = enrolled(row, by=by, kind="enterprise", specialities=("power",))
    enrolled(row, OTHER, by=by, kind="school")
    paired(share, on=today(), by=by)
    user = cast.assisting_unit(villages=())
    pledge = Pledge("修通村道路", "works", cast.VILLAGE, today(), today() + timedelta(200))
    pledge_plan(participant=share.pk, pledges=[pledge], by=acting(user, today()), at=now())
    return row


@pytest.fixture
def page(client, province):
    def page(name, *args, user=None, **asked):
        client.force_login(user or province)
        client.cookies["huiyin_language"] = "en"
        got = client.get(reverse(name, args=args), asked)
        assert got.status_code == 200
        return got.content.decode()

    return page


def told(page):
    """Give the words of a page without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_rounds_stand_side_by_side_with_what_each_came_to(page, row):
    said = told(page("assistance:rounds"))
    assert f"Assistance {row.first_year} to {row.last_year} {row.key} running 2 1 1" in said


def test_a_round_lists_its_units_with_what_each_takes_has_and_promised(page, row):
    said = told(page("assistance:round", row.pk))
    assert "Provincial Power Company Enterprise 3 1 1" in said
    assert f"view=all&amp;source=pledge&amp;key={row.key}&amp;office={UNIT}" in page("assistance:round", row.pk)


def test_units_are_found_by_kind_and_words_and_the_address_keeps_it(page, row):
    assert "Provincial Power Company" not in told(page("assistance:round", row.pk, kind="school"))
    assert "1 of 1 units" in told(page("assistance:round", row.pk, words="power"))
    assert "No unit is like that." in told(page("assistance:round", row.pk, words="bakery"))


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_units_and_pairings_are_taken_as_files(client, province, row, kind):
    client.force_login(province)
    for name, rows in (("assistance:round", "units"), ("assistance:pairings", "pairings")):
        got = client.get(reverse(name, args=[row.pk]), {"format": kind, "rows": rows})
        assert (got.status_code, len(b"".join(got)) > 0) == (200, True)
        for close in got._resource_closers:
            close()


def test_the_list_of_commitments_opens_with_the_rounds_pledges_alone(page, row):
    assert "修通村道路" in page("commitments:list", view="all", source="pledge", key=row.key)
    assert "修通村道路" not in page("commitments:list", view="all", source="pledge", key="2010-2012")


def test_a_units_page_tells_its_rounds_pairings_and_kept_promises(page, row):
    said = told(page("assistance:unit", UNIT))
    for words in ("Provincial Power Company", "Enterprise", "electricity", "Kept-promise ratio", "前多村"):
        assert words in said
    assert "Prepare a plan" not in said
    own = told(page("assistance:unit", UNIT, user=cast.assisting_unit(villages=())))
    assert f"Prepare a plan for {row.key}" in own


def test_pairings_are_found_by_place_and_state(page, row):
    assert "Provincial Power Company" in told(page("assistance:pairings", row.pk, place=cast.COUNTY))
    assert "No pairing is like that." in told(page("assistance:pairings", row.pk, place=cast.NEXT_COUNTY))
    assert "No pairing is like that." in told(page("assistance:pairings", row.pk, state="ended"))


def test_a_county_next_door_sees_the_units_and_none_of_the_pairings_and_promises(page, row):
    elsewhere = cast.county_officer(cast.NEXT_COUNTY)
    assert "Provincial Power Company Enterprise 3 0 0" in told(page("assistance:round", row.pk, user=elsewhere))
    assert "No pairing is like that." in told(page("assistance:pairings", row.pk, user=elsewhere))


def test_a_form_that_is_refused_keeps_what_was_typed(client, province, row):
    client.force_login(province)
    client.cookies["huiyin_language"] = "en"
    sent = {"unit": row.participants.get(organisation=UNIT).pk, "place_code": cast.COUNTY, "on": today().isoformat()}
    got = client.post(reverse("assistance:pair", args=[row.pk]), sent)

    assert got.status_code == 400
    assert "an eastern city with a county; this is a county." in got.content.decode()
    assert f'value="{cast.COUNTY}"' in got.content.decode()


def test_pages_ask_the_database_no_more_often_for_more_units(client, province, row):
    client.force_login(province)
    where = [reverse(name, args=[row.pk]) for name in ("assistance:round", "assistance:summary", "assistance:pairings")]
    counts = [_queries(client, url) for url in where]
    for number in range(3, 9):
        share = enrolled(row, f"Z-{number:04d}", by=acting(province, today()), kind="school")
        paired(share, on=today(), by=acting(province, today()))

    assert [_queries(client, url) for url in where] == counts
    assert all(count < 40 for count in counts)


def _queries(client, url):
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


def test_a_plan_that_was_sent_without_anything_is_shown_again(client, row):
    client.force_login(cast.assisting_unit(villages=()))

    sent = client.post(reverse("assistance:plan", args=[row.participants.get(organisation=UNIT).pk]))

    assert (sent.status_code, sent.context["failed"]) == (400, True)
