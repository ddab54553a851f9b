import pytest

from huiyin import policy
from huiyin.rules.casework.checks.incidences import flaws_of, judged

LIMIT = policy.at(2016).value("exit_incidence_limit")


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ((1, 1, 0), "The rural population is 0: there is no share of it."),
        ((11, 3, 10), "11 registered poor cannot be of 10 rural people."),
        ((2, 3, 10), "2 persons cannot live in 3 households."),
    ],
)
def test_figures_that_cannot_be_are_told_and_not_computed_with(figures, words):
    assert [reason.words.en for reason in flaws_of("check", *figures)] == [words]


def test_a_share_is_told_with_its_limit_and_a_narrow_one_asks_for_the_list():
    told = list(judged("check", 28, 7, 1000, LIMIT))

    assert [(one.check, one.verdict.value, one.parameter.key) for one in told] == [
        ("check", "met", "exit_incidence_limit"), ("check", "question", "exit_incidence_limit"),
    ]  # fmt: skip


def test_nobody_poor_lies_below_any_limit():
    assert [one.verdict.value for one in judged("check", 0, 0, 1000, LIMIT)] == ["met"]
