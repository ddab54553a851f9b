"""What a file would change is seen, field by field, before anybody decides about it."""

import csv
import io

import pytest
from django.urls import reverse

from huiyin_web.access.models import User
from huiyin_web.imports.page_queries import changes
from huiyin_web.imports.page_queries.batch import batch_page
from support import batches, cast
from web.imports.files import AT, LATER, applied, brought_in, checked, household, officer, person

pytestmark = pytest.mark.usefixtures("registry")


def shown(by, batch):
    part = batch_page(actor=by, number=batch.pk, rule="", at=AT).changes
    return None if part is None else [[getattr(one, "value", one) for one in row.cells] for row in part.table.rows]


def said(rows, language="en"):
    return [[one.say(language) if hasattr(one, "say") else one for one in row] for row in rows]


def test_each_changed_field_is_listed_with_both_values_as_people_write_them(tmp_path):
    by = officer()
    applied([household(one, 是否通电="是") for one in ("H1", "H2")], by, tmp_path)
    cells = {"家庭人口数": "5", "工资性收入": "7000", "是否通电": "", "主要致贫原因": "因残", "识别日期": "2014-06-02"}
    batch = checked([household("H1", **cells), household("H2", 是否通电="是")], by, tmp_path, at=LATER)
    assert sorted(said(shown(by, batch))) == sorted([
        ["H1", "扎*", "identified on", "2014-06-01", "2014-06-02"],
        ["H1", "扎*", "main cause of poverty", "illness", "disability"],
        ["H1", "扎*", "members", "3", "5"],
        ["H1", "扎*", "wages (yuan a year)", "6,000.50", "7,000.00"],
        ["H1", "扎*", "income per person, computed (yuan a year); line of 2014: 2,800 yuan", "1,666.83", "1,200.00"],
        ["H1", "扎*", "has electricity", "yes", ""],
    ])  # fmt: skip


def test_personal_values_are_masked(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    batch = checked([household("H1", 联系电话="13800005678")], by, tmp_path)
    assert [row[3:] for row in shown(by, batch)] == [["138****1234", "138****5678"]]


def test_a_person_who_moves_and_a_household_under_a_new_number_are_told(tmp_path):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    applied([person("P1", of="H1")], by, tmp_path, kind="persons")
    moved = checked([person("P1", of="H2")], by, tmp_path, kind="persons")
    assert [row[2:] for row in said(shown(by, moved), "zh")] == [["户编号", "H1", "H2"]]
    renumbered = checked([household("H9", 原户编号="H1")], by, tmp_path)
    assert [row[2:] for row in said(shown(by, renumbered), "zh")] == [["户编号", "H1", "H9"]]


def test_of_many_rows_the_first_are_listed_and_the_page_says_of_how_many(tmp_path, monkeypatch):
    monkeypatch.setattr(changes, "PAGE_ROWS", 2)
    by = officer()
    applied([household(f"H{n}") for n in range(4)], by, tmp_path)
    batch = checked([household(f"H{n}", 家庭人口数="5") for n in range(4)], by, tmp_path)
    part = batch_page(actor=by, number=batch.pk, rule="", at=AT).changes
    assert [row.cells[0].value.en for row in part.table.rows] == ["H0", "H0", "H1", "H1"]
    assert part.words.zh == "显示变更行 2 行，共 4 行。"


def test_lists_to_download_say_where_they_are_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(changes, "MOST_LISTED", 1)
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    batch = checked([household(one, 家庭人口数="5") for one in ("H1", "H2")], by, tmp_path)
    part, export = changes.changes_part(by, batch), changes.changes_export(actor=by, number=batch.pk)
    assert part.words.en == (
        "Changed rows shown: 2 of 2. The lists to download hold the first 1 changed and the first 1 new rows."
    )
    assert (
        len({row.cells[0].under.en for row in export.rows}),
        "the first 1 changed rows of 2 and" in export.about.definition.en,
    ) == (1, True)


def test_nothing_is_listed_where_nothing_changes_nor_once_it_came_in(tmp_path):
    by = officer()
    first = applied([household("H1")], by, tmp_path)
    same = checked([household("H1", 备注="")], by, tmp_path)
    assert (shown(by, first), shown(by, same)) == (None, None)


def test_every_change_is_given_as_a_file_until_it_is_decided(client, tmp_path):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    batch = checked([household(one, 家庭人口数="5") for one in ("H1", "H2")], by, tmp_path)
    client.force_login(User.objects.get())
    where = reverse("imports:batch", args=[batch.pk])
    assert "What would change" in client.get(where, headers={"accept-language": "en"}).content.decode()
    asked = {"rows": "changes", "format": "csv"}
    answer = client.get(where, asked, headers={"accept-language": "en"})
    rows = list(csv.reader(io.StringIO(batches.content_of(answer).read().decode("utf-8-sig"))))
    assert rows[0] == ["Row recognised by", "Name", "Column", "Registered", "In the file"]
    assert [row[0] for row in rows[1:]] == ["H1", "H1", "H2", "H2"]
    client.post(reverse("imports:cancel", args=[batch.pk]))
    assert client.get(where, asked).status_code == 404


def test_values_registered_outside_the_area_are_not_shown(tmp_path):
    above = officer(cast.PREFECTURE)
    rows = [household("H1"), household("H2", 行政村代码=cast.NEXT_VILLAGE)]
    applied(rows, above, tmp_path)
    batch = checked([one | {"家庭人口数": "5"} for one in rows], above, tmp_path)
    changed, _ = changes._found(officer(), batch, 10)
    assert len(changed) == 1


def test_a_new_row_is_told_with_what_decides_and_its_personal_values_masked(tmp_path):
    by = officer()
    first = checked([household("H1"), household("H2", 家庭人口数="4")], by, tmp_path)
    rows = said(shown(by, first), "zh")
    assert [row[2:] for row in rows if row[0] == "H1"] == [
        ["行政村代码", "新增行", f"前多村（{cast.VILLAGE}）"],
        ["户主姓名", "新增行", "扎*"],
        ["识别标准", "新增行", "国家标准"],
        ["贫困户属性", "新增行", "一般贫困户"],
        ["脱贫属性", "新增行", "未脱贫"],
        ["识别日期", "新增行", "2014-06-01"],
        ["主要致贫原因", "新增行", "因病"],
        ["家庭人口数", "新增行", "3"],
        ["工资性收入", "新增行", "6,000.50"],
        ["生产经营性支出", "新增行", "1,000.00"],
        ["人均纯收入（计算值，元/年）；2014 年标准 2,800 元", "新增行", "1,666.83"],
    ]
    assert ["H2", "扎*", "家庭人口数", "新增行", "4"] in rows
    brought_in(first, by)
    members = checked([person("P1", of="H1")], by, tmp_path, kind="persons")
    told = {row[2]: row[4] for row in said(shown(by, members))}
    assert (told["household number"], told["name"], told["ID number"][:7]) == ("H1", "才***", "632722*")
    part = changes.changes_part(by, members)
    assert part.words.en == "New rows shown: 1 of 1."
    assert changes.changes_part(by, members, "phone").table.rows == []


def test_of_new_rows_a_checker_sees_those_of_the_own_area(tmp_path):
    rows = [household("H1"), household("H2", 行政村代码=cast.NEXT_VILLAGE)]
    batch = checked(rows, officer(cast.PREFECTURE), tmp_path)
    _, new = changes._found(officer(), batch, 10)
    assert [row for row, *_ in new] == [2]
