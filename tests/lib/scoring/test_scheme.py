from decimal import Decimal

import huiyin as hy
from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.scoring import Origin

SCHEME = hy.load_scheme("cn-prefecture-2016")


def test_the_blocks_weigh_as_in_sichuan():
    assert {block.key: block.weight for block in SCHEME.blocks} == {
        "results": 65,
        "identification": 10,
        "assistance": 10,
        "funds": 15,
    }


def test_the_assumption_is_written_as_chinese_is():
    assert "以及最低计分比例，青海省未公开，均为本考核方案的假定。" in SCHEME.assumption.zh


def test_every_figure_says_where_it_comes_from():
    wanted = {
        (indicator.key, needed.role): (str(needed.origin), needed.key, needed.years_ago)
        for indicator in SCHEME.indicators()
        for needed in indicator.inputs
    }

    assert wanted == {
        ("poor_reduction", "numerator"): ("register", "exited_persons", 0),
        ("poor_reduction", "denominator"): ("statistic", "poor_reduction_target", 0),
        ("income_growth", "numerator"): ("statistic", "poor_area_income", 0),
        ("income_growth", "denominator"): ("statistic", "poor_area_income", 1),
        ("identification_accuracy", "value"): ("statistic", "identification_accuracy", 0),
        ("exit_accuracy", "value"): ("statistic", "exit_accuracy", 0),
        ("satisfaction", "value"): ("statistic", "satisfaction", 0),
        ("funds_performance", "value"): ("statistic", "funds_performance", 0),
    }


def test_what_is_assumed_is_said_in_both_languages():
    said = [SCHEME.assumption, *(indicator.assumption for indicator in SCHEME.indicators())]

    assert [bool(text and text.en and text.zh) for text in said] == [True, True, True, True, True, True, False]


def test_the_limits_are_those_of_the_exit_rules():
    below = {limit.indicator: limit.below for limit in SCHEME.limits}
    rules = policy.at(SCHEME.year)

    assert below["exit_accuracy"] == 100 * (1 - rules.value("wrong_exit_limit").value)
    assert below["satisfaction"] == 100 * rules.value("acceptance_floor").value


def test_the_bands_are_those_of_the_national_method():
    assert [(band.label.zh, band.least) for band in SCHEME.bands] == [
        ("好", Decimal(90)),
        ("较好", Decimal(80)),
        ("一般", Decimal(60)),
        ("较差", Decimal(0)),
    ]


def test_an_origin_has_a_name():
    assert Origin.STATISTIC.label == Text("imported statistics table", "导入的统计表")
