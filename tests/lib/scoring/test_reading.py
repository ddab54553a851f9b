from fractions import Fraction
from pathlib import Path

import pytest
import yaml

import huiyin as hy
from huiyin.kernel.documents import DocumentError
from huiyin.scoring import Origin, UnknownSchemeError, read_scheme, scheme_keys

MISTAKES = yaml.safe_load((Path(__file__).parents[2] / "golden" / "scoring_mistakes.yaml").read_text(encoding="utf-8"))
SOUND = """\
key: small
version: 1
label: {en: Small scheme, zh: 示例}
level: county
year: 2016
sources:
  - title: {en: A method, zh: 某办法}
least_covered: 50
blocks:
  - key: results
    label: {en: Results, zh: 成效}
    weight: 60 # block
    indicators:
      - key: exits
        label: {en: exits, zh: 脱贫}
        definition: {en: Exits of those asked for., zh: 脱贫完成情况。}
        unit: {en: '%', zh: '%'}
        population: {en: poor persons, zh: 贫困人口}
        direction: more
        weight: 60
        value: ratio
        inputs:
          numerator: {label: {en: done, zh: 完成}, unit: {en: persons, zh: 人}, source: register, key: exited_persons}
          denominator: {label: {en: asked, zh: 任务}, unit: {en: persons, zh: 人}, source: statistic, key: asked}
        rule: {kind: completion, full_at: 100}
  - key: schools
    label: {en: Schools, zh: 教育}
    weight: 40 # block
    indicators:
      - key: dropouts
        label: {en: dropouts, zh: 辍学率}
        definition: {en: Children out of school., zh: 辍学学生比例。}
        unit: {en: '%', zh: '%'}
        population: {en: children, zh: 学龄儿童}
        direction: less
        weight: 40
        value: given
        inputs:
          value: {label: {en: dropouts, zh: 辍学率}, unit: {en: '%', zh: '%'}, source: statistic, key: dropouts}
        rule: {kind: linear, none_at: 10, full_at: 2}
bands:
  - {key: good, label: {en: good, zh: 好}, least: 90}
  - {key: rest, label: {en: the rest, zh: 其他}, least: 0}
limits:
  - key: undone
    label: {en: tasks undone, zh: 任务未完成}
    indicator: exits
    below: 100
    best: rest
"""


def given(folder, text=SOUND):
    path = folder / "small.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_scheme_is_read_whole(tmp_path):
    scheme = read_scheme(given(tmp_path))
    exits, dropouts = scheme.indicators()

    assert (scheme.key, scheme.version, scheme.year, scheme.level) == ("small", 1, 2016, "county")
    assert [block.weight for block in scheme.blocks] == [60, 40]
    assert [wanted.origin for wanted in exits.inputs] == [Origin.REGISTER, Origin.STATISTIC]
    assert (dropouts.rule.kind, dropouts.rule.full_at, dropouts.direction) == ("linear", Fraction(2), "less")
    assert [(limit.indicator, limit.best) for limit in scheme.limits] == [("exits", "rest")]


def test_the_hash_is_of_the_content_not_of_the_layout(tmp_path):
    sound = read_scheme(given(tmp_path)).hash

    assert read_scheme(given(tmp_path, "# The same.\n" + SOUND)).hash == sound
    assert read_scheme(given(tmp_path, SOUND.replace("weight: 60 # block", "weight:   60"))).hash == sound
    assert read_scheme(given(tmp_path, SOUND.replace("least: 90", "least: 91"))).hash != sound


def test_a_scheme_may_have_no_limits(tmp_path):
    assert read_scheme(given(tmp_path, SOUND[: SOUND.index("limits:")])).limits == ()


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case["name"])
def test_a_mistake_is_named_with_file_line_and_key(tmp_path, case):
    text = SOUND
    for change in (case, case.get("also")):
        if change:
            assert text.count(change["find"]) >= 1
            text = text.replace(change["find"], change["write"], 1)

    with pytest.raises(DocumentError) as raised:
        read_scheme(given(tmp_path, text))

    assert str(raised.value) == f"{tmp_path.name}/small.yaml, {case['error']}"


def test_every_scheme_that_is_shipped_can_be_loaded():
    assert [hy.load_scheme(key).key for key in scheme_keys()] == list(scheme_keys())


def test_an_unknown_scheme_is_refused_with_those_there_are():
    with pytest.raises(UnknownSchemeError) as raised:
        hy.load_scheme("cn-prefecture-2015")

    assert str(raised.value).startswith("There is no assessment scheme 'cn-prefecture-2015'. Schemes: ")
    assert "cn-prefecture-2016" in str(raised.value)
