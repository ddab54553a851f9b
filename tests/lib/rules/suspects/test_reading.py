import re

import pytest

from huiyin import policy
from huiyin.kernel.documents import DocumentError
from huiyin.rules.suspects.reading import read_rules, rules

RULE = """- key: one
  severity: ask
  scope: person
  label: {en: one, zh: 一}
  asks: {en: "How old?", zh: 年龄}
  where: p.age > $oldest_age
  values: {age: [count, p.age]}
  source: office
"""


def test_there_are_at_least_twenty_five_rules_and_each_names_who_says_so():
    assert len(rules()) >= 25
    assert all(rule.source.title.en and rule.source.title.zh for rule in rules().values())


@pytest.mark.parametrize("key", rules())
def test_no_rule_holds_a_number_of_its_own(key):
    rule = rules()[key]
    without_texts = re.sub(r"'[^']*'", "", " ".join([rule.where, *(one.expression for one in rule.values.values())]))
    assert [number for number in re.findall(r"\d+(?:\.\d+)?", without_texts) if number not in {"0", "1"}] == []


@pytest.mark.parametrize("key", rules())
def test_the_thresholds_of_a_rule_stand_in_every_policy_pack_with_their_source(key):
    for name in rules()[key].parameters:
        for pack in policy.shipped_packs():
            assert pack.parameters[name].steps[0].source.title.en, f"{pack.key}: {name}"


@pytest.mark.parametrize("key", rules())
def test_a_question_says_only_what_is_told_and_ends_in_asking(key):
    rule = rules()[key]
    for words in (rule.asks.en, rule.asks.zh):
        assert set(re.findall(r"\{(\w+)\}", words)) <= {*rule.values, *rule.parameters}
        assert words.endswith(("?", "。"))
    assert "请" in rule.asks.zh


def test_a_rule_of_the_same_key_is_refused_by_its_line(tmp_path):
    (tmp_path / "sources.yaml").write_text("office: {en: office, zh: 单位}\n", encoding="utf-8")
    (tmp_path / "all.yaml").write_text(RULE + RULE, encoding="utf-8")
    with pytest.raises(DocumentError, match=r"all.yaml, line 9, \[1\]: there is another rule 'one'"):
        read_rules(tmp_path)


def test_a_source_that_is_not_listed_is_refused(tmp_path):
    (tmp_path / "sources.yaml").write_text("law: {en: law, zh: 法律}\n", encoding="utf-8")
    (tmp_path / "all.yaml").write_text(RULE, encoding="utf-8")
    with pytest.raises(DocumentError, match=r"'office' is not in sources.yaml"):
        read_rules(tmp_path)


def test_a_value_without_its_way_of_being_shown_is_refused(tmp_path):
    (tmp_path / "sources.yaml").write_text("office: {en: office, zh: 单位}\n", encoding="utf-8")
    (tmp_path / "all.yaml").write_text(RULE.replace("[count, p.age]", "[p.age]"), encoding="utf-8")
    with pytest.raises(DocumentError, match="write how the value is shown, and the expression"):
        read_rules(tmp_path)
