import pyarrow as pa
import pytest

from huiyin.records.sounding import LONGEST, sounds, with_sounds


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("扎西", "zhaxi", "zx"), ("张三", "zhangsan", "zs"), ("吕绿", "lvlv", "ll"), ("才让·卓玛", "cairangzhuoma", "crzm"),
        ("单田", "shantian", "st"), ("简单", "jiandan", "jd"), ("曾国", "zengguo", "zg"), ("Ali", "ali", "ali"),
    ],
)  # fmt: skip
def test_a_name_is_read_sign_by_sign_and_a_surname_as_surnames_are(name, pinyin, initials):
    assert sounds([name]) == ([pinyin], [initials])


def test_many_names_are_read_at_a_stroke():
    assert sounds(["扎西", "单田", "扎西"]) == (["zhaxi", "shantian", "zhaxi"], ["zx", "st", "zx"])


def test_a_long_name_keeps_enough_to_be_found_by():
    assert len(sounds(["窗" * 60])[0][0]) == LONGEST


def test_rows_get_how_their_names_sound_and_an_empty_batch_its_columns():
    batch = with_sounds(pa.RecordBatch.from_pydict({"name": ["扎西", "卓玛", "扎西"]}))
    assert batch.to_pydict() == {
        "name": ["扎西", "卓玛", "扎西"], "name_pinyin": ["zhaxi", "zhuoma", "zhaxi"], "name_initials": ["zx", "zm", "zx"],
    }  # fmt: skip
    empty = with_sounds(pa.RecordBatch.from_pylist([], pa.schema([("name", pa.string())])))
    assert empty.schema.names == ["name", "name_pinyin", "name_initials"]
