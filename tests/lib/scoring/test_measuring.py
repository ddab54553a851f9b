from decimal import Decimal
from fractions import Fraction

import pytest

import huiyin as hy
from huiyin.kernel.text import Text
from huiyin.scoring import Figure, FigureError
from huiyin.scoring.measuring import measure

PLACE = "630200000000"
SOURCE = Text("statistics of 2016", "2016年统计表")
INDICATORS = {indicator.key: indicator for indicator in hy.load_scheme("cn-prefecture-2016").indicators()}


def measured(key, **figures):
    given = {role: Figure(Decimal(number), SOURCE) for role, number in figures.items()}
    return measure(INDICATORS[key], PLACE, given)


@pytest.mark.parametrize(
    ("key", "figures", "value", "en"),
    [
        ("poor_reduction", {"numerator": "33000", "denominator": "35000"}, "660/7", "Value = 33,000 ÷ 35,000 × 100 ≈ 94.2857%"),
        ("income_growth", {"numerator": "6600", "denominator": "6000"}, "10", "Value = (6,600 ÷ 6,000 − 1) × 100 = 10%"),
        ("income_growth", {"numerator": "5940", "denominator": "6000"}, "-1", "Value = (5,940 ÷ 6,000 − 1) × 100 = −1%"),
        ("satisfaction", {"value": "93.40"}, "93.4", "Value = 93.4%"),
        ("funds_performance", {"value": "88"}, "88", "Value = 88 points"),
    ],
)  # fmt: skip
def test_a_value_comes_with_its_calculation(key, figures, value, en):
    found = measured(key, **figures)

    assert (found.value, found.working.en) == (Fraction(value), en)


def test_a_reading_keeps_number_unit_origin_source_and_standard_error():
    figure = Figure(Decimal("93.40"), SOURCE, se=Decimal("1.20"))
    (reading,) = measure(INDICATORS["satisfaction"], PLACE, {"value": figure}).readings

    assert (str(reading.number), str(reading.se), reading.unit.en) == ("93.4", "1.2", "%")
    assert (reading.origin.en, reading.source) == ("imported statistics table", SOURCE)


def test_a_task_of_nothing_is_a_missing_item():
    found = measured("poor_reduction", numerator="12", denominator="0")

    assert found.value is None
    assert found.working.zh == "缺项：年度减贫目标人数为 0，本项无考核内容，不计入总分，其余得分按比例折算。"


def test_a_figure_that_is_absent_is_a_missing_item_that_names_it():
    found = measured("poor_reduction", numerator="12")

    assert found.value is None
    assert len(found.readings) == 1
    assert found.working.en == (
        "Missing item: no figure for persons to leave poverty by the year's target. It is left out and the total "
        "rescaled."
    )


def growth_of(now, before):
    given = {
        "numerator": Figure(Decimal(6600), SOURCE, definition=now),
        "denominator": Figure(Decimal(6000), SOURCE, definition=before),
    }
    return measure(INDICATORS["income_growth"], PLACE, given)


def test_two_years_of_different_definitions_are_a_missing_item_that_says_why():
    found = growth_of("可支配收入", "纯收入")

    assert (found.value, len(found.readings)) == (None, 2)
    assert found.working.en == (
        "Missing item: net income per person this year, net income per person last year are defined differently "
        "(可支配收入 / 纯收入) and cannot be compared. It is left out and the total rescaled."
    )
    assert found.working.zh == (
        "缺项：本年人均纯收入、上年人均纯收入口径不同（可支配收入 / 纯收入），不可比较，不计入总分，其余得分按比例折算。"
    )


@pytest.mark.parametrize("definition", ["纯收入", None])
def test_two_years_of_one_definition_or_of_none_that_is_known_are_compared(definition):
    assert growth_of("纯收入", definition).value == 10


def test_figures_of_different_keys_may_be_defined_differently():
    given = {
        "numerator": Figure(Decimal(33_000), SOURCE, definition="脱贫人数"),
        "denominator": Figure(Decimal(35_000), SOURCE, definition="减贫任务"),
    }
    assert measure(INDICATORS["poor_reduction"], PLACE, given).value is not None


@pytest.mark.parametrize(
    ("key", "figures", "words"),
    [
        ("satisfaction", {"value": "100.1"}, "the value is 100.1; it must lie between 0 and 100."),
        ("satisfaction", {"value": "-1"}, "the value is −1; it must lie between 0 and 100."),
        ("satisfaction", {"numerator": "1"}, "it takes value, not 'numerator'."),
        ("poor_reduction", {"numerator": "1", "denominator": "-2"}, "persons to leave poverty by the year's target is −2; it cannot be less than 0."),
    ],
)  # fmt: skip
def test_a_figure_that_cannot_be_is_refused(key, figures, words):
    with pytest.raises(FigureError) as raised:
        measured(key, **figures)

    assert str(raised.value) == f"630200000000, {key}: {words}"


@pytest.mark.parametrize(("key", "value"), [("satisfaction", "0"), ("satisfaction", "100")])
def test_the_ends_of_what_can_be_are_taken(key, value):
    assert measured(key, value=value).value == int(value)
