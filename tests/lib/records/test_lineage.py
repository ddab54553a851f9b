"""Places: the level fits the code, the place above is there, the successor is there and of the same level."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from huiyin.records.checking import PROBLEMS_FILE, ROWS_FILE, check_file
from huiyin.records.corrected import write_corrected
from huiyin.records.place_books import PlaceBook, PlaceLife
from huiyin.records.problems import explain
from support.sheets import sheet, write_csv

LEVELS = {2: "省", 4: "市州", 6: "县", 9: "乡镇", 12: "村"}
PROVINCE, PREFECTURE, COUNTY, TOWNSHIP = "63", "6327", "632722", "632722100"
VILLAGE = "632722100201"
ABOVE = (PROVINCE, PREFECTURE, COUNTY, TOWNSHIP)
NOWHERE = PlaceBook({})


def place(own, **cells):
    return {
        "区划代码": own.ljust(12, "0"), "层级": LEVELS[len(own)], "名称": "某地", "启用日期": "", "停用日期": "", "变更后代码": "",
    } | cells  # fmt: skip


def code(own):
    return own.ljust(12, "0")


def checked(folder, rows, book=NOWHERE, year=2014):
    path = write_csv(folder / "places.csv", rows)
    return check_file(path, sheet("places"), folder=folder, year=year, places=book)


def found(checked):
    rows = pq.read_table(checked.folder / PROBLEMS_FILE).to_pylist()
    return sorted((row["row"], row["field"], row["rule"], row["value"], row["detail"]) for row in rows)


def told(checked):
    rows = pq.read_table(checked.folder / PROBLEMS_FILE).to_pylist()
    return next(explain(rows, sheet("places"), checked.tab, checked.headings))


def test_a_file_that_holds_every_place_above_is_good_in_any_order(tmp_path):
    rows = [place(one) for one in reversed((*ABOVE, VILLAGE))]
    assert found(checked(tmp_path, rows)) == []


@pytest.mark.parametrize("own", [*ABOVE, VILLAGE])
def test_a_level_that_the_code_does_not_tell_is_refused(tmp_path, own):
    wrong = "村" if own != VILLAGE else "乡镇"
    book = PlaceBook({code(one): PlaceLife() for one in ABOVE})
    result = checked(tmp_path, [place(own, 层级=wrong)], book)
    assert found(result) == [(2, "level", "PLACE_LEVEL", wrong, code(own))]


def test_the_refusal_of_a_level_says_how_codes_tell_it(tmp_path):
    problem = told(checked(tmp_path, [place(PROVINCE, 层级="县")]))
    assert problem.wrong.en == f"the level '县' is not the one that the zeros at the end of {code(PROVINCE)} tell"
    assert problem.wrong.zh == f"层级“县”与代码 {code(PROVINCE)} 末尾的零不符"
    assert problem.mend.zh.endswith("县级 6 位，乡级 9 位，村级 12 位。请更正层级或代码。")


def test_a_place_code_with_letters_is_none(tmp_path):
    result = checked(tmp_path, [place(PROVINCE), place(PROVINCE, 区划代码="63272210020A", 层级="村")])
    assert (3, "code", "PLACE_FORM", "63272210020A", None) in found(result)


def test_a_place_whose_parent_is_nowhere_is_refused_with_all_below_it(tmp_path):
    result = checked(tmp_path, [place(PROVINCE), place(COUNTY), place(TOWNSHIP), place(VILLAGE)])
    assert found(result) == [
        (3, "code", "PLACE_PARENT", code(COUNTY), code(PREFECTURE)),
        (4, "code", "PLACE_PARENT", code(TOWNSHIP), code(COUNTY)),
        (5, "code", "PLACE_PARENT", VILLAGE, code(TOWNSHIP)),
    ]
    assert (result.rows, result.good, result.refused, result.problems) == (4, 1, 3, {"PLACE_PARENT": 3})
    with pa.ipc.open_file(tmp_path / ROWS_FILE) as file:
        assert file.read_all()["code"].to_pylist() == [code(PROVINCE)]
    assert told(result).wrong.zh == f"其上级区划 {code(PREFECTURE)} 既不在本文件的合格行中，当年也不在台账中"


def test_a_parent_in_the_register_is_enough(tmp_path):
    assert found(checked(tmp_path, [place(VILLAGE)], PlaceBook({code(TOWNSHIP): PlaceLife()}))) == []


def test_a_parent_that_is_refused_itself_is_missing(tmp_path):
    result = checked(tmp_path, [place(PROVINCE), place(PREFECTURE, 名称=""), place(COUNTY)])
    assert [one[:3] for one in found(result)] == [(3, "name", "REQUIRED"), (4, "code", "PLACE_PARENT")]


@pytest.mark.parametrize(
    ("parent", "own", "refused"),
    [
        (PlaceLife(valid_to=date(2013, 2, 7)), {}, True),
        (PlaceLife(valid_from=date(2015, 1, 1)), {}, True),
        (PlaceLife(valid_to=date(2014, 1, 1)), {}, False),
        (PlaceLife(valid_to=date(2013, 2, 7)), {"停用日期": "2013-02-07"}, False),
        (PlaceLife(valid_from=date(2015, 1, 1)), {"启用日期": "2015-01-01"}, False),
    ],
)
def test_a_place_of_the_year_needs_a_parent_of_the_year(tmp_path, parent, own, refused):
    result = checked(tmp_path, [place(VILLAGE, **own)], PlaceBook({code(TOWNSHIP): parent}))
    assert [one[2] for one in found(result)] == ["PLACE_PARENT"] * refused


def test_what_the_file_says_of_a_parent_stands_before_the_register(tmp_path):
    book = PlaceBook({code(COUNTY): PlaceLife(), code(TOWNSHIP): PlaceLife()})
    result = checked(tmp_path, [place(TOWNSHIP, 停用日期="2013-12-31"), place(VILLAGE)], book)
    assert [one[:3] for one in found(result)] == [(3, "code", "PLACE_PARENT")]


@pytest.mark.parametrize("known", ["file", "register"])
def test_a_successor_stands_in_the_file_or_in_the_register(tmp_path, known):
    other = "632722100202"
    book = PlaceBook({code(TOWNSHIP): PlaceLife()} | ({other: PlaceLife()} if known == "register" else {}))
    rows = [place(VILLAGE, 停用日期="2013-12-31", 变更后代码=other), *([place(other)] if known == "file" else [])]
    assert found(checked(tmp_path, rows, book)) == []


def test_a_successor_that_is_nowhere_is_refused(tmp_path):
    book = PlaceBook({code(TOWNSHIP): PlaceLife()})
    result = checked(tmp_path, [place(VILLAGE, 变更后代码="632722100202")], book)
    assert found(result) == [(2, "successor", "PLACE_SUCCESSOR", "632722100202", None)]
    assert told(result).wrong.en == (
        "the successor 632722100202 is neither among the good rows of this file nor in the register"
    )


def test_a_successor_of_another_level_is_refused(tmp_path):
    book = PlaceBook({code(TOWNSHIP): PlaceLife()})
    result = checked(tmp_path, [place(VILLAGE, 变更后代码=code(TOWNSHIP))], book)
    assert found(result) == [(2, "successor", "SUCCESSOR_LEVEL", code(TOWNSHIP), VILLAGE)]
    assert told(result).wrong.zh == f"变更后代码 {code(TOWNSHIP)} 与 {VILLAGE} 不是同一层级"


def test_the_workbook_to_mend_tells_what_only_the_whole_file_shows(tmp_path):
    result = checked(tmp_path, [place(PROVINCE), place(COUNTY)])
    out = tmp_path / "mend.xlsx"
    write_corrected(tmp_path / "places.csv", sheet("places"), result.folder / PROBLEMS_FILE, out, language="zh")
    rows = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert rows[2][-1] == (
        f"区划代码：其上级区划 {code(PREFECTURE)} 既不在本文件的合格行中，当年也不在台账中。"
        "请在文件中补充上级区划，或先导入上级区划，或更正代码。"
    )
