"""The help a household received, on its page and in its files, and the form by which it is recorded."""

import json
from datetime import date

import pytest
from django.urls import reverse

from huiyin_web.assistance.models import Help
from huiyin_web.assistance.queries.help import help_of_household, help_url
from support import cast, given
from web.assistance.conftest import AT

pytestmark = pytest.mark.django_db
CELLS = {"kind": "training", "what": "中职补助", "amount": "3,000", "given_by": "县扶贫办", "given_on": "2016-03-01"}


def rows(table):
    return [list(row.cells) for row in table.rows]


@pytest.fixture
def where(home):
    return reverse("assistance:help", args=[home.pk])


def test_help_stands_the_latest_first_with_its_remarks_masked_and_summed_by_year(as_actor, home):
    given.help_received(home, given_on=date(2015, 7, 1), remarks="手术费用")
    for month, amount in ((2, 50_000), (8, None)):
        given.help_received(home, given_on=date(2016, month, 1), amount=amount)
    officer = as_actor(cast.county_officer())
    items, years = help_of_household(officer, home.pk, at=AT)
    found = rows(items)
    assert [[str(row[0]), row[1].zh, row[3], row[5]] for row in found] == [
        ["2016-08-01", "产业扶持", None, None], ["2016-02-01", "产业扶持", 50_000, None],
        ["2015-07-01", "产业扶持", 700_000, "***"],
    ]  # fmt: skip
    assert rows(years) == [["2016", 2, 50_000], ["2015", 1, 700_000]]


def test_who_does_not_reach_the_household_sees_no_help(as_actor, home):
    given.help_received(home)
    stranger = as_actor(cast.county_officer(cast.NEXT_COUNTY))
    assert [rows(table) for table in help_of_household(stranger, home.pk, at=AT)] == [[], []]


def test_the_form_is_reached_from_the_household_by_who_may_record_help(as_actor, client, home, where, helper):
    client.force_login(helper)
    assert f'href="{where}"' in client.get(reverse("overview:household", args=[home.pk])).content.decode()
    assert help_url(as_actor(cast.auditor()), home) == ""
    assert help_url(as_actor(helper), given.household(status="removed")) == ""


def test_a_help_that_was_recorded_stands_on_the_page_and_in_the_files_of_the_household(client, home, where, helper):
    client.force_login(helper)
    assert "才***户" in client.get(where).content.decode()
    answer = client.post(where, CELLS)
    back = reverse("overview:household", args=[home.pk])
    assert (answer.status_code, answer.url, Help.objects.get().amount) == (302, f"{back}#help", 300_000)
    html = client.get(back).content.decode()
    assert ("帮扶已登记。" in html, "中职补助" in html, "3,000" in html) == (True, True, True)
    for key in ("help", "help_years"):
        answer = client.get(back, {"rows": key, "format": "json"})
        assert len(json.loads(b"".join(answer.streaming_content))["rows"]) == 1


def test_a_mistake_or_a_second_press_keeps_every_word_and_says_what_to_mend(client, where, helper):
    client.force_login(helper)
    wrong = client.post(where, CELLS | {"given_on": "2099-01-01", "amount": "许多"})
    html = wrong.content.decode()
    assert (wrong.status_code, "晚于今天" in html, 'value="许多"' in html, Help.objects.count()) == (400, True, True, 0)
    client.post(where, CELLS)
    again = client.post(where, CELLS)
    assert (again.status_code, "同一帮扶已登记" in again.content.decode(), Help.objects.count()) == (400, True, 1)


def test_what_was_recorded_by_hand_leads_its_recorder_to_where_it_is_withdrawn(client, home, where, helper, as_actor):
    given.help_received(home, import_id=3)
    client.force_login(helper)
    client.post(where, CELLS)
    made = Help.objects.get(import_id=None)
    (by_file, by_hand), _ = (table.rows for table in help_of_household(as_actor(helper), home.pk, at=made.recorded_at))
    there, cell = reverse("assistance:withdraw_help", args=[made.pk]), by_hand.cells[-1]
    assert (cell.value.zh, cell.url, cell.under.zh.split("，")[0], by_file.cells[-1]) == (
        "撤回…",
        there,
        helper.name,
        None,
    )
    shown = client.get(there).content.decode()
    assert ("中职补助" in shown, helper.name in shown) == (True, True)
    refused = client.post(there, {"reason": "应为 632722198404300045"})
    assert (refused.status_code, "他人可见，请删去" in refused.content.decode()) == (400, True)
    done = client.post(there, {"reason": "写错了户"}, follow=True)
    assert ("该项帮扶登记已撤回。" in done.content.decode(), Help.objects.count()) == (True, 1)


def test_who_may_not_withdraw_it_reads_who_recorded_it(home, helper, as_actor):
    given.help_received(home, recorded_by_key=helper.key, recorded_by_name=helper.name, recorded_at=AT)
    (row,) = help_of_household(as_actor(cast.village_worker()), home.pk, at=AT)[0].rows
    assert (row.cells[-1].url, row.cells[-1].value.zh) == ("", f"{helper.name}，2016-09-14 17:00")
