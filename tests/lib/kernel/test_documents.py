from datetime import date
from decimal import Decimal

import pytest

from huiyin.kernel.documents import DocumentError, Entry, read_document
from huiyin.kernel.text import Text


def given(tmp_path, text: str) -> Entry:
    path = tmp_path / "small.yaml"
    path.write_text(text, encoding="utf-8")
    return read_document(path)


def test_a_number_is_exactly_its_digits(tmp_path):
    assert given(tmp_path, "share: 0.1").field("share").number() == Decimal("0.1")


def test_a_word_that_yaml_would_guess_at_stays_a_word(tmp_path):
    assert given(tmp_path, "answer: no").field("answer").value() == "no"


def test_a_date_is_read(tmp_path):
    assert given(tmp_path, "from: 2014-01-01").field("from").day() == date(2014, 1, 1)


def test_a_text_has_both_languages(tmp_path):
    assert given(tmp_path, "label: {en: place, zh: 行政区划}").field("label").text() == Text("place", "行政区划")


def test_the_content_is_plain_whatever_the_layout(tmp_path):
    block = given(tmp_path, "# a comment\nlist:\n  - a\n  - b: 1.50\n").plain()

    assert block == given(tmp_path, "list: [a, {b: 1.50}]").plain() == {"list": ["a", {"b": "1.50"}]}


@pytest.mark.parametrize(
    ("text", "ask", "words"),
    [
        ("a: 1\nb: x", lambda entry: entry.field("b").number(), "line 2, b: found 'x'; write a number, such as 2.3."),
        ("b: .inf", lambda entry: entry.field("b").number(), "line 1, b: found '.inf'; write a number, such as 2.3."),
        ("b: NaN", lambda entry: entry.field("b").number(), "line 1, b: found 'NaN'; write a number, such as 2.3."),
        ("b: -1", lambda entry: entry.field("b").whole(), "line 1, b: found '-1'; write a whole number, such as 2016."),
        ("b: soon", lambda entry: entry.field("b").day(), "line 1, b: found 'soon'; write a date, such as 2014-01-01."),
        ("b: Big", lambda entry: entry.field("b").symbol(), "line 1, b: found 'Big'; write a key of small letters, such as poverty_line."),
        ("b:", lambda entry: entry.field("b").value(), "line 1, b: nothing is written here."),
        ("b: [1]", lambda entry: entry.field("b").value(), "line 1, b: found a list; write a single value."),
        ("b: []", lambda entry: entry.field("b").items(), "line 1, b: nothing is written here."),
        ("b: c", lambda entry: entry.field("b").items(), "line 1, b: found a single value; write a list."),
        ("b: c", lambda entry: entry.field("b").fields(()), "line 1, b: found a single value; write keys with values."),
        ("b: c", lambda entry: entry.field("b").one_of(["d", "e"]), "line 1, b: found 'c'; write one of d, e."),
        ("b:\n  c: 1", lambda entry: entry.field("b").field("d"), "line 1, b.d: this key is missing."),
        ("b:\n  - c: 1\n  - d: 1", lambda entry: entry.field("b").items()[1].fields(("c",)), "line 3, b[1].d: this key is not known here; allowed: c."),
        ("b: 1\nb: 2", lambda entry: entry.fields(("b",)), "line 2, b: this key stands twice."),
        ("- b", lambda entry: entry.fields(("b",)), "line 1, the document: found a list; write keys with values."),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_line_and_key(tmp_path, text, ask, words):
    entry = given(tmp_path, text)

    with pytest.raises(DocumentError) as raised:
        ask(entry)

    assert str(raised.value) == f"{tmp_path.name}/small.yaml, {words}"


def test_the_error_is_said_in_chinese_too(tmp_path):
    entry = given(tmp_path, "a: 1\nb: [1]").field("b")

    with pytest.raises(DocumentError) as raised:
        entry.value()

    assert raised.value.say("zh") == f"{tmp_path.name}/small.yaml 第 2 行，b：填写的是列表，应为单个值。"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1, the document: no readable YAML (empty)."),
        (b"label: \xff", "line 1, the document: no readable YAML (not UTF-8)."),
        (b"a: 1\nb: [1", "line 2, the document: no readable YAML (did not find expected ',' or ']')."),
    ],
)
def test_a_file_that_is_no_document_is_refused(tmp_path, content, words):
    path = tmp_path / "small.yaml"
    path.write_bytes(content)

    with pytest.raises(DocumentError) as raised:
        read_document(path)

    assert str(raised.value) == f"{tmp_path.name}/small.yaml, {words}"
