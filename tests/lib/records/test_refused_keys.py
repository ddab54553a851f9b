import pytest

from huiyin.records.checking import PROBLEMS_FILE, check_file
from huiyin.records.refused_keys import refused_keys
from support.sheets import BOOK, household, sheet, write_csv, write_xlsx

given = {"year": 2014, "places": BOOK}


def keys_of(path, key="households"):
    checked = check_file(path, sheet(key), folder=path.parent, **given)
    return checked.refused, refused_keys(path, sheet(key), path.parent / PROBLEMS_FILE, **given)


@pytest.mark.parametrize(("write", "name"), [(write_csv, "h.csv"), (write_xlsx, "h.xlsx")])
def test_refused_rows_are_told_by_their_numbers_as_the_check_reads_them(tmp_path, write, name):
    rows = [
        household(户编号="1"),
        household(户编号=" 2", 户主姓名="", 家庭人口数="99"),
        household(户编号="3", 家庭人口数="99"),
    ]
    assert keys_of(write(tmp_path / name, rows)) == (2, {("2",), ("3",)})


def test_a_number_that_stands_there_twice_is_one_key(tmp_path):
    assert keys_of(write_csv(tmp_path / "h.csv", [household(户编号="1")] * 2)) == (2, {("1",)})


def test_a_row_of_statistics_is_told_by_place_year_and_indicator(tmp_path):
    row = {
        "区划代码": "632722000000",
        "年份": "2013",
        "指标": "农村人口",
        "数值": "x",
        "单位": "人",
        "口径": "户籍",
        "来源": "年鉴",
    }
    _, keys = keys_of(write_csv(tmp_path / "s.csv", [row]), "statistics")
    assert keys == {("632722000000", 2013, "rural_population")}


def test_of_rows_whose_number_cannot_be_read_nothing_is_told(tmp_path):
    assert keys_of(write_csv(tmp_path / "h.csv", [household(户编号=""), household(户主姓名="")])) == (2, None)


def test_of_a_row_with_too_many_cells_nothing_is_told(tmp_path):
    path = write_csv(tmp_path / "h.csv", [household(户编号="1"), household(户编号="2")])
    path.write_text(path.read_text("utf-8") + "3,x\n", "utf-8")
    assert keys_of(path) == (1, None)
