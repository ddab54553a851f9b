"""How often a kind of list was right."""

from huiyin.crosschecks import Decision, precision


def test_a_list_was_right_where_it_was_confirmed_or_the_register_corrected():
    decided = {Decision.CONFIRMED: 1, Decision.CORRECTED: 2, Decision.LIST_WRONG: 4, Decision.EXPLAINED: 1}
    assert precision(decided) == 3 / 8


def test_nothing_is_said_while_nothing_is_decided():
    assert precision({}) is None


def test_every_decision_is_worded_in_both_languages():
    assert [one for one in Decision if not (one.label.en and one.label.zh and one.meaning.en and one.meaning.zh)] == []
