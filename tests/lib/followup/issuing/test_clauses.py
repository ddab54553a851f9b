import pytest

from huiyin.followup.issuing import Clause, clauses_of


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("第一条 为规范督查。\n第二条　督查每年两次，\n由领导小组统一组织。",
         [("第一条", "为规范督查。"), ("第二条", "督查每年两次， 由领导小组统一组织。")]),
        ("1. One\n\n1.1 A part\n2、Two", [("1", "One"), ("1.1", "A part"), ("2", "Two")]),
        ("No number here", []),
        ("", []),
        ("2016年是关键一年", []),
    ],
)  # fmt: skip
def test_a_line_that_begins_with_a_number_begins_a_clause(words, found):
    assert clauses_of(words) == tuple(Clause(*one) for one in found)
