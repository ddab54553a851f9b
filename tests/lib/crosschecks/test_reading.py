"""How a department's list is read: who each row is about, and which rows name nobody."""

import pyarrow.parquet as pq
import pytest

from huiyin.crosschecks import kind_of
from huiyin.records.errors import HeadingsError
from support.lists import CAIRANG, ZHUOMA, listed

CARS = kind_of("vehicles")
HEAD = "机动车所有人,身份证号码,出生日期,号牌号码,登记日期"


def test_rows_are_read_by_the_headings_of_the_department(tmp_path):
    read = listed(tmp_path, CARS, "2016年机动车登记名单", HEAD, f"才让东智,{CAIRANG},,青G12345,2015.3.1")
    (row,) = read.rows.to_pylist()
    assert (row["name"], row["document"], row["plate"], str(row["registered_on"])) == (
        "才让东智", CAIRANG, "青G12345", "2015-03-01",
    )  # fmt: skip
    assert (read.total, read.refused, read.unsound) == (1, 0, 0)


def test_a_certificate_of_disability_and_small_letters_give_the_number_that_they_begin_with(tmp_path):
    read = listed(tmp_path, kind_of("disability"), "姓名,残疾证号", f"卓玛措,{ZHUOMA}42", "李四,11010519491231002x")
    assert read.rows["document"].to_pylist() == [ZHUOMA, "11010519491231002X"]


def test_a_broken_number_is_kept_for_likeness_where_it_looks_like_one_and_counted(tmp_path):
    broken = CAIRANG[:-1] + "9"
    read = listed(tmp_path, CARS, HEAD, f"才让东智,{broken},1980-03-04,,", "才让东智,632725********9012,1980-03-04,,")
    assert read.rows["document"].to_pylist() == [None, None]
    assert read.rows["number"].to_pylist() == [broken, None]
    assert (read.total, read.refused, read.unsound) == (2, 0, 2)


def test_a_row_without_number_and_day_of_birth_is_refused_and_told_of(tmp_path):
    read = listed(tmp_path, CARS, HEAD, "才让东智,6.32725E+17,,青G12345,", f"扎西,{CAIRANG},,,", "卓玛,,,,")
    assert (read.total, read.refused, read.problems) == (3, 2, {"NOBODY": 2})
    assert pq.read_table(tmp_path / "problems.parquet")["row"].to_pylist() == [2, 4]
    assert read.rows["row"].to_pylist() == [3]


def test_every_problem_of_a_row_is_told_of_and_only_one_that_hides_the_person_refuses_it(tmp_path):
    read = listed(tmp_path, CARS, HEAD, f"才让东智,{CAIRANG},,青G12345,三月", f",{ZHUOMA},,,", f"扎西,{ZHUOMA},,青G1,")
    problems = pq.read_table(tmp_path / "problems.parquet").to_pylist()
    assert [(one["row"], one["field"], one["rule"]) for one in problems] == [
        (3, "name", "REQUIRED"), (2, "registered_on", "DATE"),
    ]  # fmt: skip
    assert (read.total, read.refused) == (3, 1)
    assert [(one["row"], one["document"], one["plate"]) for one in read.rows.to_pylist()] == [
        (2, CAIRANG, None), (4, ZHUOMA, "青G1"),
    ]  # fmt: skip


def test_a_file_without_the_name_is_refused_as_a_whole(tmp_path):
    with pytest.raises(HeadingsError, match="姓名"):
        listed(tmp_path, CARS, "号牌号码,登记日期", "青G12345,2015-03-01")


def test_the_checked_rows_do_not_stay_on_the_disk(tmp_path):
    listed(tmp_path, CARS, HEAD, f"才让东智,{CAIRANG},,青G12345,2015.3.1")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["list.csv", "problems.parquet"]
