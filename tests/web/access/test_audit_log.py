import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.scoring import load_scheme
from huiyin_web.access.actor import shown_name
from huiyin_web.access.queries.audit_log import PAGE_ROWS, Asked, audit_export, audit_page, event_page, verdict_page
from huiyin_web.access.roles import CHARTERS, Role
from huiyin_web.assessment.models import Round
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.imports.kinds import kind_of
from huiyin_web.imports.models import ImportBatch
from huiyin_web.jobs.models import Job, kept
from huiyin_web.snapshots.models import Snapshot
from support import cast, given
from support.logged import AT, event, numbers, reader

pytestmark = pytest.mark.django_db


def _newest(actor):
    return audit_page(actor=actor, asked=Asked()).table.rows[0].cells


def listed(actor):
    return getattr(_newest(actor)[3], "value", _newest(actor)[3])


def link(actor):
    return getattr(_newest(actor)[3], "url", "")


def opened(actor):
    page = event_page(actor=actor, number=_newest(actor)[5])
    return next(value for label, value in page.facts if label.en == "To what")


def test_the_newest_event_stands_first_with_its_sentence_and_its_places_name():
    given.places()
    event()
    event(cast.NEXT_COUNTY)
    page = audit_page(actor=reader(), asked=Asked())
    assert numbers(page) == [2, 1]
    cells = page.table.rows[1].cells
    assert (cells[0].value.en, cells[2].value, cells[4].zh) == ("did a test", "test", "囊谦县")


def test_an_office_reads_the_log_of_its_own_area_and_the_province_the_whole():
    event(cast.COUNTY)
    event(cast.NEXT_COUNTY)
    event("")
    assert numbers(audit_page(actor=reader(cast.county_officer), asked=Asked())) == [1]
    assert numbers(audit_page(actor=reader(cast.prefecture_officer), asked=Asked())) == [2, 1]
    for whole in (cast.provincial_office, cast.auditor, cast.administrator):
        assert numbers(audit_page(actor=reader(whole), asked=Asked())) == [3, 2, 1]


@pytest.mark.parametrize("build", [cast.township_officer, cast.village_worker, cast.analyst, cast.commander])
def test_others_do_not_read_the_log(build):
    with pytest.raises(NotAllowedError):
        audit_page(actor=reader(build), asked=Asked())


def test_a_page_that_may_be_read_may_be_asked_for_its_head(client):
    client.force_login(cast.provincial_office())
    assert client.head(reverse("access:audit")).status_code == 200


def test_the_kinds_of_file_are_called_as_on_every_page():
    asked = Asked(place="6327")
    assert audit_page(actor=reader(), asked=asked).downloads == (
        ("?place=6327&format=csv", "CSV"), ("?place=6327&format=xlsx", "Excel"), ("?place=6327&format=json", "JSON"),
    )  # fmt: skip


def test_a_file_holds_all_that_was_asked_for_and_says_how_many(client):
    for _ in range(PAGE_ROWS + 5):
        event()
    event(cast.NEXT_COUNTY)
    client.force_login(cast.county_officer())
    answer = client.get(reverse("access:audit"), {"format": "json"})
    told = json.loads(b"".join(answer.streaming_content))
    assert (len(told["rows"]), told["rows_written"]) == (PAGE_ROWS + 5, PAGE_ROWS + 5)
    assert told["about"]["rows_expected"] == PAGE_ROWS + 5
    assert audit_export(actor=reader(), asked=Asked()).expected == PAGE_ROWS + 6


def test_an_event_opens_whole_and_not_from_another_county():
    event(detail={"rows": 3000, "file": "户.xlsx"})
    page = event_page(actor=reader(cast.county_officer), number=1)
    assert ("行数", "3,000") in [(label.zh, value) for label, value in page.facts]
    assert json.loads(page.detail) == {"file": "户.xlsx"}
    assert "户.xlsx" in page.detail
    event(cast.NEXT_COUNTY)
    with pytest.raises(NotFoundError):
        event_page(actor=reader(cast.county_officer), number=2)


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("user:16", "账号 16"), ("user:unknown", "不存在的账号"), ("users:3", "3 个账号"), ("import:18", "导入 18"),
        ("job:4", "后台任务 4"), ("snapshot:2016/1", "年度快照 2016/1"), ("snapshot:odd", "年度快照 odd"), ("snapshots:all", "全部年度快照"),
        ("round:2", "考核轮次 2"), ("household:5", "农户 5"), ("thing:1", "thing:1"),
    ],
)  # fmt: skip
def test_what_it_was_done_to_is_said_in_words(subject, words):
    event(subject=subject)
    assert listed(reader()).zh == words
    assert opened(reader()).label.zh == words


def test_an_account_is_named_and_leads_whoever_manages_it_there():
    user = cast.helper()
    event(subject=user.key)
    words, url = f"账号 {user.username}（{user.name}）", f"/access/accounts/change/?users={user.pk}"
    for build, led in ((cast.county_officer, url), (cast.auditor, ""), (cast.administrator, "")):
        assert (listed(reader(build)).zh, link(reader(build))) == (words, led)
        assert (opened(reader(build)).label.zh, opened(reader(build)).url) == (words, led)


def test_a_job_is_named_by_what_it_does_and_leads_whoever_sees_it_there():
    title = Text("check a file", "校验文件")
    fields = {"kind": "x", "title": kept(title), "created_by": "user:99", "created_by_name": "某人", "created_at": AT}
    job = Job.objects.create(place_code=cast.COUNTY, **fields)
    event("", subject=f"job:{job.pk}")
    elsewhere = Job.objects.create(place_code="", **fields)
    event(subject=f"job:{elsewhere.pk}")
    assert (listed(reader()), link(reader())) == (title, "")
    assert link(reader(cast.administrator)) == f"/jobs/{elsewhere.pk}/"
    assert opened(reader(cast.administrator)).label == title


def test_an_import_is_named_by_its_kind_and_year_and_leads_whoever_may_open_it_there():
    batch = ImportBatch.objects.create(
        kind="households", year=2016, file_name="户.xlsx", sha256="0" * 64, size=1, place_code=cast.COUNTY,
        by_key="user:99", by_name="某人", uploaded_at=AT,
    )  # fmt: skip
    event(subject=f"import:{batch.pk}")
    assert listed(reader()).zh == f"导入 {batch.pk}：2016 年{kind_of('households').sheet.label.zh}"
    assert link(reader(cast.county_officer)) == f"/imports/{batch.pk}/"
    assert link(reader(cast.auditor)) == ""


def test_a_household_is_named_by_its_number_to_whoever_reaches_it_and_by_its_id_to_others():
    home = given.household(office_number="632700009999")
    event(subject=f"household:{home.pk}")
    assert (listed(reader()).zh, link(reader())) == ("农户 632700009999", f"/households/{home.pk}/")
    assert (listed(reader(cast.administrator)).zh, link(reader(cast.administrator))) == (f"农户 {home.pk}", "")


def test_a_round_a_frozen_year_a_delegation_and_an_organisation_are_named():
    given.organisation("Z-0001", name="省水利厅")
    commander = cast.commander()
    secretary = cast.secretary(of=commander)
    delegation = commander.delegations_given.get()
    computed = Round.objects.create(
        year=2016, scheme="cn-prefecture-2016", scheme_version=1, scheme_hash="0", run=3, result={}, result_hash="0",
        at=AT, by_name="某人",
    )  # fmt: skip
    Snapshot.objects.create(
        year=2016, version=1, manifest_hash="0" * 64, frozen_at=AT, by_key="user:99", by_name="某人", rows={}
    )
    label = load_scheme("cn-prefecture-2016").label.zh
    told = {
        "organisation:Z-0001": ("单位省水利厅（Z-0001）", ""),
        f"delegation:{delegation.pk}": (f"{commander.name}授权{secretary.name}代办", ""),
        f"round:{computed.pk}": (f"{label}，2016 年第 3 轮", f"/assessment/{computed.pk}/"),
        "snapshot:2016/1": ("2016 年度快照第 1 版", "/snapshots/"),
    }
    for subject, (words, url) in told.items():
        event(subject=subject)
        assert (listed(reader()).zh, link(reader())) == (words, url)


def test_more_events_are_named_by_no_more_queries(django_assert_num_queries):
    user = reader()
    for subject in [f"user:{cast.helper().pk}", "job:1", "import:1", "household:1"]:
        event(subject=subject)
    with CaptureQueriesContext(connection) as few:
        audit_page(actor=user, asked=Asked())
    for subject in [f"user:{cast.helper().pk}", "job:2", "import:2", "household:2"]:
        event(subject=subject)
    with django_assert_num_queries(len(few)):
        audit_page(actor=user, asked=Asked())


@pytest.mark.parametrize(
    ("by", "words"), [("command line", "命令行"), ("demo", "示范数据"), ("huiyin", "平台"), ("sign-in", "登录页面")]
)
def test_the_platform_itself_is_named_in_the_readers_language(by, words):
    event(by=by)
    assert audit_page(actor=reader(), asked=Asked()).table.rows[0].cells[2].value.zh == words


def test_a_person_who_bears_a_name_of_the_platform_keeps_it():
    assert shown_name("user:3", "demo") == "demo"


def test_a_verification_that_found_problems_reads_otherwise_than_one_that_did_not():
    event(detail={"count": 0, "problems": []})
    event(detail={"count": 2, "problems": [{"en": "a", "zh": "甲"}, {"en": "b", "zh": "乙"}]})
    found, sound = (row.cells[0].value.zh for row in audit_page(actor=reader(), asked=Asked()).table.rows)
    assert (found, sound) == ("做了测试：发现 2 处问题", "做了测试：未发现问题")
    page = event_page(actor=reader(), number=2)
    assert "甲；乙" in [getattr(value, "zh", value) for _, value in page.facts]
    assert page.detail == ""


def test_the_accounts_of_an_event_are_named_with_role_and_place():
    event(detail={"accounts": [{"user": "user:16", "role": "auditor", "place": cast.COUNTY}]})
    said = [value.zh for label, value in event_page(actor=reader(), number=1).facts if label.en == "Accounts"]
    assert said == [f"账号 16（{CHARTERS[Role.AUDITOR].label.zh}，{cast.COUNTY}）"]


def test_an_event_of_an_action_that_this_version_forgot_shows_its_code():
    event()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_auditevent SET action = 'old.thing.done'")
    assert audit_page(actor=reader(), asked=Asked()).table.rows[0].cells[0].value.en == "old.thing.done"


def test_the_verdict_names_how_many_events_hold_and_the_first_that_does_not():
    event()
    event()
    assert verdict_page(actor=reader()).words.en == "The chain of 2 events holds."
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_auditevent SET subject = 'thing:9' WHERE number = 2")
    verdict = verdict_page(actor=reader())
    assert not verdict.holds
    assert verdict.words.zh.startswith("链条在第 2 条处断开：内容被改动。")
