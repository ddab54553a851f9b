import shutil

from huiyin.kernel.text import Text
from huiyin_web.core import charts
from huiyin_web.overview.actions.draw_pictures import draw_pictures
from huiyin_web.overview.queries.situation import situation_page
from support import cast


def test_the_maps_of_province_and_prefectures_are_drawn_in_both_languages_before_anybody_asks(
    frozen, as_actor, monkeypatch
):
    monkeypatch.setattr(charts, "_DRAWN", {})
    shutil.rmtree(charts.folder(), ignore_errors=True)
    told = []
    draw_pictures(2016, lambda fraction, words: told.append((fraction, words)))
    assert told[0] == (0.0, Text("drawing the maps of 2016", "绘制 2016 年地图"))
    assert [fraction for fraction, _ in told] == [0.0, 0.25, 0.5, 0.75]
    drawn = set(charts.folder().glob("*.svg"))
    assert len(drawn) == 2 * 2 * 2  # two places, a map and a line each, two languages
    situation_page(actor=as_actor(cast.provincial_office()), code=cast.PREFECTURE, year=2016)
    assert set(charts.folder().glob("*.svg")) == drawn
