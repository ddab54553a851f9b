import zipfile

import pytest
import python_calamine

from huiyin.records.checking import check_file
from huiyin.records.errors import EmptyFileError
from huiyin.records.fields import Kind
from huiyin.records.headings import find_headings
from huiyin.records.sheets import SHEETS
from huiyin.records.templates import explained, write_template
from support.sheets import BOOK


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
