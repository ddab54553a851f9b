from datetime import UTC, datetime

import pytest

from huiyin.records.snapshots import write_snapshot
from huiyin_web.access.actor import platform
from huiyin_web.jobs.models import Job
from huiyin_web.snapshots.actions.settle import settle
from huiyin_web.snapshots.actions.verify_all import verify_all
from huiyin_web.snapshots.models import Snapshot
from support import cast
from support.snapshots import content, facts

pytestmark = pytest.mark.django_db
AT = datetime(2017, 1, 6, tzinfo=UTC)
BY = platform("test")
PAGE = "/snapshots/"


@pytest.fixture
def frozen(data):
    for year in (2015, 2016):
        write_snapshot(data / "snapshots", facts(year), content())
    settle(by=BY, at=AT)
    return Snapshot.objects.get(year=2016)


@pytest.fixture
def office(client):
    user = cast.provincial_office()
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return user


def said(answer):
    return answer.content.decode()


def test_every_version_is_listed_with_its_hash(client, office, frozen):
    page = said(client.get(PAGE))
    assert frozen.manifest_hash[:16] + " " + frozen.manifest_hash[16:32] in page
    assert "Years before 2016 take no imports." in page
    assert page.index("2016") < page.index("2015")


def test_the_last_verification_is_told(client, office, frozen, data):
    assert "Verified" not in said(client.get(PAGE))
    verify_all(by=BY, at=AT)
    assert "Verified 2017-01-06 08:00 by test: everything holds." in said(client.get(PAGE))
    (data / "snapshots" / "2015" / "v1" / "persons.parquet").unlink()
    verify_all(by=BY, at=AT)
    page = said(client.get(PAGE))
    assert "test: problems found: 1." in page
    assert "2015 v1, persons.parquet: the file is missing" in page


def test_the_year_to_freeze_is_asked_for_and_leads_to_its_own_page(client, office, frozen):
    assert client.get(PAGE, {"year": "2017"}).url == "/snapshots/2017/"
    assert 'value="2017"' in said(client.get(PAGE))


@pytest.mark.parametrize(
    ("year", "words"),
    [("", "This field is required."), ("1066", "Ensure this value is greater than or equal to 1978.")],
)
def test_what_is_no_year_is_said_at_its_field(client, office, frozen, year, words):
    assert words in said(client.get(PAGE, {"year": year}))


def test_what_a_year_lacked_when_it_was_frozen_stands_beside_it(client, office, data):
    for year, flaws in ((2014, None), (2015, {}), (2016, {"incomes": 1_234, "counties": 2})):
        write_snapshot(data / "snapshots", facts(year, flaws=flaws), content())
    settle(by=BY, at=AT)
    lacked = [row.cells[4] for row in client.get(PAGE).context["page"].table.rows]
    assert [one and one.en for one in lacked] == [
        "counties with villages, without households of the year (2); poor households without an income (1,234)",
        "nothing",
        None,
    ]


def test_verification_is_queued_as_a_job(client, office, frozen):
    client.post("/snapshots/verification/")
    assert Job.objects.get().kind == "snapshots.verify"


def test_who_may_not_freeze_sees_the_years_and_no_form(client, frozen):
    client.force_login(cast.village_worker())
    page = said(client.get(PAGE))
    assert frozen.manifest_hash[:16] in page
    assert '<form class="c-form"' not in page
    assert client.get("/snapshots/2017/").status_code == 403
    assert client.post("/snapshots/verification/").status_code == 403


def test_who_sees_no_figures_sees_no_years(client, frozen):
    client.force_login(cast.administrator())
    assert client.get(PAGE).status_code == 403


def test_the_table_is_a_file_too(client, office, frozen):
    answer = client.get(PAGE, {"format": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Year,Version,Households")
    assert [line.split(",")[0] for line in lines[1:]] == ["2016", "2015"]


def test_the_page_speaks_chinese(client, office, frozen):
    client.cookies["huiyin_language"] = "zh-hans"
    page = said(client.get(PAGE))
    for words in ("年度快照", "冻结年度", "全部校验", "2016 年以前的年度不再接受导入"):
        assert words in page
