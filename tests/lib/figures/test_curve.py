import pytest

from huiyin.figures import theme
from huiyin.figures.curve import Curve, curves
from huiyin.figures.errors import SeveralTimesError
from huiyin.figures.units import PERCENT
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text

WORDS = {"title": Text("Gap", "贫困深度"), "measure": Text("Poverty gap", "贫困深度"), "unit": PERCENT}
POINTS = ((500.0, 0.0), (1000.0, 0.0123456), (2000.0, 0.2))
EARLIER = Curve(Text("2015", "2015 年"), POINTS, (1000.0, 0.0123456))
LATER = Curve(Text("2016", "2016 年"), POINTS, (1500.0, 0.1))


def data(figure, language="en"):
    return figure.page_spec(language)["datasets"]


def test_a_curve_is_drawn_as_exactly_as_it_is_known_and_said_as_it_is_rounded():
    figure = curves([LATER], **WORDS)
    assert [row["value"] for row in data(figure)["rows"]] == pytest.approx([0.0, 1.23456, 20.0])
    assert [mark["words"] for mark in data(figure, "zh")["marks"]] == ["10.0% (1,500 元)"]


def test_the_line_of_the_last_curve_is_drawn_and_named_and_every_curve_has_its_own_point():
    marks = data(curves([EARLIER, LATER], **WORDS))["marks"]
    assert [(mark["curve"], mark["line"], mark.get("label")) for mark in marks] == [
        ("2015", 1000.0, None), ("2016", 1500.0, "1,500 yuan"),
    ]  # fmt: skip


def test_the_description_says_where_each_curve_stands():
    said = curves([EARLIER, LATER], **WORDS).description
    assert said.en == "By poverty line. 2015: 1.2% at a line of 1,000 yuan; 2016: 10.0% at a line of 1,500 yuan."
    assert said.zh == "随贫困线变化。2015 年：贫困线 1,000 元 时为 1.2%；2016 年：贫困线 1,500 元 时为 10.0%。"


def test_the_last_curve_has_the_accent_and_the_table_every_point():
    figure = curves([EARLIER, LATER], **WORDS)
    assert [key.colour for key in figure.keys] == list(theme.YEARS[-2:])
    assert figure.keys[-1].colour == theme.ACCENT
    assert len(figure.table.rows) == 6
    assert figure.table.rows[4] == (LATER.name, 1000.0, 0.0123456)


def test_two_curves_of_one_name_or_more_than_colours_are_refused():
    with pytest.raises(SeveralTimesError):
        curves([LATER, LATER], **WORDS)
    years = [Curve(Text(str(year), f"{year} 年"), POINTS, POINTS[0]) for year in range(2010, 2017)]
    with pytest.raises(ParameterError) as refused:
        curves(years, **WORDS)
    assert refused.value.say("en").startswith("drawn")
