from datetime import date

import numpy as np
import pytest

from huiyin.kernel.errors import ParameterError
from huiyin.measures.effects import HelpOfYear, Outcome, Said, effect_of_help, stand_beside
from huiyin.records.snapshots import write_snapshot
from support.snapshots import HOUSEHOLD, PERSON, facts, rows

VILLAGES = 40
EACH = 8  # households of a village, every second one of them helped


def household(number, year, income, **changes):
    village = f"6327221{number // EACH:02d}201"
    return HOUSEHOLD | {
        "id": number, "office_number": f"{number:08d}", "village_code": village, "updated_year": year,
        "income_per_capita": income * 100, **changes,
    }  # fmt: skip


def frozen(root, year, incomes, *, given=(), statuses=None, **changes):
    statuses = statuses or ["poor"] * len(incomes)
    told = [
        household(number, year, round(income), status=status, **changes)
        for number, (income, status) in enumerate(zip(incomes, statuses, strict=True), start=EACH)
    ]  # fmt: skip
    help_given = [
        {
            "id": at, "version": 1, "household_id": number, "kind": kind, "what": "羊", "given_by": "省审计厅",
            "given_on": day,
        }
        for at, (number, kind, day) in enumerate(given, start=1)
    ]  # fmt: skip
    content = {
        "households": rows("households", *told),
        "persons": rows("persons", PERSON | {"household_id": EACH, "labour": "ordinary"}),
        "help": rows("help", *help_given),
    }
    return write_snapshot(root, facts(year), content)


def helped_in(year, kind="industry", *, every=2):
    return [(number, kind, date(year, 5, 1)) for number in range(EACH, EACH + VILLAGES * EACH, every)]


def drawn(seed=7):
    return np.random.default_rng(seed).normal(0, 120, VILLAGES * EACH)


def gained_by(helped, amount):
    return np.array([amount if number % 2 == 0 else 0 for number in range(EACH, EACH + VILLAGES * EACH)]) * helped


@pytest.fixture
def years(tmp_path):
    """Three years in which the helped gain 300 yuan a head more in the last, and nothing in the one before."""
    base = 2300 + drawn(1)
    then = base + 100 + drawn(2)
    return (
        frozen(tmp_path, 2014, base), frozen(tmp_path, 2015, then),
        frozen(tmp_path, 2016, then + 150 + drawn(3) + gained_by(1, 300), given=helped_in(2016)),
    )  # fmt: skip


def test_help_that_was_planted_is_found_and_nothing_before_it(years):
    income, left = effect_of_help(years[1], years[2], kind="industry", earlier=years[0])

    assert (income.kind, income.year, income.outcome, income.said) == ("industry", 2016, Outcome.INCOME, Said.MORE)
    assert income.difference.low < 300 < income.difference.high
    assert 250 < income.difference.estimate < 350
    assert income.before.low < 0 < income.before.high
    assert income.difference.helped == 160
    assert "fared better than households alike" in income.words.en
    assert "明显好于" in income.words.zh
    assert (left.outcome, left.said, left.before) == (Outcome.LEFT, Said.TOO_FEW, None)


def test_who_left_poverty_more_often_is_found(tmp_path, years):
    statuses = ["exited" if at % 2 == 0 and at % 3 else "poor" for at in range(VILLAGES * EACH)]
    incomes = 2500 + drawn(3)
    now = frozen(tmp_path / "left", 2016, incomes, statuses=statuses, given=helped_in(2016))
    _, left = effect_of_help(years[1], now, kind="industry")
    assert left.said is Said.MORE
    assert left.difference.estimate == pytest.approx(2 / 3, abs=0.1)


def test_a_difference_from_before_the_help_is_not_laid_to_it(tmp_path, years):
    then = 2400 + drawn(2) + gained_by(1, 400)
    before = frozen(tmp_path / "apart", 2015, then)
    now = frozen(tmp_path / "apart", 2016, then + drawn(3) + gained_by(1, 400), given=helped_in(2016))
    income, _ = effect_of_help(before, now, kind="industry", earlier=years[0])
    assert income.said is Said.APART_BEFORE


def test_no_difference_is_said_to_be_unclear(tmp_path, years):
    now = frozen(tmp_path / "none", 2016, 2500 + drawn(4), given=helped_in(2016))
    income, _ = effect_of_help(years[1], now, kind="industry")
    assert income.said is Said.UNCLEAR


def test_where_everybody_was_helped_nothing_can_be_said(tmp_path, years):
    now = frozen(tmp_path / "all", 2016, 2500 + drawn(4), given=helped_in(2016, every=1))
    income, _ = effect_of_help(years[1], now, kind="industry")
    assert (income.said, income.difference.matched, income.difference.helped) == (Said.TOO_FEW, 0, 320)


def test_who_had_help_of_the_kind_before_is_on_neither_side(tmp_path, years):
    earlier = [(number, "industry", date(2013, 5, 1)) for number in range(EACH, EACH + 100)]
    now = frozen(tmp_path / "had", 2016, 2500 + drawn(4), given=[*earlier, *helped_in(2016)])
    income, _ = effect_of_help(years[1], now, kind="industry")
    assert (income.difference.helped, income.difference.matched + income.difference.alike) == (110, 220)


def test_other_help_of_the_year_tells_households_apart(tmp_path, years):
    more = helped_in(2016) + helped_in(2016, "training") + helped_in(2016, "education")
    now = frozen(tmp_path / "other", 2016, 2500 + drawn(4), given=more)
    income, _ = effect_of_help(years[1], now, kind="industry")
    assert income.difference.matched == 0


def test_who_was_not_poor_the_year_before_is_not_compared(tmp_path):
    then = 2400 + drawn(2)
    statuses = ["exited"] * 160 + ["poor"] * 160
    before = frozen(tmp_path, 2015, then, statuses=statuses)
    now = frozen(tmp_path, 2016, then, given=helped_in(2016))
    income, _ = effect_of_help(before, now, kind="industry")
    assert income.difference.helped == 80


def test_a_kind_that_nobody_knows_is_refused(years):
    with pytest.raises(ParameterError, match="industry, employment"):
        effect_of_help(years[1], years[2], kind="magic")


def test_a_place_is_compared_by_its_own_households_and_a_small_one_can_not_tell(years):
    found = HelpOfYear(years[1], years[2], earlier=years[0])
    assert found.kinds == ("industry",)

    province, _ = found.of("industry").effects()
    county, _ = found.of("industry").effects("632722000000")
    village, _ = found.of("industry").effects("632722101201")
    nobody, _ = found.of("industry").effects("632725000000")

    assert county == province
    assert (county.said, county.difference.matched) == (Said.MORE, 159)
    assert (village.said, village.difference.helped) == (Said.TOO_FEW, 4)
    assert (nobody.said, nobody.difference.helped) == (Said.TOO_FEW, 0)


def test_who_stands_beside_each_other_is_told_household_by_household(years):
    rows = HelpOfYear(years[1], years[2]).of("industry").rows
    counted = stand_beside(rows.helped, rows.cell)
    assert (int((rows.helped & counted).sum()), rows.ids.size) == (159, 320)
    assert set(rows.cell[rows.helped & counted]) == set(rows.cell[~rows.helped & counted])
