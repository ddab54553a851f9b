"""What was promised to a household, and what the family says became of it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from huiyin.followup.visits import Report
from huiyin_web.assistance.actions.record_visit import Sent
from huiyin_web.assistance.queries.my import visit_page
from huiyin_web.assistance.queries.promises import promises_of_household
from support import cast
from web.assistance.conftest import ON

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(send, helper, home):
    """Let the family answer about a promise, so many days ago."""

    def answer(promise, kept, ago=0):
        on = ON - timedelta(days=ago)
        sent = Sent(uuid4(), helper.key, home.pk, Report(on, "same", kept=kept), promise.pk)
        return send(helper, home, sent)[0]

    return answer


def rows(actor, home):
    table = promises_of_household(actor, home.pk)
    return [[getattr(cell, "value", cell) for cell in row.cells] for row in table.rows]


def test_promises_stand_the_latest_first_with_who_made_them_the_next_visit_and_what_became_of_them(
    as_actor, send, helper, home, answer
):
    first, _ = send(helper, home, visited_on=ON - timedelta(days=20), agreed="送羊羔", next_on=date(2016, 9, 20))
    second, _ = send(helper, home, visited_on=ON - timedelta(days=9), agreed="报名培训")
    send(helper, home, visited_on=ON - timedelta(days=5))
    answer(first, "partly")
    found = rows(as_actor(cast.county_officer()), home)
    assert [[row[0], row[1].en, row[2], row[4], row[6]] for row in found] == [
        ["报名培训", "not asked yet", helper.name, None, second.receipt],
        ["送羊羔", "partly kept", helper.name, date(2016, 9, 20), first.receipt],
    ]
    assert [row[5] for row in found] == [None, ON]


def test_the_day_that_was_agreed_is_called_the_next_visit_and_no_deadline(as_actor, helper, home):
    named = {one.key: (one.label.en, one.label.zh) for one in promises_of_household(as_actor(helper), home.pk).columns}
    assert named["next_on"] == ("Next visit", "下次走访")


def test_of_two_answers_the_later_counts(as_actor, send, helper, home, answer, filled):
    promise, _ = send(helper, home, visited_on=ON - timedelta(days=20), agreed="送羊羔")
    answer(promise, "kept", ago=1)
    sent = filled(report=Report(ON - timedelta(days=9), "same", kept="not_kept"), promise=promise.pk)
    send(helper, home, Sent(filled().uuid.__class__(int=7), helper.key, home.pk, sent.report, promise.pk))
    ((_, became, *_rest),) = rows(as_actor(helper), home)
    assert became.en == "kept"


def test_the_oldest_promise_is_asked_about_until_it_is_answered_whatever_is_agreed_meanwhile(
    as_actor, send, helper, home, answer
):
    def asked():
        shown = visit_page(actor=as_actor(helper), household=home.pk, on=ON).home
        return shown.promise, shown.promised, shown.promised_on, shown.agreed

    first, _ = send(helper, home, visited_on=ON - timedelta(days=20), agreed="送羊羔")
    assert asked() == (first.pk, "送羊羔", ON - timedelta(days=20), "")
    send(helper, home, visited_on=ON - timedelta(days=9))
    assert asked()[:2] == (first.pk, "送羊羔")
    second, _ = send(helper, home, visited_on=ON - timedelta(days=5), agreed="报名培训")
    assert asked() == (first.pk, "送羊羔", ON - timedelta(days=20), "报名培训")
    answer(first, "partly", ago=2)
    assert asked() == (second.pk, "报名培训", ON - timedelta(days=5), "")
    answer(second, "kept")
    assert asked() == (None, "", None, "")


def test_who_does_not_reach_the_household_sees_no_promise(as_actor, send, helper, home):
    send(helper, home, agreed="送羊羔")
    assert rows(as_actor(cast.county_officer(cast.NEXT_COUNTY)), home) == []
