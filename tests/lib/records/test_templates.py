import zipfile

import pyarrow as pa
import pytest
import python_calamine

from huiyin.records.checking import ROWS_FILE, check_file
from huiyin.records.errors import EmptyFileError
from huiyin.records.fields import Kind
from huiyin.records.headings import find_headings
from huiyin.records.sheets import SHEETS
from huiyin.records.templates import Asked, explained, write_template
from support.sheets import BOOK, ROWS, VILLAGE, household, write_csv, write_xlsx


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("key", SHEETS)
def test_a_template_has_every_column_and_is_taken_back(tmp_path, key, language):
    path = tmp_path / "template.xlsx"
    write_template(SHEETS[key], path, language=language)
    book = python_calamine.CalamineWorkbook.from_path(path)
    headings = find_headings(list(book.get_sheet_by_index(0).iter_rows()), SHEETS[key], path.name)
    assert [column.key for column in headings.known] == [field.key for field in SHEETS[key].fields]
    with pytest.raises(EmptyFileError):
        check_file(path, SHEETS[key], folder=tmp_path, year=2014, places=BOOK)


def test_codes_are_chosen_from_lists_and_numbers_are_kept_as_text(tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(SHEETS["persons"], path, language="zh")
    with zipfile.ZipFile(path) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        styles = book.read("xl/styles.xml").decode()
    assert page.count('<dataValidation type="list"') == 15
    assert 'numFmtId="49"' in styles
    assert "代码表" in page


def test_the_code_lists_of_columns_that_take_several_codes_stand_in_the_workbook_without_a_drop_down(tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(SHEETS["households"], path, language="zh")
    lists = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name("代码表").to_python()
    several = {field.label.zh: field.codes for field in SHEETS["households"].fields if field.kind is Kind.CODES}
    assert {"其他致贫原因", "主要燃料类型"} <= set(several)
    for heading, codes in several.items():
        at = lists[0].index(heading)
        assert [row[at] for row in lists[1:] if row[at]] == [code.label.zh for code in codes.codes]
    with zipfile.ZipFile(path) as book:
        chosen = book.read("xl/worksheets/sheet1.xml").decode().count('<dataValidation type="list"')
    assert chosen == sum(field.kind in {Kind.CODE, Kind.FLAG} for field in SHEETS["households"].fields)


@pytest.mark.parametrize("field", [f"{key}.{field.key}" for key, sheet in SHEETS.items() for field in sheet.fields])
def test_every_column_is_explained_in_both_languages(field):
    sheet, key = field.split(".")
    text = explained(SHEETS[sheet].field(key))
    assert text.en
    assert text.zh
    assert "{" not in text.en + text.zh


def test_a_list_that_takes_ones_own_words_asks_and_does_not_refuse(tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(SHEETS["statistics"], path, language="zh")
    with zipfile.ZipFile(path) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert page.count('<dataValidation type="list" errorStyle="warning"') == 2
    assert explained(SHEETS["statistics"].field("indicator")).zh.endswith("；或以“own:”开头的自定义名称")


def test_every_heading_has_a_note_that_says_what_to_write(tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(SHEETS["households"], path, language="zh")
    with zipfile.ZipFile(path) as book:
        notes = book.read("xl/comments1.xml").decode()
    assert notes.count("<comment ") == len(SHEETS["households"].fields)
    assert "必填。" in notes
    assert "12 位区划代码，文本格式" in notes


def test_how_to_fill_in_is_the_second_page_and_the_lists_the_third(tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(SHEETS["households"], path, language="zh")
    assert python_calamine.CalamineWorkbook.from_path(path).sheet_names == ["贫困户", "填写说明", "代码表"]


def test_villages_are_chosen_by_their_name_and_read_by_their_code(tmp_path):
    path = tmp_path / "template.xlsx"
    choices = {"village_code": [f"{VILLAGE} 吉曲乡 外户卡村", "632722100202 吉曲乡 改多村"]}
    write_template(SHEETS["households"], path, language="zh", choices=choices)
    lists = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name("代码表").to_python()
    at = lists[0].index("行政村代码")
    assert [row[at] for row in lists[1:] if row[at]] == choices["village_code"]
    with zipfile.ZipFile(path) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert page.count('<dataValidation type="list" errorStyle="warning"') == 1
    write_xlsx(tmp_path / "filled.xlsx", [household(行政村代码=choices["village_code"][0])], tab="贫困户")
    checked = check_file(tmp_path / "filled.xlsx", SHEETS["households"], folder=tmp_path, year=2014, places=BOOK)
    assert (checked.refused, checked.repairs) == (0, {})


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("key", ["households", "persons"])
def test_what_is_registered_is_read_again_as_it_was(tmp_path, key, language):
    sheet, first, again = SHEETS[key], tmp_path / "first", tmp_path / "again"
    first.mkdir()
    again.mkdir()
    row = ROWS[key] | {field.label.zh: sample(field) for field in sheet.kept if field.label.zh not in ROWS[key]}
    write_csv(
        tmp_path / "first.csv",
        [row, dict.fromkeys(row, "") | ROWS[key] | {sheet.field(sheet.identity[0]).label.zh: "2"}],
    )
    assert check_file(tmp_path / "first.csv", sheet, folder=first, year=2014, places=BOOK).problems == {}
    before = rows_in(first, sheet)
    write_template(sheet, tmp_path / "again.xlsx", language=language, rows=[list(one.values()) for one in before])
    checked = check_file(tmp_path / "again.xlsx", sheet, folder=again, year=2014, places=BOOK)
    assert (checked.rows, checked.refused, checked.repairs) == (2, 0, {})
    assert rows_in(again, sheet) == before


def rows_in(folder, sheet):
    with pa.ipc.open_file(folder / ROWS_FILE) as file:
        return file.read_all().select([field.key for field in sheet.kept]).to_pylist()


def sample(field):
    """Give a value that a field takes; the last words of its list."""
    if field.codes:
        return "、".join(code.label.zh for code in field.codes.codes[-2 if field.kind is Kind.CODES else -1 :])
    return {Kind.FLAG: "否", Kind.MONEY: "1234.56", Kind.DECIMAL: "3.25", Kind.INTEGER: "1", Kind.YEAR: "2001"}.get(
        field.kind, ""
    )


def test_the_fields_of_a_collection_are_marked_and_the_others_said_to_be_known(tmp_path):
    path = tmp_path / "form.xlsx"
    write_template(SHEETS["facilities"], path, language="en", asked=Asked(("clinic",)))
    with zipfile.ZipFile(path) as book:
        notes = book.read("xl/comments1.xml").decode()
        styles = book.read("xl/styles.xml").decode()
    assert notes.count("Asked by this collection: fill it in.") == 1
    assert notes.count("Known already: change it only where it is wrong.") == len(SHEETS["facilities"].fields) - 1
    assert "FF9FD3C7" in styles


def test_a_row_says_from_which_year_it_is_filled_in_and_its_column_is_not_taken_for_an_unknown_one(tmp_path):
    path, sheet = tmp_path / "form.xlsx", SHEETS["facilities"]
    rows = [(village, 2019, *[None] * (len(sheet.kept) - 2)) for village in ("630223100200", "630223100201")]

    write_template(sheet, path, language="zh", rows=rows, asked=Asked(("clinic",), (2018, None)))

    head, *body = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert [row[head.index("预填数据年份")] for row in body] == [2018, ""]
    assert find_headings([head], sheet, "form.xlsx").ignored == ()


def test_without_a_collection_nothing_is_said_to_be_asked(tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(SHEETS["facilities"], path, language="en")
    with zipfile.ZipFile(path) as book:
        assert "collection" not in book.read("xl/comments1.xml").decode()
