import pytest
from django.utils.translation import override

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import PERSONS, POINTS, SHARE, YUAN, Change, Figure

LAST_YEAR = Text("on the year before", "比上年")


@pytest.mark.parametrize(
    ("unit", "value", "english", "chinese"),
    [
        (PERSONS, 519_800, "519,800 persons", "51.98 万人"),
        (PERSONS, 99_999, "99,999 persons", "99,999 人"),
        (SHARE, 0.132, "13.2%", "13.2%"),
        (YUAN, 6_861.4, "6,861 yuan", "6,861 元"),
        (PERSONS, None, "--", "--"),
        (PERSONS, 0, "0 persons", "0 人"),
    ],
)
def test_a_value_is_worded_with_its_unit(unit, value, english, chinese):
    assert (str(unit.show(value, "en")), str(unit.show(value, "zh"))) == (english, chinese)


@pytest.mark.parametrize(
    ("amount", "direction", "english", "chinese"),
    [
        (-0.053, "fall", "down 5.3 percentage points on the year before", "比上年减少 5.3 个百分点"),
        (0.01, "rise", "up 1.0 percentage points on the year before", "比上年增加 1.0 个百分点"),
        (0, "same", "no change on the year before", "比上年持平"),
    ],
)
def test_a_change_is_said_in_words(amount, direction, english, chinese):
    change = Change(amount, POINTS, LAST_YEAR)
    assert (change.direction, change.words.en, change.words.zh) == (direction, english, chinese)


def test_a_headline_keeps_the_whole_value_within_reach():
    figure = Figure(Text("Poor", "贫困人口"), 519_800, PERSONS, Text("counted", "登记数"))
    with override("zh-hans"):
        assert (figure.shown.number, figure.shown.unit, figure.full) == ("51.98", "万人", "519,800 人")
