import json

import altair as alt

from huiyin.figures.choropleth import choropleth
from huiyin.figures.line import yearly
from huiyin.figures.theme import theme
from huiyin.figures.units import PERCENT
from huiyin.kernel.text import Text

WORDS = {"title": Text("Rates", "发生率"), "measure": Text("Rate", "发生率")}


def province(counties):
    return choropleth(counties, **WORDS, unit=PERCENT, breaks=(0.1, 0.2))


def test_a_map_carries_its_outlines_in_less_than_150_kilobytes(counties):
    spec = province(counties).page_spec("zh")
    assert spec["datasets"]["qinghai"]["type"] == "Topology"
    assert len(json.dumps(spec).encode()) < 150_000


def test_a_map_can_leave_its_outlines_at_an_address(counties):
    spec = province(counties).page_spec("zh", outlines_url="/figures/qinghai.topojson")
    drawn = [layer["data"] for layer in spec["layer"][:3]]
    outlines = {"url": "/figures/qinghai.topojson", "format": {"type": "topojson", "feature": "areas"}}
    assert drawn == [outlines, outlines, outlines]
    assert "qinghai" not in spec["datasets"]


def test_a_chart_without_a_map_takes_no_notice_of_that_address():
    figure = yearly([], **WORDS, unit=PERCENT)
    assert figure.page_spec("en", outlines_url="/x") == figure.page_spec("en")


def test_specification_and_theme_are_valid_vega_lite(counties):
    for spec in (province(counties).page_spec("en"), yearly([], **WORDS, unit=PERCENT).page_spec("zh")):
        assert spec["config"] == theme()
        alt.LayerChart.from_dict(spec)


def test_its_description_names_the_figure(counties):
    assert province(counties).page_spec("zh")["description"].startswith("发生率")


def test_the_key_changes_with_the_language_and_the_values_only(counties):
    figure = province(counties)
    keys = {figure.key("en"), figure.key("zh"), province(counties[:5]).key("en")}
    assert len(keys) == 3
    assert province(counties).key("en") == figure.key("en")
