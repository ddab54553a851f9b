from huiyin.records.codes import STATUS
from huiyin.rules.casework.words import EXITED, MEANS, OFF_REGISTER, POOR, RISK_KIND, SIGNATURE, SUDDEN, UNSTABLE


def test_what_a_status_means_is_said_of_words_that_the_register_knows():
    assert POOR | (OFF_REGISTER - {None}) | {EXITED} == set(STATUS.keys())


def test_the_words_that_checks_know_are_in_their_lists():
    assert {SIGNATURE} < set(MEANS.keys())
    assert {SUDDEN, UNSTABLE} < set(RISK_KIND.keys())
