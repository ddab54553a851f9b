import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.records.cells import cell_reader
from huiyin.records.columns import ColumnReader
from huiyin.records.spelling import Context
from support.sheets import BOOK, VILLAGE, sheet

CONTEXT = Context(2012, BOOK, {})
SPELLINGS = {
    "head_name": ["扎西", "才仁·卓玛", " 扎西", "扎西2", "བཀྲ་ཤིས", "豈", "", "扎" * 61],
    "village_group": ["一组", "上 组", "(上)组", "a\tb", "", "组" * 61],
    "office_number": ["6310001", "63-1", "６３", "6" * 25, "", "6.3E+20"],
    "wage_income": ["3000", "3000.5", "3000.55", "3000.555", "1,000", "-5", "1e3", "", "100000001", "0.1", "4.35"],
    "housing_area": ["85", "85.5", "-1", "2001", "85.123456789", "八十", ""],
    "identified_on": ["2016-09-14", "2016-02-30", "2016.9.14", "1816-01-01", "", "2016-9-14", "x" * 10],
    "village_code": [VILLAGE, "1", ""],
    "electricity": ["是", "否", "?", ""],
    "member_count": ["3", "3.0", "0", "x", ""],
}


@pytest.mark.parametrize("key", SPELLINGS)
@settings(max_examples=40)
@given(data=st.data())
def test_a_column_is_read_as_its_cells_are(key, data):
    field = sheet("households").field(key)
    texts = data.draw(st.lists(st.sampled_from(SPELLINGS[key]), min_size=1, max_size=12))
    read = ColumnReader(field, CONTEXT).read(pa.array(texts, pa.string()))
    cells = [cell_reader(field, CONTEXT)(text) for text in texts]
    assert read.values.to_pylist() == [cell.value for cell in cells]
    rules = [""] * len(texts) if read.rules is None else read.rules.tolist()
    assert rules == [cell.rule for cell in cells]
    assert read.repairs.total() == sum(len(cell.repairs) for cell in cells)


def test_a_slice_of_a_column_is_read_like_a_column():
    texts = pa.array(["2016-09-14", "2016-09-15", "2016-09-16"]).slice(1)
    read = ColumnReader(sheet("households").field("identified_on"), CONTEXT).read(texts)
    assert [str(day) for day in read.values.to_pylist()] == ["2016-09-15", "2016-09-16"]


def test_an_officers_certificate_is_no_id_and_is_kept_as_it_is():
    reader = ColumnReader(sheet("persons").field("id_number"), CONTEXT)
    texts = pa.array(["军字第1号", "J12345", "632722198404300045"])
    read = reader.read(texts, exempt=np.array([True, True, False]))
    assert read.values.to_pylist() == [None, "J12345", "632722198404300045"]
    assert read.rules.tolist() == ["ID_FORM", "", ""]
