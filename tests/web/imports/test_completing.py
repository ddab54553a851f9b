"""Of a column that a file lacks it says nothing: what is registered stays, and everything else is judged with it."""

import pytest

from huiyin_web.imports import completing
from huiyin_web.imports.page_queries.batch import batch_page
from huiyin_web.imports.page_queries.changes import changes_part
from huiyin_web.places.models import Place
from huiyin_web.registry.models import Household, HouseholdHistory, Person
from support import cast
from web.imports.files import AT, SOON, applied, brought_in, checked, counts, household, now, officer, person, undone

pytestmark = pytest.mark.usefixtures("registry")
INCOME = ("工资性收入", "生产经营性支出")


def without(row, *headings):
    return {heading: cell for heading, cell in row.items() if heading not in headings}


def incomes(number="H1"):
    return Household.objects.values_list("wage_income", "business_expense", "net_income", "income_per_capita").get(
        office_number=number
    )


def test_what_is_registered_in_columns_that_are_not_there_stays_and_new_rows_are_empty(tmp_path, monkeypatch):
    monkeypatch.setattr(completing, "_SPAN", 1)
    by = officer()
    applied([household("H1")], by, tmp_path)
    rows = [without(household(number, 联系电话="13800005678"), *INCOME, "识别日期") for number in ("H1", "H2")]
    batch = checked(rows, by, tmp_path)
    assert counts(batch) == {"rows": 2, "new": 1, "changed": 1}
    brought_in(batch, by)
    first, second = Household.objects.order_by("office_number")
    assert (first.phone, first.wage_income, f"{first.identified_on}") == ("13800005678", 600050, "2014-06-01")
    assert (second.phone, second.wage_income, second.net_income, second.identified_on) == (
        "13800005678", None, None, None,
    )  # fmt: skip


def test_the_page_says_once_which_columns_are_not_there_and_lists_no_change_in_them(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    batch = checked([without(household("H1", 联系电话=""), *INCOME)], by, tmp_path)
    page = batch_page(actor=by, number=batch.pk, at=AT)
    listed = page.lacking.columns.zh.split("、")
    assert page.lacking.words.zh == f"文件缺少 {len(listed)} 列。在册行的这些内容保持不变，新增行留空。"
    assert ("工资性收入" in listed, "联系电话" in listed) == (True, False)
    assert [row.cells[2].zh for row in changes_part(by, batch).table.rows] == ["联系电话"]
    assert batch_page(actor=by, number=brought_in(batch, by).pk, at=AT).lacking is None


def test_an_empty_cell_of_a_column_that_is_there_empties_what_is_registered(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    brought_in(checked([household("H1", 识别日期="")], by, tmp_path), by)
    assert Household.objects.get().identified_on is None


def test_income_is_computed_from_what_the_file_says_and_what_is_registered(tmp_path):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    assert incomes() == (600050, 100000, 500050, 166683)
    rows = [without(household("H1", 工资性收入="7000"), "生产经营性支出"), without(household("H3"), "生产经营性支出")]
    brought_in(checked(rows, by, tmp_path), by)
    assert incomes() == (700000, 100000, 600000, 200000)
    assert incomes("H3") == (600050, None, 600050, 200017)
    brought_in(checked([without(household("H2", 家庭人口数="2"), *INCOME)], by, tmp_path), by)
    assert incomes("H2") == (600050, 100000, 500050, 250025)


def test_a_file_that_says_the_same_in_fewer_columns_changes_nothing_and_keeps_no_history(tmp_path):
    by = officer()
    applied([household("H1", 住房面积="85.5", 是否通电="是")], by, tmp_path)
    batch = checked([without(household("H1"), *INCOME)], by, tmp_path)
    assert counts(batch) == {"rows": 1, "unchanged": 1}
    brought_in(batch, by)
    assert not HouseholdHistory.objects.exists()


def test_a_household_under_a_new_number_keeps_what_its_file_does_not_say(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    brought_in(checked([without(household("H9", 原户编号="H1"), *INCOME)], by, tmp_path), by)
    assert incomes("H9") == (600050, 100000, 500050, 166683)


def test_undoing_puts_back_what_was_before(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    before = now()
    batch = applied([without(household("H1", 家庭人口数="2"), *INCOME)], by, tmp_path)
    assert incomes() == (600050, 100000, 500050, 250025)
    undone(batch, by, at=SOON)
    assert now() == before


def test_a_household_that_left_needs_no_day_in_a_file_without_that_column_where_one_is_registered(tmp_path):
    by = officer()
    left = {"脱贫属性": "已脱贫"}
    applied([household("H1", 脱贫日期="2014-06-20", **left)], by, tmp_path)
    batch = checked([without(household(one, **left), "脱贫日期") for one in ("H1", "H2")], by, tmp_path)
    assert (batch.unchanged, batch.problems) == (1, {"EXIT_UNDATED": 1})
    (row,) = batch_page(actor=by, number=batch.pk, at=AT).problems.table.rows
    assert row.cells[0].value.en == "Row 3"


def test_what_no_longer_agrees_with_what_is_registered_is_refused(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    left = without(household("H1", 脱贫属性="已脱贫", 脱贫日期="2014-05-01"), "识别日期")
    assert checked([left], by, tmp_path).problems == {"EXIT_EARLY": 1}
    applied([person("P1")], by, tmp_path, kind="persons")
    named = without(person("P1", 性别="男", 出生日期="1984-05-01"), "证件类型", "证件号码")
    batch = checked([named], by, tmp_path, kind="persons")
    assert (batch.refused, batch.problems) == (1, {"BIRTH_DIFFERS": 1})


def test_a_day_of_birth_is_read_from_the_id_where_its_column_is_not_there(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    applied([person("P1", 证件号码="")], by, tmp_path, kind="persons")
    brought_in(checked([without(person("P1"), "出生日期", "民族")], by, tmp_path, kind="persons"), by)
    found = Person.objects.get()
    assert (f"{found.birth_date}", found.ethnicity) == ("1984-04-30", "tibetan")


def test_a_registered_day_of_birth_stays_and_another_id_is_refused_beside_it(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    applied([person("P1", 证件号码="", 出生日期="1980-01-01")], by, tmp_path, kind="persons")
    batch = checked([without(person("P1"), "出生日期")], by, tmp_path, kind="persons")
    assert (batch.refused, batch.problems) == (1, {"BIRTH_DIFFERS": 1})
    assert f"{Person.objects.get().birth_date}" == "1980-01-01"


def test_an_english_name_that_was_made_up_gives_way_to_the_registered_one(tmp_path):
    by = officer(cast.PROVINCE)
    code = f"{cast.COUNTY[:6]}900000"
    row = {"code": code, "level": "township", "name": "查旦镇", "name_en": "Cadain"}
    applied([row], by, tmp_path, kind="places")
    brought_in(checked([without(row | {"name": "查旦乡"}, "name_en")], by, tmp_path, kind="places"), by)
    assert Place.objects.values_list("name", "name_en").get(code=code) == ("查旦乡", "Cadain")
