import doctest
from pathlib import Path

from huiyin.kernel.text import Text
from huiyin.rules.suspects import is_another, question, rules


def test_a_question_tells_the_values_and_the_threshold_in_both_languages():
    told = question(rules()["left_below_the_line"], {"income": 2801.5, "poverty_line": 2952.0})
    assert told == Text(
        "The household has left poverty with 2,801.5 yuan a head, the line is 2,952. "
        "Was expected income counted, or has it fallen back?",
        "已脱贫，人均收入 2,801.5 元，贫困线为 2,952 元。请核实是否计入预期收入或已返贫。",
    )


def test_a_year_is_written_without_a_comma_and_a_key_by_its_label():
    told = question(rules()["birth_not_as_in_id"], {"year": 1976, "id_year": 1967})
    assert "1976" in told.en
    assert "level C" in question(rules()["left_with_a_dangerous_house"], {"danger": "c"}).en


def test_what_is_not_known_is_said_to_be_so():
    told = question(rules()["much_forest"], {"forest": None, "returned": 201.0, "forest_most": 200.0})
    assert told.en == "The household has not stated mu of forest and 201 mu returned to forest. Is the unit right?"


def test_a_changed_value_makes_another_question_but_neither_age_nor_a_changed_threshold_does():
    jump, child = rules()["farmland_jump"], rules()["child_out_of_school"]
    told = {"before": 1.0, "now": 5.0, "area_jump": 3.0}
    assert is_another(jump, told, told | {"now": 6.0})
    assert not is_another(jump, told, told | {"area_jump": 4.0})
    assert not is_another(child, {"age": 8}, {"age": 9})


def test_the_examples_of_the_chapter_give_what_it_says():
    chapter = Path("docs/method/suspects.md").resolve()
    assert doctest.testfile(str(chapter), module_relative=False, encoding="utf-8") == (0, 4)
