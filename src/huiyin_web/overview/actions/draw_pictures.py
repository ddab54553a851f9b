"""Draw the pictures of a frozen year before anybody asks: of the province and its prefectures, in both languages."""

from collections.abc import Callable

from django.conf import settings
from django.utils import translation

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.overview.queries.situation import situation_page
from huiyin_web.places.queries import codes_of_level

_DRAWING = Text("drawing the maps of {year}", "绘制 {year} 年地图")


def draw_pictures(year: int, report: Callable[[float, Text], None]) -> None:
    """Fill the cache of drawn pictures.

    Who: the platform, after a freeze.
    Recorded: nothing: what is drawn follows from the snapshot alone.
    """
    places = [*codes_of_level(Level.PROVINCE), *codes_of_level(Level.PREFECTURE)]
    asked = [(language, code) for language, _ in settings.LANGUAGES for code in places]
    for done, (language, code) in enumerate(asked):
        report(done / len(asked), _DRAWING.fill(year=year))
        with translation.override(language):
            situation_page(actor=platform(), code=code, year=year)
