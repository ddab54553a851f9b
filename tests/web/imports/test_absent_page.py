import csv
import io

import pytest
from django.urls import reverse

from huiyin.records.snapshots import write_snapshot
from huiyin_web.access.actor import platform
from huiyin_web.access.queries import actor_of
from huiyin_web.imports.page_queries.absent import PAGE_ROWS, absent_page
from huiyin_web.snapshots.actions.settle import settle
from support import batches, cast, given
from support.snapshots import content, facts

pytestmark = pytest.mark.django_db


def page_of(batch, user=None, start=0):
    actor = actor_of(user or cast.county_officer(), on=batches.AT.date())
    return absent_page(actor=actor, number=batch.pk, start=start)


def test_absent_households_are_named_masked_with_their_village():
    given.places()
    lost = given.household(head_name="才仁卓玛")
    (row,) = page_of(batches.lacking([lost.pk])).table.rows
    number, name, place, code = row.cells
    assert (number, name) == (lost.office_number, "才***")
    assert (place.value.zh, place.under, code) == ("前多村", cast.VILLAGE, cast.VILLAGE)


def test_absent_persons_lie_where_their_household_lies():
    given.places()
    here, there = given.person(given.household()), given.person(given.household(cast.NEXT_VILLAGE))
    batch = batches.lacking([here.pk, there.pk], kind="persons")
    assert [row.cells[0] for row in page_of(batch).table.rows] == [here.office_number]
    seen_above = page_of(batch, cast.prefecture_officer()).table.rows
    assert [row.cells[0] for row in seen_above] == [here.office_number, there.office_number]


def test_a_township_sees_the_absent_rows_of_its_own_villages_only():
    given.places()
    here, other = given.household(), given.household("632725101200")
    batch = batches.lacking([here.pk, other.pk], place_code=cast.TOWNSHIP)
    assert [row.cells[0] for row in page_of(batch, cast.township_officer()).table.rows] == [here.office_number]


def test_made_up_people_are_said_to_be_so(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    write_snapshot(tmp_path / "snapshots", facts(2016, made_up=True), content())
    batch = batches.lacking([given.household().pk])
    assert not page_of(batch).made_up
    settle(by=platform("test"), at=batches.AT)
    assert page_of(batch).made_up


def test_the_list_is_turned_by_position():
    keys = [given.household().pk for _ in range(PAGE_ROWS + 1)]
    batch = batches.lacking(keys)
    first, second = page_of(batch), page_of(batch, start=PAGE_ROWS)
    assert (len(first.table.rows), len(second.table.rows)) == (PAGE_ROWS, 1)
    assert (first.pager.next, second.pager.next) == (f"/imports/{batch.pk}/absent/?start={PAGE_ROWS}", "")


def test_the_file_of_absent_rows_holds_as_many_as_are_in_reach(client):
    here, there = given.household(), given.household(cast.NEXT_VILLAGE)
    batch = batches.lacking([here.pk, there.pk])
    client.force_login(cast.county_officer())
    answer = client.get(reverse("imports:absent", args=[batch.pk]), {"format": "csv"})
    rows = list(csv.reader(io.StringIO(batches.content_of(answer).read().decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == [here.office_number]
    assert answer["Huiyin-Rows-Expected"] == "1"
