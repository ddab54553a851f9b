from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from huiyin import policy

LINES = yaml.safe_load((Path(__file__).parents[2] / "golden" / "policy_lines.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", LINES, ids=lambda case: case["name"])
def test_the_line_of_a_year_is_the_published_one(case):
    found = policy.at(case["at"])
    line = found.value("poverty_line")

    assert (found.pack.key, line.value, line.basis.en) == (case["pack"], Decimal(case["value"]), case["basis"])


def test_a_year_means_its_last_day():
    assert policy.at(2015).on == date(2015, 12, 31)


def test_a_value_says_since_when_it_holds_and_where_it_was_published():
    line = policy.at(2014).value("poverty_line")

    assert line.since == date(2014, 1, 1)
    assert line.source.title.zh == "国家统计局，《云南统计年鉴2017》农村贫困状况表注"
    assert line.source.page == "table 4-2"


def test_a_named_pack_is_used_outside_its_time():
    found = policy.at(2015, "cn-2011")

    assert (found.pack.key, found.value("poverty_line").value) == ("cn-2011", Decimal(2855))


def test_the_exit_limits_of_the_west_are_those_of_2016():
    found = policy.at(2016)

    assert [str(found.value(key).value) for key in ("wrong_exit_limit", "acceptance_floor")] == ["0.02", "0.90"]


def test_the_identification_of_2014_breaks_the_series():
    (found,) = policy.series_breaks(2012, 2016)

    assert (found.year, found.before.key, found.after.key) == (2014, "low_income_population", "registered_poor")
    assert found.label.zh == "2014年逐户重新识别并建档立卡，前后数据口径不同、对象不同，不得连成一条线比较。"


@pytest.mark.parametrize(
    ("first", "last", "breaks"),
    [(2010, 2013, 0), (2013, 2014, 1), (2014, 2013, 1), (2014, 2014, 0), (2014, 2016, 0), (2010, 2020, 1)],
)
def test_only_years_across_2014_are_broken(first, last, breaks):
    assert len(policy.series_breaks(first, last)) == breaks


def test_a_year_before_the_first_pack_is_refused():
    with pytest.raises(policy.NoPackInForceError) as raised:
        policy.at(2010)

    assert str(raised.value) == (
        "No policy pack is in force on 2010-12-31; the packs begin on 2011-01-01. Ask for a later day, or name a pack."
    )


def test_an_unknown_pack_is_refused_with_those_there_are():
    with pytest.raises(policy.UnknownPackError) as raised:
        policy.at(2016, "cn-2017")

    assert (
        str(raised.value)
        == "There is no policy pack 'cn-2017'. Packs: cn-2011, cn-2014, cn-2016-central, cn-2016-west, cn-2021-monitoring."
    )


def test_an_unknown_parameter_is_refused_with_the_way_out():
    with pytest.raises(policy.UnknownParameterError) as raised:
        policy.at(2013).value("wrong_exit_limit")
    assert str(raised.value) == (
        "Policy pack cn-2011 has no parameter 'wrong_exit_limit'. Take a day, or a pack, that has it."
    )

    with pytest.raises(policy.UnknownParameterError, match=r"meant: poverty_line"):
        policy.at(2013).value("povery_line")


def test_a_value_before_its_beginning_is_not_guessed():
    with pytest.raises(policy.ValueNotKnownError) as raised:
        policy.at(2015, "cn-2016-west").value("wrong_exit_limit")

    assert str(raised.value) == (
        "The wrong-exit rate below which a county may leave poverty (wrong_exit_limit) has no value on 2015-12-31: its "
        "first value is of 2016-01-01. It is never guessed; ask for a day that has one."
    )


def test_a_value_that_is_only_expected_is_not_guessed():
    with pytest.raises(policy.ValueNotKnownError) as raised:
        policy.at(2021).value("poverty_line")

    assert str(raised.value) == (
        "The national rural poverty line (poverty_line) has no value on 2021-12-31: no value has been published from "
        "2021-01-01 on. It is never guessed; ask for a day that has one."
    )
