import re
import xml.etree.ElementTree as ET

import pytest

from huiyin.figures.choropleth import choropleth
from huiyin.figures.line import yearly
from huiyin.figures.ranking import Row, bars, intervals
from huiyin.figures.series import Series, SeriesBreak, YearValue
from huiyin.figures.units import PERCENT, POINTS
from huiyin.kernel.text import Text

SVG = "{http://www.w3.org/2000/svg}"
parse = ET.fromstring
WORDS = {"title": Text("Rates & <scores>", "<发生率> & 得分"), "measure": Text("Rate", "发生率")}


@pytest.fixture(scope="module", params=["map", "years", "bars", "intervals"])
def figure(request, counties):
    row = Row(Text("Xining", "西宁市"), 0.1, 0.05, 0.2, href="/x/?a=1&b=2")
    values = (YearValue(2015, 0.2, 0.1, 0.3), YearValue(2016, 0.1))
    series = [Series(Text("Rate", "率"), values)]
    return {
        "map": lambda: choropleth(counties, **WORDS, unit=PERCENT, breaks=(0.1, 0.2), within="632700000000"),
        "years": lambda: yearly(series, **WORDS, unit=PERCENT, breaks=[SeriesBreak(2015.5, Text("gap", "中断"))]),
        "bars": lambda: bars([row], **WORDS, unit=PERCENT),
        "intervals": lambda: intervals([row], **WORDS, unit=POINTS),
    }[request.param]()


@pytest.fixture(scope="module")
def svg(figure):
    return figure.svg("zh")


@pytest.fixture(scope="module")
def root(svg):
    return parse(svg)


def test_a_strict_content_policy_lets_the_picture_pass(root):
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {"svg", "title", "desc", "g", "path", "line", "rect", "text", "a"}
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
        assert element.get("href", "/").startswith("/")
        assert not any("url(" in value for value in element.attrib.values())


def test_no_address_of_another_host_is_in_it(svg):
    assert set(re.findall(r"https?://[^\"]*", svg)) == {"http://www.w3.org/2000/svg"}


def test_it_has_a_title_and_a_description_in_the_readers_language(root, figure):
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    assert named[root.get("aria-labelledby")].text == "<发生率> & 得分"
    assert named[root.get("aria-describedby")].text == figure.description.zh
    assert [element.tag for element in named.values()] == [f"{SVG}title", f"{SVG}desc"]


def test_a_picture_with_links_is_a_group_and_any_other_an_image(root):
    assert root.get("role") == ("group" if root.find(f".//{SVG}a") is not None else "img")


def test_no_english_of_vega_is_left_for_screen_readers(svg):
    assert "aria-roledescription" not in svg
    assert "axis titled" not in svg
    assert "Symbol legend" not in svg


def test_decoration_does_not_lie_between_the_pointer_and_a_link(root):
    hidden = [element for element in root.iter() if element.get("aria-hidden") == "true"]
    assert {element.get("pointer-events") for element in hidden} == {"none"}


def test_the_same_input_gives_the_same_bytes(figure, svg):
    assert figure.svg("zh") == svg


def test_a_file_stands_by_itself_with_its_title_whose_map_it_is_and_what_must_be_known(figure):
    def drawn(svg):
        return [words for text in parse(svg).iter(f"{SVG}text") for words in text.itertext()]

    said = ["<发生率> & 得分", "虚构", *([figure.attribution.zh] if figure.attribution else [])]
    assert [text for text in drawn(figure.file_svg("zh", Text("made up", "虚构"))) if text in said] == said
    assert not {*said} & {*drawn(figure.svg("zh"))}


def test_a_png_is_as_many_times_wider_as_its_scale_and_always_the_same(figure):
    drawn = [figure.file_png("en", scale=scale) for scale in (1, 2, 2)]
    width = [int.from_bytes(png[16:20]) for png in drawn]
    assert width[1] == pytest.approx(2 * width[0], abs=2)
    assert drawn[1] == drawn[2]
