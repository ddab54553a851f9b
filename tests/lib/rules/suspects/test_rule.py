from huiyin.rules.suspects import Scope, Severity, rules
from huiyin.rules.suspects.rule import Shown


def test_a_rule_knows_the_parameters_and_the_tables_that_it_reads():
    jump = rules()["farmland_jump"]
    assert (jump.parameters, jump.tables) == (("area_jump", "area_rise"), frozenset("hb"))


def test_a_severity_says_when_to_ask_and_a_scope_whom():
    assert [one.label.en for one in Severity] == ["ask first", "ask", "ask at the next visit"]
    assert [one.label.zh for one in Scope] == ["个人", "户", "村"]


def test_a_value_that_is_a_key_has_its_code_list():
    assert Shown.YUAN.codes is None
    assert Shown.DANGER.codes is not None
