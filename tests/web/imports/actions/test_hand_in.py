from datetime import timedelta

import pytest

from huiyin_web.access.actor import platform
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.actions.hand_in import hand_in
from huiyin_web.imports.errors import (
    BatchStateError,
    HandedInError,
    NotHandedInError,
    OvertakenError,
    OwnImportError,
    RowsRefusedError,
)
from huiyin_web.imports.models import BatchState
from huiyin_web.imports.page_queries.batch import batch_page
from huiyin_web.imports.turns import Turn, turn_of
from huiyin_web.registry.models import Household
from support import batches, cast
from web.imports.files import AT, SOON, applied, brought_in, checked, colleague, household, officer, person

pytestmark = pytest.mark.usefixtures("registry")


def poorer(tmp_path, by, *more):
    """Give the checked file that lowers the income of a registered household and gives another a telephone."""
    applied([household("H1"), household("H2")], by, tmp_path)
    return checked([household("H1", 工资性收入="1000"), household("H2", 联系电话=""), *more], by, tmp_path)


def test_the_rows_are_counted_that_change_what_decides(tmp_path):
    batch = poorer(tmp_path, officer())
    assert (batch.changed, batch.deciding) == (2, 1)


def test_whoever_sent_the_file_does_not_bring_it_in_alone(tmp_path):
    by = officer()
    batch = poorer(tmp_path, by)
    with pytest.raises(OwnImportError) as refused:
        apply_import(batch=batch.pk, by=by, at=AT)
    assert refused.value.say("en") == (
        "1 rows of this file register somebody or change what decides what a household is entitled to, so somebody else "
        "of your office or of the office above brings it in. Hand it in; nothing changes until then."
    )
    hand_in(batch=batch.pk, by=by, at=AT)
    with pytest.raises(OwnImportError):
        apply_import(batch=batch.pk, by=by, at=AT)
    assert Household.objects.get(office_number="H1").wage_income == 600050


def test_somebody_else_brings_in_what_was_handed_in(tmp_path):
    by = officer()
    batch = poorer(tmp_path, by)
    with pytest.raises(NotHandedInError) as refused:
        apply_import(batch=batch.pk, by=colleague(by), at=AT)
    assert f"上传人{by.name}尚未提交复核" in refused.value.say("zh")
    handed = hand_in(batch=batch.pk, by=by, at=AT)
    done = apply_import(batch=batch.pk, by=colleague(by), at=SOON)
    assert (handed.handed_in_at, done.by_name, done.applied_by) == (AT, by.name, "拉毛")
    assert Household.objects.get(office_number="H1").wage_income == 100000
    event = AuditEvent.objects.filter(action="imports.batch.handed_in").latest("pk")
    assert event.detail == {"sha256": batch.sha256, "changed": 2, "deciding": 1, "good_only": False}


def test_the_choice_to_leave_refused_rows_out_is_made_when_it_is_handed_in(tmp_path):
    by = officer()
    batch = poorer(tmp_path, by, household("H3", 户主姓名=""))
    with pytest.raises(RowsRefusedError):
        hand_in(batch=batch.pk, by=by, at=AT)
    hand_in(batch=batch.pk, good_only=True, by=by, at=AT)
    assert apply_import(batch=batch.pk, by=colleague(by), at=AT).state == BatchState.APPLIED


def test_another_number_of_a_household_and_another_household_of_a_person_decide(tmp_path):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    applied([person("P1", of="H1")], by, tmp_path, kind="persons")
    assert checked([person("P1", of="H2")], by, tmp_path, kind="persons").deciding == 1
    assert checked([household("H9", 原户编号="H1")], by, tmp_path).deciding == 1


def test_what_the_command_line_left_waits_for_anybody_who_may_import_there(tmp_path):
    office = officer()
    applied([household("H1")], office, tmp_path)
    left = checked([household("H1", 工资性收入="1000")], platform("command line"), tmp_path)
    province = actor_of(cast.provincial_office(), on=AT.date())
    assert turn_of(left, province) is Turn.APPROVE
    assert apply_import(batch=left.pk, by=province, at=AT).deciding == 1


def test_whoever_registers_households_or_their_members_does_not_let_them_in_alone(tmp_path):
    by = officer()
    first = checked([household("H1"), household("H2")], by, tmp_path)
    assert (first.new, first.deciding) == (2, 2)
    with pytest.raises(OwnImportError):
        apply_import(batch=first.pk, by=by, at=AT)
    assert not Household.objects.exists()
    assert brought_in(first, by).applied_by == "拉毛"
    members = checked([person("P1", of="H1")], by, tmp_path, kind="persons")
    assert (members.deciding, turn_of(members, by)) == (1, Turn.HAND_IN)
    more = checked([household("H1", 工资性收入="1000"), household("H2", 联系电话=""), household("H3")], by, tmp_path)
    assert (more.changed, more.new, more.deciding) == (2, 1, 2)


def test_new_rows_that_make_nobody_entitled_need_nobody_else(tmp_path):
    by = actor_of(cast.provincial_office(), on=AT.date())
    row = {
        "区划代码": cast.VILLAGE, "年份": "2013", "指标": "rural_population", "数值": "800", "单位": "persons",
        "口径": "户籍人口", "来源": "统计局",
    }  # fmt: skip
    batch = checked([row], by, tmp_path, kind="statistics")
    assert (batch.new, batch.deciding, turn_of(batch, by)) == (1, 0, Turn.BRING_IN)
    assert batch_page(actor=by, number=batch.pk, at=AT).changes is None


def test_rows_that_decide_nothing_need_nobody_else(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    batch = checked([household("H1", 联系电话="")], by, tmp_path)
    with pytest.raises(HandedInError):
        hand_in(batch=batch.pk, by=by, at=AT)
    assert apply_import(batch=batch.pk, by=by, at=AT).deciding == 0


def test_whoever_holds_the_data_folder_brings_in_what_it_has_sent(tmp_path):
    by = platform("test")
    batch = poorer(tmp_path, by)
    assert apply_import(batch=batch.pk, by=by, at=AT).deciding == 1


def test_another_check_takes_back_what_was_handed_in(tmp_path):
    by = officer()
    batch = poorer(tmp_path, by)
    hand_in(batch=batch.pk, by=by, at=AT)
    check_file(batch=batch.pk, by=by, at=SOON)
    with pytest.raises(NotHandedInError):
        apply_import(batch=batch.pk, by=colleague(by), at=SOON)


def test_a_file_is_handed_in_once_and_by_its_sender(tmp_path):
    by = officer()
    batch = poorer(tmp_path, by)
    with pytest.raises(HandedInError):
        hand_in(batch=batch.pk, by=colleague(by), at=AT)
    hand_in(batch=batch.pk, by=by, at=AT)
    with pytest.raises(HandedInError):
        hand_in(batch=batch.pk, by=by, at=AT)
    with pytest.raises(NotFoundError):
        hand_in(batch=batch.pk, by=officer(cast.NEXT_COUNTY), at=AT)


def test_what_cannot_be_brought_in_is_not_handed_in(tmp_path):
    by = officer()
    done = brought_in(poorer(tmp_path, by), by)
    with pytest.raises(BatchStateError):
        hand_in(batch=done.pk, by=by, at=AT)
    waiting = checked([household("H1", 工资性收入="2000")], by, tmp_path)
    batches.batch(state="applied", year=2014, applied_at=waiting.checked_at + timedelta(hours=1))
    with pytest.raises(OvertakenError):
        hand_in(batch=waiting.pk, by=by, at=AT)
