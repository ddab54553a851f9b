import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from jsonschema.exceptions import ValidationError
from vl_convert import vegalite_to_vega

from huiyin.figures.choropleth import choropleth
from huiyin.figures.drawing import VEGA_LITE
from huiyin.figures.figure import Figure, Table
from huiyin.figures.line import yearly
from huiyin.figures.ranking import Reference, Row, bars, intervals
from huiyin.figures.series import Role, Series, YearValue
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


def test_specifications_carry_the_theme_and_one_that_vega_lite_does_not_know_fails_every_test_that_draws_it(counties):
    for spec in (province(counties).page_spec("en"), yearly([], **WORDS, unit=PERCENT).page_spec("zh")):
        assert spec["config"] == theme()
    words = Text("Figure", "图")
    wrong = Figure(words, words, Table((), ()), None, (), lambda _language: {"layer": [{"mark": "no mark"}]})
    with pytest.raises(ValidationError):
        wrong.page_spec("en")


NOTHING, ONE = Row(Text("a", "甲"), None), Row(Text("b", "乙"), 0.2)


@pytest.mark.parametrize(
    "figure",
    [yearly([], **WORDS, unit=PERCENT)]
    + [yearly([Series(Text("a", "甲"), (YearValue(2015, 0.2),), role)], **WORDS, unit=PERCENT) for role in Role]
    + [draw(rows, **WORDS, unit=PERCENT) for draw in (bars, intervals) for rows in ([], [NOTHING], [ONE, NOTHING])],
)
def test_no_axis_is_left_to_layers_that_may_be_without_rows(figure):
    scales = vegalite_to_vega(figure.page_spec("en"), vl_version=VEGA_LITE).get("scales", [])
    axes = [scale["domain"] for scale in scales if scale["type"] == "linear"]
    assert axes
    assert all(low < high for low, high in axes)


def test_the_axis_shows_all_that_is_drawn():
    rows = [Row(Text("a", "甲"), 0.3, 0.2, 0.5)]
    target = Reference(Text("target", "目标"), 0.6)
    layers = intervals(rows, **WORDS, unit=PERCENT, reference=target).page_spec("en")["layer"]
    assert layers[1]["encoding"]["x"]["scale"]["domain"] == [20, 60]


def test_its_description_names_the_figure(counties):
    assert province(counties).page_spec("zh")["description"].startswith("发生率")


def test_the_key_changes_with_the_language_and_the_values_only(counties):
    figure = province(counties)
    keys = {figure.key("en"), figure.key("zh"), province(counties[:5]).key("en")}
    assert len(keys) == 3
    assert province(counties).key("en") == figure.key("en")


def test_two_threads_never_specify_at_once_as_altair_would_mix_their_colours():
    inside, most = [], []

    def layers(_language):
        inside.append(1)
        time.sleep(0.005)
        most.append(len(inside))
        inside.pop()
        return {"layer": []}

    words = Text("Figure", "图")
    figure = Figure(words, words, Table((), ()), None, (), layers)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(figure.key, ["en", "zh"] * 8))
    assert set(most) == {1}
