"""What a checked file is seen to do beside its counts: rows of other areas, possible duplicates, one column alone."""

import csv
import io

import pytest
from django.urls import reverse

from huiyin_web.access.models import User
from huiyin_web.imports.page_queries.batch import batch_page
from support import batches, cast
from web.imports.files import AT, LATER, applied, checked, household, officer, person

pytestmark = pytest.mark.usefixtures("registry")


def page_of(by, batch, **asked):
    return batch_page(actor=by, number=batch.pk, at=AT, **asked)


def cells_of(table):
    return [
        [getattr(getattr(one, "value", one), "en", getattr(one, "value", one)) for one in row.cells]
        for row in table.rows
    ]


def test_rows_outside_ones_area_are_a_part_of_the_sum_of_their_own(tmp_path):
    by = officer()
    rows = [household("H1"), household("H2", 户主姓名=""), household("H3", 行政村代码=cast.NEXT_VILLAGE)]
    terms = page_of(by, checked(rows, by, tmp_path)).terms
    assert [(one.count, one.label.zh) for one in terms] == [
        (3, "文件行数"), (1, "新增"), (0, "变更"), (0, "未变"), (1, "退回"), (1, "不在本辖区"),
    ]  # fmt: skip


def test_a_new_household_with_head_and_village_of_a_registered_one_is_asked_about_and_held_back_nowhere(tmp_path):
    by = officer()
    applied([household("H1"), household("H2", 户主姓名="多杰")], by, tmp_path)
    batch = checked([household("H2", 户主姓名="扎西"), household("H3"), household("H4", 户主姓名="才让")], by, tmp_path)
    page = page_of(by, batch)
    assert (batch.new, batch.refused, page.decision.is_whole) == (2, 0, True)
    assert [row[:3] for row in cells_of(page.alike.table)] == [[3, "H1", "扎*"]]
    assert page.alike.words.zh.startswith(
        "显示疑似重复 1 行，共 1 行：新增行与在册记录的户主姓名、行政村代码相同。导入前请核对是否为同一对象，"
    )


def test_a_new_person_with_the_id_of_a_registered_one_is_asked_about_also_in_another_area(tmp_path, client):
    above, by = officer(cast.PREFECTURE), officer()
    applied([household("H1"), household("H2", 行政村代码=cast.NEXT_VILLAGE)], above, tmp_path)
    applied([person("P1", of="H2")], above, tmp_path, kind="persons")
    batch = checked([person("P9")], by, tmp_path, kind="persons")
    assert cells_of(page_of(above, batch).alike.table)[0][:3] == [2, "P1", "才***"]
    assert cells_of(page_of(by, batch).alike.table)[0][:3] == [2, "registered outside your area", ""]
    client.force_login(User.objects.latest("pk"))
    answer = client.get(reverse("imports:batch", args=[batch.pk]), {"rows": "alike", "format": "csv"})
    assert "在册于其他辖区" in batches.content_of(answer).read().decode("utf-8-sig")


def test_of_a_file_without_such_rows_nothing_is_asked(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    assert page_of(by, checked([household("H2", 户主姓名="多杰")], by, tmp_path)).alike is None


def test_the_changes_of_one_column_can_be_looked_at_alone(tmp_path, client):
    by = officer()
    applied([household("H1"), household("H2"), household("H3")], by, tmp_path)
    rows = [
        household("H1", 家庭人口数="5"),
        household("H2", 家庭人口数="6", 户主姓名="多杰"),
        household("H3", 户主姓名="才让"),
    ]
    batch = checked(rows, by, tmp_path, at=LATER)
    page = page_of(by, batch, field="member_count")
    assert [row[0::4] for row in cells_of(page.changes.table)] == [["H1", "5"], ["H2", "6"]]
    assert page.changes.words.zh == "显示该列将变更的 2 行。"
    assert [key for key, _, chosen in page.changes.fields if chosen] == ["member_count"]
    assert len(page_of(by, batch, field="no_such").changes.table.rows) == 6
    client.force_login(User.objects.get())
    asked = {"rows": "changes", "format": "csv", "field": "head_name"}
    answer = client.get(reverse("imports:batch", args=[batch.pk]), asked)
    listed = list(csv.reader(io.StringIO(batches.content_of(answer).read().decode("utf-8-sig"))))
    assert [row[0] for row in listed[1:]] == ["H2", "H3"]
