"""What is expected of a place and how it stands to its next targets, in few lines, for the pages of places."""

from collections.abc import Iterator, Sequence

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.forecasts.models import Walked
from huiyin_web.forecasts.queries.prospects import prospects
from huiyin_web.forecasts.queries.stored import Places, places_in_force
from huiyin_web.forecasts.queries.wording import INTERVAL, between, poor_between, word
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.counted import Years
from huiyin_web.targets.queries.stored import indicator_of
from huiyin_web.targets.queries.values import due
from huiyin_web.targets.queries.wording import shown

_TITLE = Text("What is expected from the end of {year} on", "{year} 年末以后的预测")
_COLUMNS = (
    Column("what", Text("What", "事项")),
    Column("expected", Text("Expected", "预计"), Kind.NUMBER, Text("persons", "人"), main=True),
    Column("interval", INTERVAL),
    Column("outlook", Text("Outlook", "完成判断")),
)
_POOR = Text("poor at the end of {year}", "{year} 年末贫困人口")
_TARGET = Text("{what}: {wanted} by {due}", "{what}：{due} 前 {wanted}")


def place_brief(code: str, targets: Sequence[Target], years: Years) -> tuple[Table, str] | None:
    """Give what is expected of a place with its targets' outlook, and where all of it is; none without a forecast.

    Args:
        code: the place, in reach of whoever reads.
        targets: the place's, as far as they see them.
        years: the frozen years, read for the place.
    """
    places = places_in_force([code, *years.known.earlier(code)], ())
    own = next((by_year for one, by_year in places.items() if _is_of(one, by_year, code, years)), None)
    if own is None:
        return None
    base = next(iter(own.values())).forecast.base_year
    lines = [*_expected(own), *_targets([row for row in targets if row.year in {base + 1, None}], places, years)]
    return Table(_TITLE.fill(year=base), _COLUMNS, lines), reverse("forecasts:place", args=[code])


def _is_of(own: str, by_year: dict[int, Walked], code: str, years: Years) -> bool:
    return years.known.standing(code, next(iter(by_year.values())).forecast.base_year) == (own,)


def _expected(own: dict[int, Walked]) -> Iterator[Row]:
    for year in sorted({min(own), max(own)}):
        one = own[year]
        yield Row((_POOR.fill(year=year).sentence(), one.poor, poor_between(one), None))


def _targets(rows: Sequence[Target], places: Places, years: Years) -> Iterator[Row]:
    told = prospects(rows, years, places)
    for row in rows:
        one = told.get(row.pk)
        if one and one.expected:
            ends = between(one.expected.low, one.expected.high)
            yield Row((_named(row), one.expected.middle, ends, word(one.outlook)))


def _named(row: Target) -> Cell:
    indicator = indicator_of(row)
    words = _TARGET.fill(what=indicator.label, wanted=shown(indicator, row.wanted), due=due(row))
    return Cell(words.sentence(), reverse("targets:one", args=[row.pk]))
