import json

import pytest
from django.utils import translation

from huiyin.figures import geography
from huiyin.figures.choropleth import Area, choropleth
from huiyin.figures.units import PERCENT
from huiyin.kernel.text import Text
from huiyin_web.core import charts
from support import cast


@pytest.fixture
def own_folder(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    charts._DRAWN.clear()
    return tmp_path / "cache" / "figures"


def _map():
    name = Text("Incidence", "贫困发生率")
    areas = [Area("632725000000", Text("Nangqian", "囊谦县"), 0.2, href="/places/632725000000/")]
    return choropleth(areas, title=name, measure=name, unit=PERCENT, breaks=(0.1, 0.2), within="632700000000")


def _never():
    raise AssertionError


def test_a_chart_is_drawn_once_and_kept(own_folder):
    first = charts.chart("map 1", _map)
    drawn = own_folder / f"{first.key}.svg"
    drawn.write_text("<svg>kept</svg>")
    assert charts.chart("map 1", _never) == first
    charts._DRAWN.clear()
    assert charts.chart("map 1", _map).svg == "<svg>kept</svg>"


def test_a_chart_is_drawn_in_each_language(own_folder):
    chinese = charts.chart("map 1", _map)
    with translation.override("en"):
        assert charts.chart("map 1", _map).key != chinese.key
    assert charts.chart("map 1", _never) == chinese


def test_only_so_many_charts_are_kept_in_memory(own_folder, monkeypatch):
    monkeypatch.setattr(charts, "_REMEMBERED", 2)
    for number in range(5):
        charts.chart(f"map {number}", _map)
    assert len(charts._DRAWN) <= 2


def test_its_caption_says_whose_the_map_is(own_folder):
    assert "GS(2024)0650" in charts.chart("map 2", _map, note=Text("End of 2016.", "2016 年末。")).caption.zh


def test_links_of_a_map_are_no_stops_of_the_keyboard(own_folder):
    svg = charts.chart("map 3", _map).svg
    assert "/places/632725000000/" in svg
    assert svg.count("<a ") == svg.count('<a tabindex="-1" ')


def test_a_drawn_chart_passes_a_strict_content_policy(own_folder):
    svg = charts.chart("map 4", _map).svg
    assert "<script" not in svg
    assert "<style" not in svg
    assert " style=" not in svg


@pytest.mark.django_db
def test_specification_outlines_and_runtime_are_served_to_whoever_is_signed_in(own_folder, client):
    drawn = charts.chart("map 5", _map)
    (own_folder / f"runtime-{charts.RUNTIME_VERSION}.js").write_text("export const embed = 1;")
    assert client.get(drawn.spec_url).status_code == 302
    client.force_login(cast.analyst())
    answer = client.get(drawn.spec_url)
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    assert "/charts/outlines.json" in json.dumps(json.loads(answer.getvalue()))
    assert client.get("/charts/outlines.json").getvalue() == geography.FILE.read_bytes()
    script = client.get(drawn.runtime_url)
    assert (script["Content-Type"], script.getvalue()) == ("text/javascript", b"export const embed = 1;")


@pytest.mark.django_db
def test_a_chart_that_nobody_drew_is_not_found(own_folder, client):
    client.force_login(cast.analyst())
    assert client.get("/charts/0000000000000000.json").status_code == 404
