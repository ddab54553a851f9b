import json

import pytest
from django.urls import reverse

from huiyin.records.snapshots import write_snapshot
from huiyin_web.access.actor import platform
from huiyin_web.core.clock import today
from huiyin_web.jobs.models import Job
from huiyin_web.registry.models import Household
from huiyin_web.snapshots.actions.settle import settle
from support import batches, cast, given
from support.snapshots import content, facts

pytestmark = pytest.mark.django_db
PAGE = "/snapshots/2016/"
FLAWS = {"incomes": 1, "memberless": 1}


@pytest.fixture
def office(client):
    user = cast.provincial_office()
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return user


@pytest.fixture
def year(data):
    """A year that lacks an income and a person."""
    given.place()
    for indicator in ("rural_population", "total_population"):
        given.population(cast.VILLAGE, indicator=indicator)
    given.household(income_per_capita=None)
    given.person(given.household(status="removed"))


def said(answer):
    return answer.content.decode()


def frozen(data, year):
    write_snapshot(data / "snapshots", facts(year), content())
    settle(by=platform("test"), at=batches.AT)


def test_every_check_stands_with_its_state_its_figure_and_the_way_to_mend_it(client, office, year):
    page = client.get(PAGE).context["page"]
    rows = {row.cells[0].value.en: row.cells for row in page.table.rows}
    label, state, count, mend = rows["Poor households without an income"]
    assert label.under.en == "They count as poor, but not in the mean income, the gap and the severity."
    assert (state.value.en, state.tone, count) == ("missing", "warn", 1)
    assert (mend.value.en, mend.url) == ("Import households", "/imports/?kind=households&year=2016")
    assert rows["Households in the register"][1:] == (rows["Poverty line"][1], 2, None)
    assert rows["Poverty line"][1].tone == "good"
    assert page.lead.en == "Matters to look at before it is frozen: 2. What is frozen never changes."


def test_a_year_that_lacks_something_is_queued_once_that_was_seen(client, office, year):
    page = client.get(PAGE).context["page"]
    answer = client.post(PAGE, {"accepted": "on", "seen": page.seen})
    job = Job.objects.get()
    assert answer.url == reverse("jobs:job", args=[job.pk])
    params = {"year": 2016, "version": 1, "reason": "", "seen": FLAWS, "user": office.pk}
    assert (job.kind, job.params) == ("snapshots.freeze", params)
    assert job.title == {"en": "Freeze 2016", "zh": "冻结 2016 年"}


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"seen": json.dumps(FLAWS)},
        {"accepted": "on"},
        {"accepted": "on", "seen": "not JSON"},
        {"accepted": "on", "seen": "[1]"},
        {"accepted": "on", "seen": '{"incomes": "1", "memberless": 1}'},
        {"accepted": "on", "seen": '{"incomes": 1}'},
    ],
)
def test_without_the_tick_or_what_it_is_about_nothing_is_queued(client, office, year, sent):
    assert "2016 was not frozen, as nobody has confirmed what it lacks" in said(client.post(PAGE, sent))
    assert not Job.objects.exists()


def test_what_grew_worse_since_the_page_was_seen_is_said_and_shown(client, office, year):
    seen = client.get(PAGE).context["page"].seen
    given.household(income_per_capita=None)
    answer = client.post(PAGE, {"accepted": "on", "seen": seen})
    assert not Job.objects.exists()
    assert "nobody has confirmed what it lacks: poor households without an income (2)" in said(answer)
    assert json.loads(answer.context["page"].seen) == {"incomes": 2, "memberless": 2}


def test_a_year_that_lacks_nothing_asks_for_no_tick(client, office, year):
    Household.objects.update(status="removed")
    page = said(client.get(PAGE))
    assert "Nothing is missing. What is frozen never changes." in page
    assert "checkbox" not in page
    client.post(PAGE, {})
    assert Job.objects.get().params["seen"] == {}


def test_what_cannot_be_frozen_says_why_and_offers_nothing(client, office, year):
    page = said(client.get("/snapshots/2014/"))
    assert "2014 cannot be frozen as it stands." in page
    assert "2014 has neither rural nor total population of any place" in page
    assert "Freeze the year" not in page
    answer = client.post("/snapshots/2014/", {"accepted": "on", "seen": "{}"})
    assert (answer.status_code, Job.objects.count()) == (400, 0)


def test_a_year_to_come_and_one_behind_the_latest_are_refused(client, office, year, data):
    frozen(data, 2015)
    later = today().year + 1
    assert f"{later} cannot be frozen in {later - 1}" in said(client.get(f"/snapshots/{later}/"))
    assert "2014 cannot be frozen: 2015 is frozen already" in said(client.get("/snapshots/2014/"))


def test_a_frozen_year_gets_a_new_version_only_with_a_reason(client, office, year, data):
    frozen(data, 2016)
    seen = client.get(PAGE).context["page"].seen
    assert "A new version needs a reason." in said(client.get(PAGE))
    asked = {"accepted": "on", "seen": seen, "reason": ""}
    assert "2016 is frozen already (version 1). A new version needs a reason" in said(client.post(PAGE, asked))
    assert not Job.objects.exists()
    client.post(PAGE, asked | {"reason": "one village was missing"})
    assert Job.objects.get().params["reason"] == "one village was missing"


@pytest.mark.parametrize("year", ["1066", "99999"])
def test_what_is_no_year_of_the_register_is_not_found(client, office, year, data):
    assert client.get(f"/snapshots/{year}/").status_code == 404


def test_the_page_speaks_chinese(client, office, year):
    client.cookies["huiyin_language"] = "zh-hans"
    page = said(client.get(PAGE))
    for words in (
        "冻结 2016 年",
        "冻结前须核对的存疑事项 2 项",
        "无收入数据的贫困户",
        "导入贫困户",
        "仍予冻结",
        "缺失",
    ):
        assert words in page
