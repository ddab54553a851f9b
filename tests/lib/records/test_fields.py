import pyarrow as pa
import pytest

from huiyin.kernel.text import Text
from huiyin.records.fields import Code, CodeList, Field, Kind, Sheet

COLOURS = CodeList(
    "colour", Text("colour", "颜色"), (Code("red", Text("red", "红"), ("朱",)), Code("blue", Text("blue", "蓝")))
)
SHEET = Sheet(
    "yaks", Text("yaks", "牦牛"), ("number",),
    (
        Field("number", Text("number", "编号"), Kind.NUMBER_CODE, required=True, aliases=("耳标号",)),
        Field("price", Text("price", "价格"), Kind.MONEY),
        Field("colours", Text("colours", "毛色"), Kind.CODES, codes=COLOURS),
    ),
)  # fmt: skip


def test_a_code_is_meant_by_its_key_its_labels_and_its_other_words():
    assert COLOURS.words() == {"red": "red", "红": "red", "朱": "red", "blue": "blue", "蓝": "blue"}
    assert COLOURS.keys() == ("red", "blue")


def test_a_code_that_is_not_in_the_list_has_no_label():
    assert COLOURS.label_of("blue") == Text("blue", "蓝")
    with pytest.raises(KeyError, match="green"):
        COLOURS.label_of("green")


def test_a_field_is_found_by_its_key():
    assert SHEET.field("price").kind is Kind.MONEY
    with pytest.raises(KeyError, match="weight"):
        SHEET.field("weight")


def test_the_schema_has_a_column_a_field_and_only_what_is_not_required_may_be_empty():
    assert SHEET.schema() == pa.schema([
        pa.field("number", pa.string(), nullable=False), pa.field("price", pa.int64()), pa.field("colours", pa.string()),
    ])  # fmt: skip


def test_a_heading_is_the_key_either_label_or_an_alias():
    assert {heading for heading, key in SHEET.headings().items() if key == "number"} == {"number", "编号", "耳标号"}
