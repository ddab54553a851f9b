from huiyin.rules.suspects import Outcome, Precision, precision


def test_precision_is_the_share_of_the_answers_that_mended_an_entry():
    found = precision({Outcome.CORRECTED: 3, Outcome.TRUE_VALUE: 5, Outcome.EXPLAINED: 2})
    assert (found, found.share) == (Precision(answered=10, corrected=3), 0.3)


def test_a_rule_whose_questions_nobody_answered_has_no_precision():
    assert precision({}).share is None


def test_every_outcome_has_its_words():
    assert [one.label.zh for one in Outcome] == ["登记属实", "已更正", "情况说明"]
    assert [one.meaning.en.partition(",")[0] for one in Outcome] == [
        "The entry is true", "The entry was wrong and is corrected", "Something explains it that no entry can say",
    ]  # fmt: skip
