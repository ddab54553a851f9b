from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from huiyin.kernel.text import Text
from huiyin.scoring.rules import RULE_KINDS, Completion, Direction, Linear, Share

CASES = yaml.safe_load((Path(__file__).parents[2] / "golden" / "scoring_rules.yaml").read_text(encoding="utf-8"))
PERCENT = Text("%", "%")

values = st.fractions(min_value=0, max_value=100, max_denominator=10_000)


def rule_of(case):
    parameters = {name: Fraction(str(number)) for name, number in case["rule"].items() if name != "kind"}
    return RULE_KINDS[case["rule"]["kind"]](**parameters)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_rule_gives_the_points_worked_by_hand(case):
    judgement = rule_of(case).judge(Fraction(str(case["value"])), Fraction(case["mark"]))

    assert judgement.points == Fraction(case["points"])


def test_every_kind_of_rule_has_golden_cases():
    assert {case["rule"]["kind"] for case in CASES} == set(RULE_KINDS)


@pytest.mark.parametrize(
    ("rule", "value", "mark", "en", "zh"),
    [
        (Completion(Fraction(100)), "660/7", 45, "points = 45 × 94.2857 ÷ 100 ≈ 42.43", "得分 = 45 × 94.2857 ÷ 100 ≈ 42.43"),
        (Completion(Fraction(100)), "100/3", 45, "points = 45 × 33.3333 ÷ 100 ≈ 15.00", "得分 = 45 × 33.3333 ÷ 100 ≈ 15.00"),
        (Completion(Fraction(100)), "103", 45, "103 ≥ 100, so the full mark: 45.00", "103 ≥ 100，得满分 45.00"),
        (Completion(Fraction(100)), "0", 45, "0 ≤ 0, so no points: 0.00", "0 ≤ 0，不得分：0.00"),
        (Linear(Fraction("4.2"), Fraction("12.2")), "8.2", 20, "points = 20 × (8.2 − 4.2) ÷ (12.2 − 4.2) = 10.00", "得分 = 20 × (8.2 − 4.2) ÷ (12.2 − 4.2) = 10.00"),
        (Linear(Fraction("4.2"), Fraction("12.2")), "-1", 20, "−1 ≤ 4.2, so no points: 0.00", "−1 ≤ 4.2，不得分：0.00"),
        (Linear(Fraction(10), Fraction(2)), "1", 8, "1 ≤ 2, so the full mark: 8.00", "1 ≤ 2，得满分 8.00"),
        (Linear(Fraction(10), Fraction(2)), "12", 8, "12 ≥ 10, so no points: 0.00", "12 ≥ 10，不得分：0.00"),
        (Share(Fraction(100)), "93.4", 10, "points = 10 × 93.4 ÷ 100 = 9.34", "得分 = 10 × 93.4 ÷ 100 = 9.34"),
    ],
)  # fmt: skip
def test_a_rule_shows_its_calculation(rule, value, mark, en, zh):
    assert rule.judge(Fraction(value), Fraction(mark)).working == Text(en, zh)


@pytest.mark.parametrize(
    ("rule", "en", "zh"),
    [
        (Completion(Fraction(100)), "The full mark at 100% and more, in proportion below; nothing is added for over-fulfilment.", "达到100%及以上得满分，未达到的按比例计分，超额完成不加分。"),
        (Linear(Fraction("4.2"), Fraction("12.2")), "No points at 4.2%, the full mark at 12.2%, in a straight line between.", "4.2%不得分，12.2%得满分，其间按线性折算。"),
        (Share(Fraction(100)), "The mark times the value as a share of 100%.", "按指标值占100%的比例乘以分值计分。"),
    ],
)  # fmt: skip
def test_a_rule_says_itself_in_words(rule, en, zh):
    assert rule.words(PERCENT) == Text(en, zh)


@pytest.mark.parametrize("rule", [Completion(Fraction(80)), Linear(Fraction(10), Fraction(60)), Share(Fraction(100))])
@given(lower=values, higher=values)
def test_more_never_earns_less_where_more_is_better(rule, lower, higher):
    lower, higher = sorted((lower, higher))
    mark = Fraction(15)

    assert rule.direction is Direction.MORE
    assert 0 <= rule.judge(lower, mark).points <= rule.judge(higher, mark).points <= mark


@given(lower=values, higher=values)
def test_more_never_earns_more_where_less_is_better(lower, higher):
    rule = Linear(Fraction(60), Fraction(10))
    lower, higher = sorted((lower, higher))
    mark = Fraction(15)

    assert rule.direction is Direction.LESS
    assert 0 <= rule.judge(higher, mark).points <= rule.judge(lower, mark).points <= mark


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_value_named_as_target_earns_the_full_mark(case):
    rule = rule_of(case)

    assert rule.judge(rule.full_at, Fraction(7)).points == 7
