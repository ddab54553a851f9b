import pytest

from huiyin.measures.register.indicators import CAUSE_PREFIX, INDICATORS, indicators_of
from huiyin.measures.register.movements import Movement
from huiyin.measures.register.rates import LEFT_STATUSES
from huiyin.records.codes import CAUSE

UNITS = {"persons", "households", "share", "yuan"}


def test_every_indicator_stands_under_its_own_key_with_a_unit_that_is_known():
    assert [key for key, one in INDICATORS.items() if one.key != key or one.unit not in UNITS] == []


def test_every_cause_of_poverty_is_counted_in_persons_and_named():
    causes = {key: one for key, one in indicators_of(2016).items() if key.startswith(CAUSE_PREFIX)}
    assert set(causes) == {f"{CAUSE_PREFIX}{key}" for key in CAUSE.keys()}  # noqa: SIM118  a list of codes is no dict
    assert {one.unit for one in causes.values()} == {"persons"}
    assert causes[f"{CAUSE_PREFIX}illness"].label.zh == "主要致贫原因：因病"


def test_every_indicator_is_defined_in_both_languages():
    assert [key for key, one in indicators_of(2016).items() if not (one.definition.en and one.definition.zh)] == []


@pytest.mark.parametrize("movement", [Movement.LEFT, Movement.RETURNED])
def test_who_is_about_to_leave_is_counted_as_having_left_and_the_definition_says_so(movement):
    assert "planned_exit" in LEFT_STATUSES
    definition = indicators_of(2016)[movement.indicator].definition
    assert "about to leave" in definition.en
    assert "（含预脱贫）" in definition.zh


def test_before_the_register_was_made_nobody_is_called_registered():
    for year, is_registered in ((2013, False), (2014, True), (2016, True)):
        words = "".join(f"{one.label.en} {one.definition.en}" for one in indicators_of(year).values())
        assert ("registered poor" in words.lower(), "registered" in words) == (is_registered, is_registered)
    poor = indicators_of(2013)["poor_persons"]
    assert (poor.label.en, poor.label.zh) == ("low-income persons", "低收入人口")
    assert poor.definition.en == "Members of households counted as low-income or returned to poverty at the year's end."
