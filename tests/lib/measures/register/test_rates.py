import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import huiyin as hy
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.tables import ESTIMATE_COLUMNS
from huiyin.kernel.text import Text

# Two villages of one county and one of another; the line is 2,300 yuan. Household by household:
# 4 poor at 1,150 yuan (gap .5), 2 poor at 2,400 (none), 3 relapsed of unknown income (none), 5 left (not counted).
HOUSEHOLDS = pa.table(
    {
        "village_code": ["632722100201", "632722100201", "632722100202", "632722100202"],
        "status": ["poor", "poor", "relapsed", "left"],
        "member_count": [4, 2, 3, 5],
        "income_per_capita": [115_000, 240_000, None, 100_000],
    }
)
POPULATION = {"632722100201": 60, "632722100202": 40, "632723100201": 50}


def rates(households=HOUSEHOLDS, population=POPULATION, **arguments):
    return hy.register_rates(households, population, **({"year": 2015, "line": 2300} | arguments))


def estimates(result, level):
    return {(row[level], row["measure"]): row["estimate"] for row in result.rows()}


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_the_registers_rates_are_its_poor_over_the_population(engine):
    result = rates(engine=engine)

    assert estimates(result, "county") == pytest.approx(
        {
            ("632722000000", "headcount"): 9 / 100,
            ("632722000000", "gap"): 4 * 0.5 / 100,
            ("632722000000", "severity"): 4 * 0.25 / 100,
            ("632722000000", "poor_persons"): 9,
            ("632722000000", "poor_households"): 3,
            ("632723000000", "headcount"): 0,
            ("632723000000", "gap"): 0,
            ("632723000000", "severity"): 0,
            ("632723000000", "poor_persons"): 0,
            ("632723000000", "poor_households"): 0,
        }
    )


def test_a_count_has_no_error_of_a_sample():
    result = rates()
    row = next(result.rows())

    assert result.to_arrow().column_names == ["county", *ESTIMATE_COLUMNS]
    assert (row["n"], row["population"], row["method"]) == (3, 100, "census")
    assert [row[name] for name in ("se", "ci_low", "ci_high", "df", "deff")] == [None] * 5


@pytest.mark.parametrize(
    ("level", "headcounts"),
    [
        ("village", {"632722100201": 0.1, "632722100202": 0.075, "632723100201": 0}),
        ("township", {"632722100000": 0.09, "632723100000": 0}),
        ("province", {"630000000000": 0.06}),
    ],
)
def test_rates_are_given_at_any_level(level, headcounts):
    found = estimates(rates(by=hy.Place(level)), level)

    assert {place: value for (place, measure), value in found.items() if measure == "headcount"} == pytest.approx(
        headcounts
    )


def test_populations_come_as_a_table_or_a_file_at_the_level_asked_for(tmp_path):
    table = pa.table({"place_code": ["632722000000", "632723000000"], "population": [100, 50]})
    pq.write_table(table, tmp_path / "population.parquet")

    assert rates(population=table).to_arrow() == rates().to_arrow()
    assert rates(population=tmp_path / "population.parquet").to_arrow() == rates().to_arrow()


def test_who_counts_as_poor_is_the_callers_to_say():
    found = estimates(rates(poor_statuses=("left",)), "county")

    assert found["632722000000", "poor_persons"] == 5


def test_the_definition_states_year_line_base_and_how_many_have_no_income():
    said = rates(base=Text("rural population", "农村人口")).definition

    assert (said.period, said.population.zh) == ("2015", "农村人口")
    assert "poverty line 2,300 yuan a year" in said.method.en
    assert "3 poor persons have no income on record" in said.uncertainty.en


@pytest.mark.parametrize(
    ("year", "who", "zh"),
    [(2009, "poor", "贫困"), (2013, "low-income", "低收入"), (2014, "registered poor", "在册贫困")],
)
def test_the_definition_calls_the_poor_as_the_series_of_the_year_does(year, who, zh):
    said = rates(year=year, measures=("headcount", "poor_households")).definition.what
    assert said.en == f"headcount: {who} persons over the population; number of {who} households"
    assert said.zh == f"贫困发生率：{zh}人口占人口数的比例；{zh}户数"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"line": 0}, "line is 0; allowed: a number above 0. Give the poverty line in yuan a year."),
        (
            {"population": {"632723000000": 50}},
            "Places with registered poor but no population above zero (1): 632722000000. Add their population.",
        ),
        (
            {"population": POPULATION | {"632722100000": 100}},
            (
                "The populations list '632722100201' and also '632722100000', which it lies in: its people would count "
                "twice. Keep one of the two levels."
            ),
        ),
        (
            {"population": {"6327": 1}},
            "'6327' is not a place code. A code has 12 digits, for example 632722000000; write it as text.",
        ),
        (
            {"households": HOUSEHOLDS.drop_columns("status")},
            (
                "There is no column 'status' (asked for as status). The source has: village_code, member_count, "
                "income_per_capita. Name one of these, or add the column."
            ),
        ),
        (
            {"households": HOUSEHOLDS.set_column(2, "member_count", pa.array([4, None, -1, 5]))},
            (
                "2 of 3 rows have a weight in 'member_count' that is missing, negative or above 1e15. A weight is a number "
                "from zero to 1e15: correct them, or leave these rows out of the source."
            ),
        ),
    ],
)
def test_a_register_that_cannot_be_counted_says_why(arguments, message):
    with pytest.raises(HuiyinError) as refused:
        rates(**arguments)

    assert str(refused.value) == message


def test_only_the_measures_asked_for_are_counted_each_once_and_defined():
    result = rates(measures=("poor_persons", "headcount", "poor_persons"))
    assert [(row["measure"], row["estimate"]) for row in list(result.rows())[:2]] == [
        ("poor_persons", 9), ("headcount", 0.09),
    ]  # fmt: skip
    assert result.definition.unit == Text(
        "poor_persons: persons; headcount: share", "poor_persons：人；headcount：比例"
    )


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(("line", "persons"), [(2300, 4), (1150, 0), (2500, 6)])
def test_the_registered_poor_below_a_line_move_with_it_and_those_of_unknown_income_are_not_among_them(
    engine, line, persons
):
    result = rates(measures=("below_line", "headcount"), line=line, engine=engine)
    found = estimates(result, "county")
    assert found["632722000000", "below_line"] == pytest.approx(persons / 100)
    assert found["632722000000", "headcount"] == pytest.approx(9 / 100)
    assert result.definition.what.en.startswith(
        "share below the line: registered poor persons whose income lies below it"
    )


@pytest.mark.parametrize(("asked", "named"), [(("mean",), "mean"), ((), "--")])
def test_a_measure_that_no_register_has_is_refused(asked, named):
    with pytest.raises(HuiyinError) as refused:
        rates(measures=asked)
    assert str(refused.value) == (
        f"measures is {named}; allowed: headcount, gap, severity, poor_persons, poor_households, below_line. "
        "Name at least one of them."
    )
