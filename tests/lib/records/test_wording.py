import re
from pathlib import Path

from huiyin.records.wording import REPAIRS, RULES

MARKS = {"label", "value", "detail", "low", "high", "length", "most", "example"}
SOURCES = "\n".join(path.read_text() for path in Path("src").rglob("*.py") if path.name != "wording.py")


def test_a_sentence_fills_in_only_what_a_problem_knows_and_the_same_in_both_languages():
    for rule in RULES.values():
        for text in (rule.wrong, rule.mend):
            marks = [set(re.findall(r"\{(\w+)\}", said)) for said in (text.en, text.zh)]
            assert marks[0] <= MARKS
            assert marks[0] == marks[1]


def test_every_rule_and_every_repair_is_one_that_the_code_names():
    assert [code for code in (*RULES, *REPAIRS) if f'"{code}"' not in SOURCES] == []


def test_every_rule_says_what_is_wrong_and_how_to_mend_it():
    assert [code for code, rule in RULES.items() if not (rule.title.zh and rule.wrong.zh and rule.mend.zh)] == []
