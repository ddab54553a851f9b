"""What several tests of figures draw: the counties of Yushu, and a Chinese name of each."""

import altair as alt
import pytest

from huiyin.figures.choropleth import Area
from huiyin.figures.figure import Figure
from huiyin.kernel.text import Text

YUSHU = {
    "632701000000": Text("Yushu", "玉树市"),
    "632722000000": Text("Zadoi", "杂多县"),
    "632723000000": Text("Chindu", "称多县"),
    "632724000000": Text("Zhidoi", "治多县"),
    "632725000000": Text("Nangqen", "囊谦县"),
    "632726000000": Text("Qumarleb", "曲麻莱县"),
}


@pytest.fixture(scope="session")
def counties():
    rates = [0.12, 0.21, None, 0.033, 0.3, 0.1]
    return [
        Area(code, name, rate, href=f"/places/{code}/") for (code, name), rate in zip(YUSHU.items(), rates, strict=True)
    ]


@pytest.fixture(autouse=True)
def every_specification_is_judged(monkeypatch):
    """Judge by the schema of Vega-Lite all that a test specifies: pages don't take that time."""
    specified = Figure._spec

    def judged(figure, language):
        spec = specified(figure, language)
        alt.LayerChart.from_dict(spec)
        return spec

    monkeypatch.setattr(Figure, "_spec", judged)
