"""Two imports that were both checked before either came in."""

import pytest

from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.errors import ChangedSinceError
from huiyin_web.imports.models import BatchState
from huiyin_web.registry.models import Household, HouseholdHistory, Person
from support import cast
from web.imports.files import AT, applied, brought_in, checked, counts, household, officer, person

pytestmark = pytest.mark.usefixtures("registry")


def heads():
    return dict(Household.objects.order_by("office_number").values_list("office_number", "head_name"))


def refused(batch, by):
    with pytest.raises(ChangedSinceError) as raised:
        brought_in(batch, by)
    batch.refresh_from_db()
    assert batch.state == BatchState.CHECKED
    return raised.value


def test_the_later_of_two_imports_of_the_same_rows_is_refused_and_names_the_first(tmp_path):
    by = officer()
    applied([household("H1"), household("H2"), household("H3")], by, tmp_path)
    mine = checked([household("H1", 户主姓名="多杰"), household("H2", 户主姓名="多杰")], by, tmp_path)
    theirs = checked([household("H1", 户主姓名="才让"), household("H2", 户主姓名="才让")], by, tmp_path)
    first = brought_in(theirs, by)
    error = refused(mine, by)
    assert error.say("en") == (
        f"The register has changed since import {mine.pk} was checked: rows of this file that came in or were changed "
        f"by another import meanwhile: 2 (receipt {first.receipt}). Nothing was changed. Check the file again: that "
        "shows the differences as they are now."
    )
    assert error.say("zh") == (
        f"导入 {mine.pk} 校验之后台账已有变动：本文件中有 2 行在此期间已由其他导入新增或变更（凭证号 {first.receipt}）。"
        "本次未作任何改动。请重新校验，届时将显示最新的差异。"
    )
    assert heads() == {"H1": "才让", "H2": "才让", "H3": "扎西"}
    assert HouseholdHistory.objects.count() == 2


def test_after_another_check_the_refused_import_comes_in_over_what_it_has_seen(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    mine = checked([household("H1", 户主姓名="多杰")], by, tmp_path)
    applied([household("H1", 户主姓名="才让")], by, tmp_path)
    refused(mine, by)
    brought_in(check_file(batch=mine.pk, by=by, at=AT), by)
    assert heads() == {"H1": "多杰"}
    assert Household.objects.get().version == 3


def test_every_import_that_changed_a_row_is_named(tmp_path):
    by = officer()
    applied([household("H1"), household("H2"), household("H3")], by, tmp_path)
    mine = checked([household(number, 户主姓名="多杰") for number in ("H1", "H2", "H3")], by, tmp_path)
    one = applied([household("H1", 户主姓名="才让")], by, tmp_path)
    two = applied([household("H2", 户主姓名="才让"), household("H3", 户主姓名="才让")], by, tmp_path)
    assert f"3 行在此期间已由其他导入新增或变更（凭证号 {one.receipt}、{two.receipt}）" in refused(mine, by).say("zh")


def test_another_import_that_touched_other_rows_is_no_obstacle(tmp_path):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    mine = checked([household("H1", 户主姓名="多杰"), household("H4")], by, tmp_path)
    applied([household("H2", 户主姓名="才让"), household("H3")], by, tmp_path)
    assert counts(brought_in(mine, by)) == {"rows": 2, "new": 1, "changed": 1, "absent": 2}
    assert heads() == {"H1": "多杰", "H2": "才让", "H3": "扎西", "H4": "扎西"}


def test_a_row_that_this_file_leaves_as_it_is_may_have_moved_to_and_fro(tmp_path):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    mine = checked([household("H1"), household("H2", 户主姓名="多杰")], by, tmp_path)
    applied([household("H1", 户主姓名="才让")], by, tmp_path)
    applied([household("H1"), household("H9")], by, tmp_path)
    assert counts(brought_in(mine, by))["changed"] == 1


@pytest.mark.parametrize("theirs", [{"户主姓名": "才让"}, {}])
def test_a_row_that_was_new_at_the_check_and_has_come_in_since_is_not_written_over(tmp_path, theirs):
    by = officer()
    mine = checked([household("H1"), household("H2")], by, tmp_path)
    first = applied([household("H1", **theirs)], by, tmp_path)
    error = refused(mine, by)
    assert f"meanwhile: 1 (receipt {first.receipt})" in error.say("en")
    assert list(heads()) == ["H1"]


def test_rows_whose_changes_balance_in_number_are_told_apart(tmp_path):
    by = officer()
    applied([household("H1"), household("H2", 户主姓名="多杰")], by, tmp_path)
    mine = checked([household("H1", 户主姓名="多杰"), household("H2", 户主姓名="多杰")], by, tmp_path)
    applied([household("H1", 户主姓名="多杰"), household("H2", 户主姓名="才让")], by, tmp_path)
    assert "meanwhile: 2 (" in refused(mine, by).say("en")
    assert heads() == {"H1": "多杰", "H2": "才让"}


def test_persons_are_compared_by_their_own_versions(tmp_path):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    applied([person("P1")], by, tmp_path, kind="persons")
    mine = checked([person("P1", of="H2")], by, tmp_path, kind="persons")
    applied([person("P1", 务工时间="9")], by, tmp_path, kind="persons")
    refused(mine, by)
    assert (Person.objects.get().work_months, Person.objects.get().household.office_number) == (9, "H1")


def test_rows_without_a_history_are_compared_too(tmp_path):
    office = officer(cast.PROVINCE)
    row = {"单位编号": "1", "单位类别": "帮扶单位", "单位名称": "甲", "所在地区划代码": cast.COUNTY}
    applied([row], office, tmp_path, kind="organisations")
    mine = checked([row | {"单位名称": "乙"}], office, tmp_path, kind="organisations")
    applied([row | {"单位名称": "丙"}], office, tmp_path, kind="organisations")
    refused(mine, office)
