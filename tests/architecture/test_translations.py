import ast
import re
from pathlib import Path

import pytest

from support.messages import apps, catalogue, said

_MARK = re.compile(r"%\(\w+\)s|\{\w*\}")
_CHINESE = re.compile(r"[\u4e00-\u9fff\uff00-\uffef]")
_WORD = re.compile(r"[a-z]{4,}")


def texts():
    """Every `Text(en, zh)` of plain literals in the source, with where it stands."""
    for path in sorted(Path("src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
                said = [*node.args, *(k.value for k in node.keywords)]
                if len(said) == 2 and all(isinstance(one, ast.Constant) for one in said):
                    yield f"{path}:{node.lineno}", said[0].value, said[1].value


@pytest.mark.parametrize("app", apps())
def test_everything_that_an_app_says_is_translated(app):
    known = {english for english, message in catalogue(app).items() if message.string and not message.fuzzy}
    assert sorted(said(app) - known) == []


@pytest.mark.parametrize("app", apps())
def test_no_catalogue_holds_what_nobody_says(app):
    assert sorted(catalogue(app).keys() - said(app)) == []


@pytest.mark.parametrize("app", apps())
def test_a_translation_fills_in_the_same_values_and_is_chinese(app):
    wrong = []
    for message in catalogue(app).values():
        plural = isinstance(message.id, list | tuple)
        english, chinese = (message.id[-1], message.string[0]) if plural else (message.id, message.string)
        if set(_MARK.findall(english)) != set(_MARK.findall(chinese)) or not _CHINESE.search(chinese):
            wrong.append(english)
    assert wrong == []


def test_every_text_of_the_source_speaks_both_languages_and_fills_in_the_same_values():
    wrong = []
    for where, english, chinese in texts():
        bare = _MARK.sub("", english)
        if (
            bool(english) != bool(chinese)
            or set(_MARK.findall(english)) != set(_MARK.findall(chinese))
            or (_WORD.search(bare) and not _CHINESE.search(chinese))
        ):
            wrong.append(f"{where} {english!r} / {chinese!r}")
    assert wrong == []


def chinese():
    """Every Chinese wording: of texts in the source, of the catalogues, of policy and schemes."""
    yield from ((where, wording) for where, _, wording in texts())
    yield from ((app, str(message.string)) for app in apps() for message in catalogue(app).values())
    for path in sorted(Path("src").rglob("*.yaml")):
        yield from ((str(path), line.split("zh: ", 1)[1]) for line in path.read_text().splitlines() if "zh: " in line)


def test_no_chinese_is_set_with_english_punctuation():
    english = re.compile(r"[\u4e00-\u9fff”】）][,;:?!](?! en)|[,;][\u4e00-\u9fff]|\([\u4e00-\u9fff]|[\u4e00-\u9fff]\)")
    assert [f"{where} {wording!r}" for where, wording in chinese() if english.search(wording)] == []


def test_the_same_words_are_translated_alike_in_every_app():
    # Django pours all catalogues into one: of two translations only one would ever be seen.
    chosen = {}
    for app in apps():
        for english, message in catalogue(app).items():
            chosen.setdefault(english, {})[str(message.string)] = app
    assert {english: where for english, where in chosen.items() if len(where) > 1} == {}
