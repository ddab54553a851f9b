import pytest

from huiyin.figures import theme
from huiyin.figures.errors import SeveralTimesError
from huiyin.figures.line import yearly
from huiyin.figures.series import Role, Series, SeriesBreak, YearValue
from huiyin.figures.units import PEOPLE, PERCENT
from huiyin.kernel.text import Text

WORDS = {"title": Text("Poor people", "贫困人口"), "measure": Text("Poor people", "贫困人口")}
LOW = Series(Text("Low-income", "低收入人口"), (YearValue(2012, 1437000), YearValue(2013, 1180000)))
REGISTERED = Series(Text("Registered", "在册"), (YearValue(2014, 736000), YearValue(2015, 519800)))
TARGET = Series(Text("Target", "目标"), tuple(YearValue(year, 900000) for year in range(2012, 2016)), Role.TARGET)
GAP = SeriesBreak(2013.5, Text("new register", "建档立卡"))


def rows(figure, language="en"):
    return figure.page_spec(language)["datasets"]["rows"]


def test_values_stand_in_the_unit_of_the_language():
    figure = yearly([LOW], **WORDS, unit=PEOPLE)
    assert [row["value"] for row in rows(figure)] == [1437.0, 1180.0]
    assert [row["value"] for row in rows(figure, "zh")] == [143.7, 118.0]


def test_no_line_crosses_a_break_but_that_of_a_comparison():
    nation = Series(Text("Nation", "全国"), TARGET.values, Role.COMPARISON)
    figure = yearly([TARGET, nation], **WORDS, unit=PEOPLE, breaks=[GAP])
    pieces = [(row["series"], row["year"], row["piece"]) for row in rows(figure)]
    assert [piece for name, _, piece in pieces if name == "Target"] == [0, 0, 1, 1]
    assert [piece for name, _, piece in pieces if name == "Nation"] == [0, 0, 0, 0]


def test_a_break_is_a_band_with_its_label():
    svg = yearly([LOW, REGISTERED], **WORDS, unit=PEOPLE, breaks=[GAP]).svg("zh")
    assert ">建档立卡</text>" in svg
    assert [row["piece"] for row in rows(yearly([LOW, REGISTERED], **WORDS, unit=PEOPLE, breaks=[GAP]))] == [0, 0, 1, 1]
    assert theme.SUNKEN in svg


def test_a_target_is_a_step():
    layers = yearly([LOW, TARGET], **WORDS, unit=PEOPLE).page_spec("en")["layer"]
    steps = [layer for layer in layers if layer["mark"].get("interpolate") == "step-after"]
    assert [layer["transform"] for layer in steps] == [[{"filter": "datum.role == 'target'"}]]


def test_an_interval_is_drawn_and_said():
    survey = Series(Text("Survey", "调查"), (YearValue(2015, 0.16, 0.145, 0.175), YearValue(2016, 0.12)))
    figure = yearly([survey], **WORDS, unit=PERCENT)
    first, second = rows(figure, "zh")
    assert first["words"] == "16.0%（95% 区间 14.5 至 17.5）"
    assert (first["low"], first["high"]) == (14.5, 17.5)
    assert "low" not in second


def test_the_table_holds_what_is_drawn_as_it_is_stored():
    table = yearly([LOW], **WORDS, unit=PEOPLE).table
    assert [column.label.en for column in table.columns] == [
        "Series", "Year", "Poor people", "95% interval from", "95% interval to",
    ]  # fmt: skip
    assert table.rows[0] == (Text("Low-income", "低收入人口"), Text("2012", "2012"), 1437000, None, None)


def test_the_last_value_of_a_line_is_written_beside_it():
    svg = yearly([LOW, TARGET], **WORDS, unit=PEOPLE).svg("zh")
    assert ">118</text>" in svg
    assert ">90</text>" not in svg


def test_two_series_of_one_name_are_refused():
    with pytest.raises(SeveralTimesError, match="Low-income stand more than once"):
        yearly([LOW, LOW], **WORDS, unit=PEOPLE)


def test_no_year_at_all_still_gives_a_figure():
    assert yearly([], **WORDS, unit=PEOPLE).svg("en").startswith("<svg")


def test_a_forecast_is_a_broken_line_with_its_own_interval_and_a_path_has_a_band():
    told = Series(
        Text("Forecast", "预测"), (YearValue(2016, 90, 90, 90), YearValue(2017, 80, 60, 95)), Role.FORECAST,
        Text("90% interval", "90% 区间"),
    )  # fmt: skip
    path = Series(Text("Plan", "规划"), (YearValue(2016, 100, 90, 100),), Role.PATH, Text("band", "进度区间"))
    figure = yearly([told, path], **WORDS, unit=PEOPLE)
    assert [row["words"] for row in rows(yearly([told], **WORDS, unit=PERCENT))] == [
        "9,000.0% (90% interval 9,000 to 9,000)", "8,000.0% (90% interval 6,000 to 9,500)",
    ]  # fmt: skip
    assert [layer["mark"]["strokeDash"] for layer in figure.page_spec("en")["layer"] if "strokeDash" in layer["mark"]]
    assert [column.label.en for column in figure.table.columns[-2:]] == ["Interval from", "Interval to"]
    assert yearly([told], **WORDS, unit=PEOPLE).table.columns[-1].label.en == "90% interval to"
