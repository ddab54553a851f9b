import pytest

from huiyin.figures.errors import SeveralTimesError
from huiyin.figures.ranking import Reference, Row, bars, intervals
from huiyin.figures.units import PERCENT, POINTS, RANK
from huiyin.kernel.text import Text

XINING, YUSHU, HAIXI = Text("Xining", "西宁市"), Text("Yushu", "玉树州"), Text("Haixi", "海西州")
WORDS = {"title": Text("Prefectures", "各市州"), "measure": Text("Headcount rate", "贫困发生率")}


def rows(figure, language="en"):
    return figure.page_spec(language)["datasets"]["rows"]


def test_rows_stand_in_the_order_given():
    figure = bars([Row(YUSHU, 0.3), Row(HAIXI, 0.02), Row(XINING, 0.05)], **WORDS, unit=PERCENT)
    assert figure.page_spec("zh")["layer"][0]["encoding"]["y"]["sort"] == ["玉树州", "海西州", "西宁市"]
    assert [row["number"] for row in rows(figure)] == ["30.0%", "2.0%", "5.0%"]


def test_a_row_without_a_value_keeps_its_place_and_says_so():
    figure = bars([Row(YUSHU, None), Row(HAIXI, 0.02)], **WORDS, unit=PERCENT)
    assert rows(figure, "zh")[0]["number"] == "无数据"
    assert ">无数据</text>" in figure.svg("zh")


def test_a_reference_is_a_line_with_its_name():
    svg = bars([Row(YUSHU, 0.3)], **WORDS, unit=PERCENT, reference=Reference(Text("Province", "全省"), 0.153)).svg("zh")
    assert ">全省 15.3%</text>" in svg


def test_a_rank_is_told_with_its_interval():
    figure = intervals([Row(XINING, 1, 1, 2), Row(YUSHU, 2, 1, 2)], **WORDS, unit=RANK)
    assert rows(figure, "zh")[1]["says"] == "玉树州 2（1 至 2）"
    assert figure.description.en == "Headcount rate, 2 rows: from Xining 1 (1 to 2) to Yushu 2 (1 to 2)."
    assert figure.table.rows == ((XINING, 1, 1, 2), (YUSHU, 2, 1, 2))


def test_ranks_have_one_tick_each_and_scores_an_axis_of_values():
    ranked = intervals([Row(XINING, 1, 1, 2), Row(YUSHU, 2, 1, 2)], **WORDS, unit=RANK).page_spec("en")
    scored = intervals([Row(XINING, 90.5, 88, 93)], **WORDS, unit=POINTS).page_spec("en")
    assert ranked["layer"][1]["encoding"]["x"]["axis"]["values"] == [1, 2]
    assert scored["layer"][1]["encoding"]["x"]["axis"]["title"] == "Headcount rate, points"


def test_a_row_leads_to_its_page_and_says_its_name():
    svg = intervals(
        [Row(XINING, 1, 1, 2, href="/assessment/2016/630100000000/"), Row(YUSHU, 2)], **WORDS, unit=RANK
    ).svg("en")
    assert '<a href="/assessment/2016/630100000000/" aria-label="Xining 1 (1 to 2)">' in svg
    assert svg.count("<a ") == 1


def test_two_rows_of_one_name_are_refused():
    with pytest.raises(SeveralTimesError, match="Xining stand more than once"):
        bars([Row(XINING, 0.1), Row(XINING, 0.2)], **WORDS, unit=PERCENT)


def test_no_rows_give_a_figure_that_says_so():
    assert bars([], **WORDS, unit=PERCENT).description.en == "Headcount rate: no rows."
