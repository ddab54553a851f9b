"""Draw the pictures of a frozen year before anybody asks: of the province and its prefectures, in both languages."""

from collections.abc import Callable

from django.conf import settings
from django.utils import translation

from huiyin.kernel.places import NATION, Level
from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.overview.queries.situation import situation_page
from huiyin_web.places.queries import places_within

_DRAWING = Text("drawing the maps of {year}", "绘制 {year} 年地图")
_DRAWN = (Level.PROVINCE, Level.PREFECTURE)


def draw_pictures(year: int, report: Callable[[float, Text], None]) -> None:
    """Fill the cache of drawn pictures.

    Who: the platform, after a freeze.
    Recorded: nothing: what is drawn follows from the snapshot alone.
    """
    places = [code for level in _DRAWN for code in places_within(NATION, level, year=year)]
    asked = [(language, code) for language, _ in settings.LANGUAGES for code in places]
    for done, (language, code) in enumerate(asked):
        report(done / len(asked), _DRAWING.fill(year=year))
        with translation.override(language):
            situation_page(actor=platform(), code=code, year=year)
