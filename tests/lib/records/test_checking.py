import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huiyin.records.checking import PROBLEMS_FILE, ROWS_FILE, check_file
from huiyin.records.errors import CodeMapError, EmptyFileError
from huiyin.records.income import with_income
from huiyin.records.place_books import PlaceBook, PlaceLife
from support.ods import write_ods
from support.sheets import BOOK, PERSON, VILLAGE, household, person, sheet, write_csv, write_xls, write_xlsx


def check(path, key="persons", **options):
    options = {"folder": path.parent, "year": 2014, "places": BOOK} | options
    return check_file(path, sheet(key), **options)


def good(checked):
    with pa.ipc.open_file(checked.folder / ROWS_FILE) as file:
        return file.read_all().to_pylist()


def found(checked):
    rows = pq.read_table(checked.folder / PROBLEMS_FILE).to_pylist()
    return [(row["row"], row["field"], row["rule"], row["value"]) for row in rows]


def test_a_good_file_gives_typed_rows(tmp_path):
    checked = check(write_csv(tmp_path / "h.csv", [household()]), "households", computed=with_income)
    assert (checked.rows, checked.good, checked.refused, checked.problems) == (1, 1, 0, {})
    (row,) = good(checked)
    assert (row["row"], row["wage_income"], row["other_causes"], row["phone"]) == (
        2,
        600050,
        "funds,schooling",
        "13800001234",
    )
    assert (row["net_income"], row["income_per_capita"]) == (500050, 166683)
    assert row["electricity"] is None


def test_the_same_rows_come_from_text_and_from_a_workbook(tmp_path):
    rows = [person(), person(人编号="2", 姓名="扎西", 性别="男", 证件号码="632722198404300053")]
    by_text = good(check(write_csv(tmp_path / "p.csv", rows)))
    assert good(check(write_xlsx(tmp_path / "p.xlsx", rows))) == by_text
    assert good(check(write_xls(tmp_path / "p.et", rows))) == by_text
    assert good(check(write_ods(tmp_path / "p.ods", rows))) == by_text
    assert len(by_text) == 2


def test_every_problem_of_every_row_is_kept_with_its_value_masked(tmp_path):
    rows = [
        person(),
        person(人编号="2", 姓名="扎西2", 证件号码="632722198404300046", 民族="火星"),
        person(人编号="", 户编号="6.3E+15"),
    ]
    checked = check(write_csv(tmp_path / "p.csv", rows))
    assert (checked.rows, checked.good, checked.refused) == (3, 1, 2)
    assert sorted(found(checked)) == [
        (3, "ethnicity", "CODE", "火星"),
        (3, "id_number", "ID_CHECKSUM", "632722********0046"),
        (3, "name", "NAME", "扎**"),
        (4, "household_number", "DIGITS_LOST", "6.3E+15"),
        (4, "office_number", "REQUIRED", ""),
    ]
    assert checked.problems == {"NAME": 1, "ID_CHECKSUM": 1, "CODE": 1, "REQUIRED": 1, "DIGITS_LOST": 1}


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"脱贫属性": "已脱贫"}, ("exited_on", "EXIT_UNDATED", "")),
        ({"脱贫日期": "2014-05-31"}, ("exited_on", "EXIT_EARLY", "2014-05-31")),
        ({"脱贫属性": "已脱贫", "脱贫日期": "近日"}, ("exited_on", "DATE", "近日")),
        ({"行政村代码": "632722000000"}, ("village_code", "PLACE_VILLAGE", "632722000000")),
    ],
)
def test_the_cells_of_a_household_must_agree(tmp_path, cells, problem):
    checked = check(write_csv(tmp_path / "h.csv", [household(**cells)]), "households")
    assert found(checked) == [(2, *problem)]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"出生日期": "1984-04-29"}, ("birth_date", "BIRTH_DIFFERS", "1984-04-29")),
        ({"性别": "男"}, ("sex", "SEX_DIFFERS", "男")),
    ],
)
def test_the_cells_of_a_person_must_agree_with_the_id(tmp_path, cells, problem):
    assert found(check(write_csv(tmp_path / "p.csv", [person(**cells)]))) == [(2, *problem)]


def test_the_birth_date_is_read_from_the_id_where_it_is_empty(tmp_path):
    checked = check(write_csv(tmp_path / "p.csv", [person(出生日期="")]))
    assert str(good(checked)[0]["birth_date"]) == "1984-04-30"
    assert checked.repairs == {"birth_date": 1}


def test_repairs_are_counted_by_kind(tmp_path):
    rows = [person(姓名=" 扎西 ", 性别="女 "), person(人编号="２", 出生日期="1984.4.30")]
    assert check(write_csv(tmp_path / "p.csv", rows)).repairs == {"blanks": 2, "full_width": 1, "date_form": 1}


def test_rows_with_one_identity_name_each_other_and_none_is_kept(tmp_path):
    rows = [person(), person(人编号="2"), person(姓名="扎西"), person(姓名="多杰")]
    checked = check(write_csv(tmp_path / "p.csv", rows))
    assert (checked.good, checked.refused, checked.problems) == (1, 3, {"DUPLICATE": 3})
    assert [row["row"] for row in good(checked)] == [3]
    details = pq.read_table(checked.folder / PROBLEMS_FILE).to_pylist()
    assert [(row["row"], row["detail"]) for row in details] == [(2, "4, 5"), (4, "2, 5"), (5, "2, 4")]


@pytest.mark.timeout(20)
def test_a_number_that_stands_in_every_row_is_told_as_fast_as_any_other(tmp_path):
    checked = check(write_csv(tmp_path / "p.csv", [person()] * 60_000))
    assert (checked.good, checked.problems) == (0, {"DUPLICATE": 60_000})
    details = pq.read_table(checked.folder / PROBLEMS_FILE)["detail"].to_pylist()
    assert (details[0], details[-1]) == ("3, 4, 5, 6, 7", "2, 3, 4, 5, 6")


def test_an_identity_of_several_fields_is_compared_as_a_whole(tmp_path):
    row = {
        "区划代码": VILLAGE,
        "年份": "2012",
        "指标": "农村人口",
        "数值": "1",
        "单位": "人",
        "口径": "户籍",
        "来源": "年鉴",
    }
    rows = [row, row | {"年份": "2013"}, row | {"指标": "总人口"}, row | {"数值": "2"}]
    checked = check(write_csv(tmp_path / "s.csv", rows), "statistics")
    assert [(row, rule) for row, _, rule, _ in found(checked)] == [(2, "DUPLICATE"), (5, "DUPLICATE")]


def test_malformed_rows_count_as_refused(tmp_path):
    path = write_csv(tmp_path / "p.csv", [person()])
    path.write_text(path.read_text() + "太,少\n")
    checked = check(path)
    assert (checked.rows, checked.good, checked.refused) == (2, 1, 1)
    assert found(checked) == [(3, "", "CELLS", "2")]


def test_blank_rows_are_no_rows(tmp_path):
    blank = dict.fromkeys(PERSON, "")
    checked = check(write_csv(tmp_path / "p.csv", [person(), blank, blank | {"姓名": " "}, person(人编号="2")]))
    assert [row["row"] for row in good(checked)] == [2, 5]
    assert checked.rows == 2


def test_headings_without_rows_are_refused(tmp_path):
    path = write_csv(tmp_path / "p.csv", [person()])
    path.write_text(path.read_text().splitlines()[0] + "\n")
    with pytest.raises(EmptyFileError):
        check(path)


def test_a_code_map_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(CodeMapError) as refused:
        check(write_csv(tmp_path / "p.csv", [person()]), codemap="mars")
    assert "national-2014" in refused.value.say("zh")


def test_numbers_are_read_by_the_code_map(tmp_path):
    rows = [person(性别="1", 证件类型="01", 与户主关系="02", 民族="05")]
    checked = check(write_csv(tmp_path / "p.csv", rows), codemap="national-2014")
    (row,) = good(checked)
    assert (row["sex"], row["id_type"], row["relation"], row["ethnicity"]) == (
        "female",
        "identity",
        "spouse",
        "tibetan",
    )


def test_a_place_that_ended_before_the_year_is_refused(tmp_path):
    checked = check(write_csv(tmp_path / "h.csv", [household()]), "households", places=PlaceBook({}))
    assert found(checked) == [(2, "village_code", "PLACE_UNKNOWN", VILLAGE)]


def test_progress_rises_to_the_end(tmp_path):
    told = []
    rows = [person(人编号=str(at)) for at in range(30_000)]
    check(write_csv(tmp_path / "p.csv", rows), progress=lambda fraction, rows: told.append((fraction, rows)))
    assert told == sorted(told)
    assert told[-1] == (1.0, 30_000)
    assert len(told) > 2


def test_the_places_of_a_sheet_have_twelve_digits_and_end_after_they_start(tmp_path):
    row = {
        "区划代码": VILLAGE,
        "层级": "村",
        "名称": "上村",
        "启用日期": "2010-01-01",
        "停用日期": "",
        "变更后代码": "",
    }
    rows = [
        row,
        row | {"区划代码": "63"},
        row | {"区划代码": "632722100202", "停用日期": "2009-01-01", "变更后代码": "1"},
    ]
    book = PlaceBook({"632722100000": PlaceLife()})
    assert [one[:3] for one in found(check(write_csv(tmp_path / "s.csv", rows), "places", places=book))] == [
        (3, "code", "PLACE_FORM"), (4, "successor", "PLACE_FORM"), (4, "valid_to", "PERIOD"),
    ]  # fmt: skip
