"""Help comes as a file: once however often, corrected, previewed and undone."""

from datetime import date

import pytest
from django.db import transaction

from huiyin_web.access.actor import platform
from huiyin_web.assistance.models import Help, HelpHistory
from huiyin_web.imports.page_queries.changes import changes_part
from huiyin_web.imports.queries import problems
from huiyin_web.registry.actions.merge_households import merge_households
from support import cast, given
from web.imports.files import AT, applied, checked, counts, officer, undone

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path / "data"
    given.places()
    given.household(office_number="H1")
    given.household(cast.NEXT_VILLAGE, office_number="H2")


def a_help(number="H1", **cells):
    return {
        "户编号": number, "帮扶类别": "雨露计划", "帮扶内容": "中职补助：长子", "金额": "3000", "帮扶单位（人）": "县扶贫办",
        "帮扶日期": "2014-06-20", **cells,
    }  # fmt: skip


def bring(rows, folder, work=applied, by=None, **more):
    return work(rows, by or officer(), folder, kind="help", **more)


def test_a_row_comes_in_with_the_words_of_an_office_and_money_in_fen(tmp_path):
    batch = bring([a_help()], tmp_path)
    row = Help.objects.get()
    assert counts(batch) == {"rows": 1, "new": 1}
    assert (row.household.office_number, row.kind, row.what, row.amount, row.given_by, row.given_on) == (
        "H1", "training", "中职补助：长子", 300_000, "县扶贫办", date(2014, 6, 20),
    )  # fmt: skip


def test_the_same_row_twice_is_one_and_another_child_another_day_or_another_kind_is_another(tmp_path):
    bring([a_help()], tmp_path)
    others = [{"帮扶内容": "中职补助：次子"}, {"帮扶日期": "2014-06-21"}, {"帮扶类别": "教育资助"}]
    batch = bring([a_help(), *(a_help(**cells) for cells in others)], tmp_path)
    assert (counts(batch), Help.objects.count()) == ({"rows": 4, "new": 3, "unchanged": 1}, 4)
    assert checked([a_help(), a_help()], officer(), tmp_path, kind="help").problems == {"DUPLICATE": 2}


def test_a_correction_is_previewed_keeps_what_was_and_is_undone_beside_other_help_of_the_household(tmp_path):
    bring([a_help(), a_help(帮扶日期="2013-06-20")], tmp_path)
    waiting = bring([a_help(金额="1500")], tmp_path, checked)
    (row,) = changes_part(officer(), waiting).table.rows
    assert [str(getattr(cell, "value", cell)) for cell in row.cells][3:] == ["3,000.00", "1,500.00"]

    batch = bring([a_help(金额="1500")], tmp_path)
    assert (counts(batch), HelpHistory.objects.get().amount) == ({"rows": 1, "changed": 1, "absent": 1}, 300_000)
    undone(batch, officer())
    assert set(Help.objects.values_list("amount", "given_on__year")) == {(300_000, 2014), (300_000, 2013)}


def test_a_correction_is_undone_where_the_help_is_after_two_entries_became_one_household(tmp_path):
    kept = given.household()
    bring([a_help()], tmp_path)
    batch = bring([a_help(金额="1500")], tmp_path)
    dropped = Help.objects.get().household_id
    with transaction.atomic():
        merge_households(kept=kept.pk, dropped=dropped, doubles=(), reason="问过", by=platform("test"), at=AT)
    undone(batch, officer())
    row = Help.objects.get()
    assert (row.household_id, row.amount) == (kept.pk, 300_000)


def test_an_import_of_new_help_is_undone(tmp_path):
    undone(bring([a_help()], tmp_path), officer())
    assert not Help.objects.exists()


def test_a_household_that_is_not_known_or_out_of_reach_is_told_with_its_row(tmp_path):
    batch = bring([a_help(), a_help("H9"), a_help("H2")], tmp_path, checked)
    assert (batch.problems, batch.good) == ({"REFERENCE": 1, "OUTSIDE": 1}, 1)


def test_an_id_number_in_the_words_and_a_day_to_come_are_refused_with_row_and_column_and_the_number_is_struck_out(
    tmp_path,
):
    wrong = (
        {}, {"帮扶内容": "发给632725199003070035"}, {"备注": "６３２７２５１９９００３０７００３５"},
        {"帮扶单位（人）": "扎西 63272519900307003X"}, {"帮扶日期": "2014-07-02"}, {"帮扶日期": "2014-07-01"},
    )  # fmt: skip
    batch = bring([a_help(**{"备注": ""} | cells) for cells in wrong], tmp_path, checked)
    assert (batch.good, batch.problems) == (2, {"ID_WITHIN": 3, "DAY_TO_COME": 1})
    assert [(one.row, one.heading, one.value, one.rule) for one in problems(batch)] == [
        (3, "帮扶内容", "发给632725********0035", "ID_WITHIN"), (4, "备注", "***", "ID_WITHIN"),
        (5, "帮扶单位（人）", "扎西 632725********003X", "ID_WITHIN"), (6, "帮扶日期", "2014-07-02", "DAY_TO_COME"),
    ]  # fmt: skip
    told = {one.rule: (one.wrong.zh, one.mend.zh) for one in problems(batch)}
    assert told == {
        "ID_WITHIN": ("含有身份证号", "请删去身份证号，此处不需要。"),
        "DAY_TO_COME": ("“2014-07-02”晚于今天（2014-07-01）", "请填写实际发生的日期。"),
    }


@pytest.mark.parametrize(
    "cells", [{"帮扶类别": "送温暖"}, {"帮扶内容": ""}, {"帮扶日期": "去年"}, {"金额": "-1"}, {"帮扶单位（人）": ""}]
)
def test_a_row_that_cannot_be_so_is_refused(tmp_path, cells):
    assert bring([a_help(), a_help(**{"帮扶内容": "母羊"} | cells)], tmp_path, checked).refused == 1


def test_the_mended_file_replaces_the_one_that_was_refused(tmp_path):
    by = officer()
    first = bring([a_help(), a_help(帮扶内容="母羊", 金额="许多")], tmp_path, checked, by)
    mended = bring([a_help(), a_help(帮扶内容="母羊", 金额="900")], tmp_path, by=by)
    first.refresh_from_db()
    assert first.replaced_by == mended.pk
