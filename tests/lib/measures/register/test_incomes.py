"""Poverty at any line: equal to the direct sums, to the figures of a frozen year, and to what the survey's call gives."""

from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import huiyin as hy
from huiyin.kernel.places import Level
from huiyin.measures.register.incomes import NOBODY, incomes_of, line_rates_of, registered_incomes
from huiyin.measures.register.yearly import yearly_figures
from huiyin.records.snapshots import figures_of, write_snapshot
from support.snapshots import HOUSEHOLD, facts, rows
from support.years import households

PROVINCE, COUNTY, NEXT = "630000000000", "632725000000", "632724000000"
VILLAGES = ("632725100200", "632724100200", "632725100201")
ROWS = st.lists(
    st.tuples(st.sampled_from(VILLAGES), st.one_of(st.none(), st.integers(-500, 9_000)), st.integers(1, 9)),
    min_size=1,
    max_size=40,
)


def table(of):
    villages, incomes, persons = zip(*of, strict=True)
    return pa.table({"village_code": villages, "income": pa.array(incomes, pa.float64()), "persons": persons})


def sums(of, line, prefix):
    shares = [
        (persons, 1 - income / line)
        for village, income, persons in of
        if village.startswith(prefix) and income is not None and income < line
    ]
    return [sum(persons * share**power for persons, share in shares) for power in (0, 1, 2)]


@given(of=ROWS, line=st.integers(1, 9_500))
def test_whoever_is_added_up_by_hand_is_found_below_the_line(of, line):
    incomes = incomes_of(table(of))
    found = incomes.below(line, Level.COUNTY, PROVINCE)
    for county in (COUNTY, NEXT):
        expected = sums(of, line, county[:6])
        below = found.get(county, NOBODY)
        assert [below.power(order) for order in (0, 1, 2)] == pytest.approx(expected, rel=1e-9, abs=1e-6)


@given(of=ROWS)
def test_along_the_lines_stands_what_stands_below_each(of):
    incomes, lines = incomes_of(table(of)), [100, 2_300, 5_000]
    along = incomes.along(lines, COUNTY, NEXT)
    for line, below in zip(lines, along, strict=True):
        places = incomes.below(line, Level.COUNTY, COUNTY, NEXT)
        together = sum(places.values(), NOBODY)
        assert (below.persons, below.shortfall) == pytest.approx((together.persons, together.shortfall))


def test_who_lies_on_the_line_or_is_not_known_is_not_below_it():
    incomes = incomes_of(table([(VILLAGES[0], 2_000, 3), (VILLAGES[0], None, 5), (VILLAGES[0], 1_999.99, 2)]))
    assert incomes.along([2_000], VILLAGES[0])[0].persons == 2


def test_a_place_without_anybody_has_nobody_below():
    incomes = incomes_of(table([(VILLAGES[0], 100, 1)]))
    assert incomes.below(500, Level.COUNTY, NEXT) == {}
    assert incomes.along([500], NEXT) == [NOBODY]


def test_a_weighted_sample_gives_the_estimate_of_the_one_call():
    sample = [(VILLAGES[at % 3], 400 * at, 1 + at % 4) for at in range(20)]
    found = hy.estimate(table(sample), ["headcount", "gap", "severity"], welfare="income", line=3_000,
                        design=hy.Design(weights="persons"))  # fmt: skip
    below = incomes_of(table(sample)).along([3_000], PROVINCE)[0]
    persons = sum(one[2] for one in sample)
    assert [row["estimate"] for row in found.rows()] == pytest.approx([below.power(one) / persons for one in range(3)])


def test_the_words_name_whom_the_year_counts():
    assert line_rates_of(2013)["gap"].definition.en.startswith("Mean shortfall of the low-income")
    assert line_rates_of(2016)["below_line"].definition.zh == "收入已知且低于贫困线的在册贫困人口占农村人口的比例。"


def test_of_the_register_only_the_poor_of_known_income_count_in_yuan(tmp_path):
    kept = [
        HOUSEHOLD | {"id": at, "office_number": f"6300000{at}", "status": status, "income_per_capita": income}
        for at, (status, income) in enumerate(
            [("poor", 199_999), ("relapsed", 100_000), ("poor", 200_000), ("poor", None), ("exited", 50_000)], start=1
        )
    ]
    snapshot = write_snapshot(tmp_path, facts(2016), {"households": rows("households", *kept)})
    found = registered_incomes(snapshot).below(2_000, Level.VILLAGE, PROVINCE)
    assert list(found) == [HOUSEHOLD["village_code"]]
    below = found[HOUSEHOLD["village_code"]]
    assert (below.persons, below.shortfall) == pytest.approx((8, 4 * (0.01 / 2_000) + 4 * 0.5))


def test_at_the_line_of_the_year_stand_the_frozen_gap_and_severity(tmp_path):
    counted = households(
        tmp_path / "households.parquet",
        {"id": 1, "village_code": VILLAGES[0], "member_count": 4, "income_per_capita": 150_000},
        {"id": 2, "village_code": VILLAGES[0], "member_count": 2, "income_per_capita": 295_200},
        {"id": 3, "village_code": VILLAGES[1], "member_count": 3, "income_per_capita": 20_000, "status": "relapsed"},
    )
    population = {"rural_population": dict.fromkeys(VILLAGES[:2], 50.0)}
    table = yearly_figures(counted, places=VILLAGES[:2], population=population, year=2016, line=Decimal(2952))
    tables = {"households": pq.read_table(counted), "figures": table}
    snapshot = write_snapshot(tmp_path, facts(2016), {name: one.to_batches() for name, one in tables.items()})
    frozen, below = figures_of(snapshot), registered_incomes(snapshot).below(2952, Level.COUNTY, PROVINCE)
    for county in (COUNTY, NEXT):
        own = frozen.of(county)
        assert below[county].shortfall / 50 == pytest.approx(own["gap"].value, rel=1e-12)
        assert below[county].squared / 50 == pytest.approx(own["severity"].value, rel=1e-12)


def test_a_fen_counts_in_as_many_villages_as_a_nation_has():
    villages = [f"63{number:010d}" for number in range(700_000)]
    nation = incomes_of(pa.table({"village_code": villages, "income": [2_999.99] * 700_000, "persons": [1] * 700_000}))
    assert [one.persons for one in nation.along([2_999.99, 3_000.0], "630000000000")] == [0, 700_000]
