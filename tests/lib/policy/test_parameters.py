from datetime import date
from decimal import Decimal

import pytest

from huiyin.kernel.documents import DocumentError
from huiyin.kernel.text import Text
from huiyin.policy.parameters import read_parameter

SOUND = """\
key: fee
label: {en: fee, zh: 费用}
description: {en: A fee., zh: 某项费用。}
unit: {en: yuan, zh: 元}
basis:
  2012-01-01: {en: per person, zh: 每人}
source:
  title: {en: Rule one, zh: 规定一}
note: {en: For all., zh: 通用。}
values:
  2012-01-01: {value: 1.10}
  2013-01-01:
    value: 2
    source: {title: {en: Rule two, zh: 规定二}, href: https://example.org/two, page: '7'}
    note: {en: For some., zh: 部分适用。}
"""


def given(tmp_path, find="", write="", name="fee"):
    assert find in SOUND
    path = tmp_path / f"{name}.yaml"
    path.write_text(SOUND.replace(find, write), encoding="utf-8")
    return path


def test_the_latest_value_that_has_begun_holds(tmp_path):
    history = read_parameter(given(tmp_path))

    assert [history.on(date(2012, 12, 31)).value, history.on(date(2013, 1, 1)).value] == [Decimal("1.10"), Decimal(2)]


def test_a_value_takes_source_and_note_of_its_file_or_its_own(tmp_path):
    history = read_parameter(given(tmp_path))
    first, second = history.on(date(2012, 5, 1)), history.on(date(2014, 5, 1))

    assert (first.source.title.en, first.source.href, first.note) == ("Rule one", "", Text("For all.", "通用。"))
    assert (second.source.title.en, second.source.href, second.source.page) == (
        "Rule two", "https://example.org/two", "7",
    )  # fmt: skip
    assert second.note == Text("For some.", "部分适用。")


@pytest.mark.parametrize(
    ("find", "write", "words"),
    [
        ("{value: 1.10}", "{value: 1.10, expected: true}", "line 11, values.2012-01-01: write either `value` or `expected: true`."),
        ("{value: 1.10}", "{}", "line 11, values.2012-01-01: write either `value` or `expected: true`."),
        ("{value: 1.10}", "{expected: maybe}", "line 11, values.2012-01-01.expected: found 'maybe'; write one of true."),
        ("{value: 1.10}", "{value: dear}", "line 11, values.2012-01-01.value: found 'dear'; write a number, such as 2.3."),
        ("2013-01-01", "2011-01-01", "line 12, values.2011-01-01: the days must rise down the page."),
        ("  2013-01-01", "  later", "line 12, values.later: found 'later'; write a date, such as 2014-01-01."),
        ("  2012-01-01: {en", "  2012-01-02: {en", "line 5, basis: the first basis must begin with the first value."),
        ("source:\n  title: {en: Rule one, zh: 规定一}\n", "", "line 9, values.2012-01-01: a value needs a source, here or for the whole file."),
        ("title: {en: Rule one, zh: 规定一}", "name: Rule one", "line 8, source.name: this key is not known here; allowed: title, href, page."),
        ("unit: {en: yuan, zh: 元}\n", "", "line 1, unit: this key is missing."),
        ("  2012-01-01: {value: 1.10}\n  2013-01-01:\n    value: 2\n    source: {title: {en: Rule two, zh: 规定二}, href: https://example.org/two, page: '7'}\n    note: {en: For some., zh: 部分适用。}\n", "  {}\n", "line 10, values: at least one dated value is needed."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_line_and_key(tmp_path, find, write, words):
    path = given(tmp_path, find, write)

    with pytest.raises(DocumentError) as raised:
        read_parameter(path)

    assert str(raised.value) == f"{tmp_path.name}/fee.yaml, {words}"


def test_a_file_bears_the_name_of_its_key(tmp_path):
    path = given(tmp_path, name="price")

    with pytest.raises(DocumentError) as raised:
        read_parameter(path)

    assert str(raised.value) == f"{tmp_path.name}/price.yaml, line 1, key: the file must be named fee.yaml."
