import pytest

from huiyin.figures import geography, theme
from huiyin.figures.choropleth import Area, choropleth
from huiyin.figures.errors import NotOnMapError, SeveralTimesError
from huiyin.figures.units import PERCENT
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text

WORDS = {"title": Text("Headcount rate of 2016", "2016 年贫困发生率"), "measure": Text("Headcount rate", "贫困发生率")}
BREAKS = (0.03, 0.06, 0.1, 0.15, 0.2)


def draw(areas, **options):
    return choropleth(areas, **WORDS, unit=PERCENT, breaks=BREAKS, **options)


def rows(figure, language="en"):
    return {row["code"]: row for row in figure.page_spec(language)["datasets"]["rows"]}


def test_each_area_says_its_value_and_class_in_the_readers_language(counties):
    figure = draw(counties, within="632700000000")
    assert rows(figure)["632722000000"]["words"] == "Zadoi 21.0%"
    assert rows(figure, "zh")["632722000000"]["words"] == "杂多县 21.0%"
    assert rows(figure, "zh")["632722000000"]["class"] == "20% 及以上"


def test_an_area_without_a_value_is_grey_and_marked_and_not_left_out(counties):
    figure = draw(counties, within="632700000000")
    row = rows(figure)["632723000000"]
    assert (row["value"], row["class"], row["mark"]) == ("no data", "no data", "Chindu –")
    assert theme.NO_DATA in figure.svg("en")


def test_the_province_shows_all_45_counties_whoever_was_given(counties):
    figure = draw(counties)
    assert len(rows(figure)) == 45
    assert len(figure.table.rows) == 45
    assert rows(figure)["630102000000"]["class"] == "no data"


def test_a_prefecture_shows_its_own_counties_only(counties):
    assert set(rows(draw(counties, within="632700000000"))) == {area.code for area in counties}


def test_prefectures_can_be_drawn_themselves():
    figure = draw([Area("632700000000", Text("Yushu", "玉树州"), 0.2)])
    assert len(rows(figure)) == 8
    assert rows(figure)["632700000000"]["mark"] == "Yushu"


def test_each_county_leads_to_its_page(counties):
    svg = draw(counties, within="632700000000").svg("zh")
    assert svg.count("<a ") == 6
    assert '<a href="/places/632725000000/" aria-label="囊谦县 30.0%">' in svg


def test_its_words_tell_the_extremes_and_the_gaps(counties):
    assert draw(counties, within="632700000000").description == Text(
        "Headcount rate of 6 places. Highest: Nangqen 30.0%. Lowest: Zhidoi 3.3%. Without data: 1.",
        "6 个地区的贫困发生率。最高：囊谦县 30.0%；最低：治多县 3.3%；无数据：1 个。",
    )


def test_a_map_of_nothing_known_says_so():
    assert draw([]).description.en == "Headcount rate of 45 places: none of them has data."


def test_whose_the_map_is_goes_with_the_figure(counties):
    assert draw(counties).attribution == geography.ATTRIBUTION


def test_what_a_value_is_worked_out_from_is_in_the_tooltip():
    area = Area("632722000000", Text("Zadoi", "杂多县"), 0.2, basis=Text("2 of 10", "10 人中 2 人"))
    spec = draw([area], within="632700000000").page_spec("zh")
    assert spec["layer"][0]["encoding"]["tooltip"][-1] == {"field": "basis", "title": "计算依据", "type": "nominal"}
    assert rows(draw([area]), "zh")["632722000000"]["basis"] == "10 人中 2 人"


@pytest.mark.parametrize(("code", "within"), [("632721000000", "630000000000"), ("630102000000", "632700000000")])
def test_a_code_that_the_map_does_not_draw_is_named(code, within):
    with pytest.raises(NotOnMapError, match=f"The map of {within} draws no {code}"):
        draw([Area(code, Text("x", "某"), 0.1)], within=within)


def test_an_area_twice_is_refused(counties):
    with pytest.raises(SeveralTimesError, match="632701000000 stand more than once"):
        draw([*counties, counties[0]])


@pytest.mark.parametrize("href", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_a_link_to_another_host_is_refused(href):
    with pytest.raises(ParameterError, match="Leave out scheme and host"):
        draw([Area("632722000000", Text("Zadoi", "杂多县"), 0.2, href=href)])
