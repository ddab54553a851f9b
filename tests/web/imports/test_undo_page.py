"""What the page of an applied import says of undoing it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.imports.actions.undo_import import undo_import
from huiyin_web.imports.errors import OwnUndoError, UndoBlockedError
from huiyin_web.imports.limits import UNDO_WITHIN
from huiyin_web.imports.page_queries.batch import batch_page
from huiyin_web.imports.steps import UNDO
from huiyin_web.jobs.models import Job
from support import batches, cast
from web.imports.files import AT, SOON, applied, colleague, household, officer, undone

pytestmark = pytest.mark.usefixtures("registry")


def page_of(by, batch, at=SOON):
    return batch_page(actor=by, number=batch.pk, rule="", at=at)


@pytest.fixture
def second(tmp_path):
    """An import that changed one household and brought in another, and who sent it."""
    by = officer()
    applied([household("H1")], by, tmp_path)
    return by, applied([household("H1", 联系电话=""), household("H2")], by, tmp_path)


def test_what_somebody_else_approved_is_not_undone_by_its_sender_alone(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    batch = applied([household("H1", 户主姓名="多杰")], by, tmp_path)
    undo = page_of(by, batch).undo
    assert not undo.may
    assert undo.words.zh == (
        "该导入有 1 行新登记了户或人员，或变更了影响资格认定的信息，并经他人复核，上传人不能自行撤销。"
        "请由本单位其他人员或上级单位撤销。"
    )
    with pytest.raises(OwnUndoError):
        undo_import(batch=batch.pk, by=by, at=SOON)
    assert page_of(colleague(by), batch).undo.may is True
    assert undo_import(batch=batch.pk, by=colleague(by), at=SOON).changed == 1


def test_it_says_what_undoing_would_do_and_until_when(second):
    by, batch = second
    undo = page_of(colleague(by), batch).undo
    assert (undo.may, undo.other, undo.blocking) == (True, None, None)
    assert undo.words.en.startswith("Until 2014-07-04 16:00, as long as nothing else touches its rows.")
    assert "变更的 1 行恢复原状，新增的 1 行移出台账" in undo.words.zh


def test_afterwards_it_says_why_it_can_no_longer_be_undone(second):
    by, batch = second
    undo = page_of(by, batch, at=AT + UNDO_WITHIN + timedelta(minutes=1)).undo
    assert (undo.may, undo.words.zh) == (
        False,
        f"导入后 72 小时内可以撤销；导入 {batch.pk} 的撤销期限已于 2014-07-04 16:00 届满。请另行上传文件更正。",
    )


def test_an_undone_import_and_what_undid_it_lead_to_each_other(second):
    by, batch = second
    undo = undone(batch, by)
    of, the_undoing = page_of(by, batch), page_of(by, undo)
    assert (of.state.zh, of.undo.may, of.undo.other.url) == ("已撤销", False, f"/imports/{undo.pk}/")
    assert dict(of.receipt)[Text("Stands today", "目前状态")].en == "undone: the register is as it was before"
    assert (the_undoing.state.zh, the_undoing.undo.other.url) == ("撤销已执行", f"/imports/{batch.pk}/")
    assert the_undoing.lead.en == f"Rows put back as they were: 1; taken out: 1. Receipt {undo.receipt}."
    assert [(one.sign, one.count, one.label.zh) for one in the_undoing.terms] == [
        ("", 2, "原导入行数"), ("=", 1, "恢复原状"), ("+", 1, "移出台账"),
    ]  # fmt: skip
    assert {label.en: getattr(value, "en", value) for label, value in the_undoing.receipt}["Rows undone"] == (
        "2 = 1 put back + 1 taken out"
    )


def test_what_stood_in_the_way_is_listed_with_its_reason_and_as_a_file(second, client, tmp_path):
    by, batch = second
    later = applied([household("H2", 户主姓名="才让")], by, tmp_path, at=SOON)
    with pytest.raises(UndoBlockedError) as refused:
        undone(batch, by)
    batches.job(batch, "failed", kind=UNDO, error_code=refused.value.code, error={"en": "No.", "zh": "否。"})
    page = page_of(colleague(by), batch)
    assert (page.failure.en, page.undo.may, page.undo.blocking.words.en) == ("No.", True, "Rows shown: 1 of 1.")
    (row,) = page.undo.blocking.table.rows
    assert row.cells[:2] == ("H2", "才*")
    assert row.cells[-1].zh == f"此后已由导入 {later.pk} 变更（凭证号 {later.receipt}）"
    client.force_login(User.objects.get())
    answer = client.get(reverse("imports:batch", args=[batch.pk]), {"rows": "blocking", "format": "csv"})
    assert answer["Huiyin-Rows-Written"] == "1"
    assert "才*" in batches.content_of(answer).read().decode("utf-8-sig")


def test_a_failed_undoing_of_before_is_of_no_interest_once_it_went_well(second):
    by, batch = second
    batches.job(batch, "failed", kind=UNDO, error_code="X", error={"en": "No.", "zh": "否。"})
    undone(batch, by)
    assert page_of(by, batch).failure is None


def test_while_it_is_being_undone_there_is_its_progress(second):
    by, batch = second
    batches.job(batch, kind=UNDO)
    page = page_of(by, batch)
    assert (page.state.zh, page.progress.value, page.undo) == ("正在撤销", 0.0, None)


def test_it_is_undone_by_the_worker_once_somebody_says_to_be_sure(second, client):
    _, batch = second
    type(batch).objects.update(applied_at=batches.AT + timedelta(days=365 * 100))
    client.force_login(cast.county_officer())
    client.post(reverse("imports:undo", args=[batch.pk]))
    assert not Job.objects.exists()
    answer = client.post(reverse("imports:undo", args=[batch.pk]), {"sure": "on"})
    assert (answer.url, Job.objects.get().kind) == (f"/imports/{batch.pk}/", UNDO)


def test_the_remaining_time_is_told_from_the_pace_so_far(second):
    by, _ = second
    batch = batches.batch()
    running = batches.job(batch, progress=0.2, started_at=SOON - timedelta(minutes=1))
    assert page_of(by, batch).progress.left.zh == "预计剩余约 4 分钟。"
    Job.objects.filter(pk=running.pk).update(progress=0.9)
    assert page_of(by, batch).progress.left.en == "Less than a minute left."
    Job.objects.filter(pk=running.pk).update(progress=0.01)
    assert page_of(by, batch).progress.left is None


def test_nor_by_an_account_whose_password_the_sender_gave(tmp_path):
    sender = cast.county_officer()
    by = actor_of(sender, on=AT.date())
    applied([household("H1")], by, tmp_path)
    batch = applied([household("H1", 户主姓名="多杰")], by, tmp_path)
    second = actor_of(cast.given_by(cast.county_officer(), sender), on=AT.date())
    with pytest.raises(SamePersonError):
        undo_import(batch=batch.pk, by=second, at=SOON)
    assert page_of(second, batch).undo.may is False
