from datetime import timedelta

import pytest

from huiyin_web.core import audit
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports import kinds
from huiyin_web.imports.actions.cancel_import import cancel_import
from huiyin_web.imports.errors import (
    BatchStateError,
    UndoFrozenError,
    UndoKindError,
    UndoLateError,
    UndoNothingError,
    UndoOfUndoError,
    UndoOutsideError,
)
from huiyin_web.imports.limits import UNDO_WITHIN
from huiyin_web.imports.models import BatchState
from huiyin_web.imports.verifying import unrecorded_imports
from huiyin_web.registry.models import Household, HouseholdHistory
from support import cast
from web.imports.files import AT, LATER, SOON, applied, household, now, officer, undone

pytestmark = pytest.mark.usefixtures("registry")


def test_what_was_changed_goes_back_and_what_was_new_is_taken_out(tmp_path):
    by = officer()
    first = applied([household("H1"), household("H2")], by, tmp_path)
    before = now()
    second = applied(
        [household("H1", 户主姓名="多杰"), household("H2"), household("H3")], by, tmp_path, year=2015, at=LATER
    )
    undo = undone(second, by, at=LATER)
    assert now() == before
    assert (undo.rows, undo.changed, undo.removed, undo.new) == (2, 1, 1, 0)
    rows = Household.objects.order_by("pk").values_list(
        "office_number", "head_name", "version", "import_id", "updated_year"
    )
    assert list(rows) == [("H1", "扎西", 3, first.pk, 2014), ("H2", "扎西", 1, first.pk, 2014)]


def test_the_history_keeps_what_was_undone(tmp_path):
    by = officer()
    first = applied([household("H1")], by, tmp_path)
    second = applied([household("H1", 户主姓名="多杰"), household("H2")], by, tmp_path)
    new = Household.objects.get(office_number="H2").pk
    undo = undone(second, by)
    kept = HouseholdHistory.objects.order_by("history_id").values_list(
        "office_number", "head_name", "version", "import_id", "replaced_by_import", "replaced_at"
    )
    assert list(kept) == [
        ("H1", "扎西", 1, first.pk, second.pk, AT),
        ("H1", "多杰", 2, second.pk, undo.pk, SOON),
        ("H2", "扎西", 1, second.pk, undo.pk, SOON),
    ]
    assert HouseholdHistory.objects.get(office_number="H2").household_id == new


def test_a_household_that_comes_in_again_is_a_new_one(tmp_path):
    by = officer()
    first = applied([household("H1")], by, tmp_path)
    before = Household.objects.get().pk
    undone(first, by)
    again = applied([household("H1")], by, tmp_path, at=SOON)
    assert (again.new, Household.objects.get().pk > before) == (1, True)


def test_the_undoing_has_a_receipt_and_one_event(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    second = applied([household("H1", 户主姓名="多杰"), household("H2")], by, tmp_path)
    undo = undone(second, by)
    second.refresh_from_db()
    assert (second.state, undo.state, undo.undoes) == (BatchState.UNDONE, BatchState.APPLIED, second.pk)
    assert undo.receipt == f"HY-2014-{undo.pk:06d}"
    event = AuditEvent.objects.get(action="imports.batch.undone")
    assert (event.subject, event.place_code) == (f"import:{second.pk}", cast.COUNTY)
    assert event.detail == {
        "undoes": second.receipt, "import": undo.pk, "kind": "households", "year": 2014, "receipt": undo.receipt,
        "sha256": second.sha256, "rows": 2, "changed": 1, "removed": 1,
    }  # fmt: skip
    assert (audit.verify(), list(unrecorded_imports())) == (None, [])


def test_a_register_that_hides_an_undoing_is_found_out(tmp_path):
    by = officer()
    first = applied([household("H1")], by, tmp_path)
    undo = undone(first, by)
    first.refresh_from_db()
    type(first).objects.filter(pk=first.pk).update(state=BatchState.APPLIED)
    assert [one.en for one in unrecorded_imports()] == [
        f"import {first.receipt}: its row says something else than the audit log (state)"
    ]
    type(first).objects.filter(pk=first.pk).update(state=BatchState.UNDONE)
    undo.delete()
    assert [one.en for one in unrecorded_imports()] == [
        f"import {undo.receipt}: the audit log knows that it was applied, but its row is gone"
    ]


def test_the_same_file_comes_in_again_once_it_was_undone(tmp_path):
    by = officer()
    undo = undone(applied([household("H1")], by, tmp_path), by)
    again = applied([household("H1")], by, tmp_path, at=SOON)
    assert (again.state, again.sha256) == (BatchState.APPLIED, undo.sha256)
    assert undone(again, by).removed == 1


def test_an_import_is_undone_once_and_an_undoing_never(tmp_path):
    by = officer()
    first = applied([household("H1")], by, tmp_path)
    undo = undone(first, by)
    with pytest.raises(BatchStateError) as twice:
        undone(first, by)
    assert twice.value.say("zh").startswith(f"导入 {first.pk} 当前为“已撤销”，此操作要求“已导入”。")
    with pytest.raises(UndoOfUndoError) as of_undo:
        undone(undo, by)
    assert of_undo.value.say("en") == (
        f"Import {undo.pk} is itself the undoing of import {first.pk}. To bring its rows in again, upload the file again."
    )
    for one in (first, undo):
        with pytest.raises(BatchStateError):
            cancel_import(batch=one.pk, by=by, at=SOON)


@pytest.mark.parametrize(("hours", "refused"), [(72, False), (72.01, True)])
def test_an_import_can_be_undone_for_three_days(tmp_path, hours, refused):
    by = officer()
    assert timedelta(hours=72) == UNDO_WITHIN
    first, at = applied([household("H1")], by, tmp_path), AT + timedelta(hours=hours)
    if not refused:
        assert undone(first, by, at=at).removed == 1
        return
    with pytest.raises(UndoLateError) as late:
        undone(first, by, at=at)
    assert late.value.say("en") == (
        f"An import can be undone within 72 hours; for import {first.pk} that ended at 2014-07-04 16:00. "
        "Correct its rows by another file."
    )


def test_what_a_frozen_year_holds_is_not_undone(tmp_path, monkeypatch):
    by = officer()
    first = applied([household("H1")], by, tmp_path)
    monkeypatch.setattr(kinds, "_FROZEN_SINCE", [lambda moment: 2014 if moment == AT else None])
    with pytest.raises(UndoFrozenError) as frozen:
        undone(first, by)
    assert frozen.value.say("zh").startswith("该导入之后已冻结 2014 年度快照，快照包含其数据，不能撤销。")


def test_a_kind_without_history_and_an_import_that_changed_nothing_have_nothing_to_go_back_to(tmp_path):
    office = officer(cast.PROVINCE)
    row = {"单位编号": "1", "单位类别": "帮扶单位", "单位名称": "甲", "所在地区划代码": cast.COUNTY}
    with pytest.raises(UndoKindError):
        undone(applied([row], office, tmp_path, kind="organisations"), office)
    applied([household("H1"), household("H2")], office, tmp_path)
    with pytest.raises(UndoNothingError):
        undone(applied([household("H1")], office, tmp_path), office)


def test_rows_of_another_area_are_undone_by_the_office_above(tmp_path):
    above = officer(cast.PREFECTURE)
    batch = applied([household("H1"), household("H2", 行政村代码=cast.NEXT_VILLAGE)], above, tmp_path)
    type(batch).objects.filter(pk=batch.pk).update(place_code=cast.COUNTY)
    with pytest.raises(UndoOutsideError) as outside:
        undone(batch, officer())
    assert "outside your area, or lay there before: 1." in outside.value.say("en")
    assert undone(batch, above).removed == 2
