"""Tables of places with their figures: what lies beneath a place, and every frozen year of a place."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from huiyin.kernel.places import NATION, Level, level_of
from huiyin.kernel.text import Text
from huiyin.records.succession import Succession
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.overview.queries.frozen import Beside, FrozenYear
from huiyin_web.overview.queries.placing import behind_url, place_url

_POOR = Column("poor_persons", Text("Poor", "贫困人口"), Kind.NUMBER, Text("persons", "人"))
_SHARE = Column("headcount_rural", Text("Incidence", "贫困发生率"), Kind.SHARE, places=1, main=True)
_MOVED = Column("change", Text("On the year before", "比上年"), Kind.NUMBER, Text("persons", "人"), signed=True)
_LEFT = Column("exited_persons", Text("Left in the year", "当年脱贫"), Kind.NUMBER, Text("persons", "人"))
_RURAL = Column("rural_population", Text("Rural population", "农村人口"), Kind.NUMBER, Text("persons", "人"))
_TOTAL = Column("headcount_total", Text("Of the total population", "占总人口"), Kind.SHARE, places=2)


_FIGURES = (_SHARE, _POOR, _LEFT, _RURAL, _TOTAL)
_YEARS = (Column("year", Text("End of", "年末")), *_FIGURES, Column("series", Text("Counts", "口径")))
_UNDER = Column("code", Text("Place code of the year", "当年区划代码"), filed=True)
_RENAMED = Text(
    "The place code changed: every year stands under the code that was valid at its end.",
    "区划代码有变更：各年数据按当年年末有效的代码列示。",
)
_LEFT_OUT = Text(
    "{count} places with neither rural population nor poor are left out.",
    "另有 {count} 个地区没有农村人口和贫困人口，未列出。",
)
_LEFT_OUT_ONE = Text(
    "{count} place with neither rural population nor poor is left out.",
    "另有 {count} 个地区没有农村人口和贫困人口，未列出。",
)
_SUMMED = Text(
    "The place was put together from several: a year in which they stood apart shows them added up.",
    "该地区由多个区划合并而成：合并前的年份为各原区划之和。",
)
_PLACES = (Column("place", Text("Place", "地区")), _SHARE, _POOR, _MOVED, _LEFT, _RURAL)
_CODE = Column("code", Text("Place code", "区划代码"), filed=True)
_READ = ("headcount_rural", "poor_persons", "exited_persons", "rural_population")
_OPENED = (_POOR.key, _LEFT.key)
_BESIDE_A_MAP = 4  # columns of a table that shares its row with a picture


def places_table(beside: Beside, places: Mapping[str, Text], *, title: Text, short: bool = False) -> Table:
    """Give the figures of places that stand side by side, the highest incidence first.

    Args:
        beside: the year and the one before.
        places: the places, by code.
        title: what they are.
        short: only the first columns, in a box that scrolls, as it stands beside a map.
    """
    year, level = beside.now, level_of(next(iter(places), NATION))
    shown_columns = _PLACES[:_BESIDE_A_MAP] if short else _PLACES
    columns = (*(replace(one, label=beside.now.poor) if one is _POOR else one for one in shown_columns), _CODE)
    now = {key: year.values(key, level) for key in _READ}
    if beside.before is None:
        now[_LEFT.key] = {}
    before = _poor_before(beside, places, level)
    shares = now["headcount_rural"]
    shown = [code for code in places if code in shares or now["poor_persons"].get(code)]
    order = sorted(shown, key=lambda code: (code not in shares, -shares.get(code, 0.0), code))
    rows = tuple(
        Row((Cell(places[code], place_url(code, year.year)), *_values(code, now, before)[: len(columns) - 2], code))
        for code in order
    )
    return Table(
        title,
        columns,
        rows,
        note=_note(beside, len(places) - len(shown)),
        tall=short,
        empty=Text("No place stands below this one.", "没有下级地区。"),
    )


def _poor_before(beside: Beside, places: Iterable[str], level: Level) -> dict[str, float]:
    """Give the poor of the year before by the places of the year; of one that was several, all of them together."""
    if beside.comparable is None:
        return {}
    known = beside.comparable.values("poor_persons", level)
    found = {}
    for code in places:
        codes = beside.codes_before(code)
        poor = known.get(code) if codes == (code,) else beside.comparable.of(*codes).get("poor_persons")
        if poor is not None:
            found[code] = poor
    return found


def _values(code: str, now: Mapping[str, Mapping[str, float]], before: Mapping[str, float]) -> tuple[float | None, ...]:
    """Give a place's values in the order of `_PLACES`, without its name."""
    share, poor, left, rural = (now[key].get(code) for key in _READ)
    moved = poor - before[code] if poor is not None and code in before else None
    return share, poor, moved, left, rural


def years_table(code: str, years: Iterable[FrozenYear], *, here: int, opens: bool, succession: Succession) -> Table:
    """Give every frozen year of a place, the year of the page marked; the series of each year is named.

    Args:
        code: the place.
        years: the frozen years.
        here: the year of the page.
        opens: whether the reader may see the households behind the figures.
        succession: under which codes the place was counted in other years.
    """
    years = tuple(years)
    at = succession.nearest(code, here)
    under = {year.year: succession.same(code, at, year.year) for year in years}
    renamed = any(codes != (code,) for codes in under.values())
    columns = (*_YEARS, _UNDER) if renamed else _YEARS
    follows = {year.year + 1 for year in years}  # who left is known only beside a year before
    rows = []
    for year in years:
        codes = under[year.year]
        own = year.of(*codes)
        if year.year not in follows:
            own.pop(_LEFT.key, None)
        one = codes[0] if len(codes) == 1 else code
        opened = opens and codes == (one,)
        written = Text.join(codes)
        cells = (
            Cell(str(year.year), place_url(one, year.year), under=written if renamed else ""),
            *(_opening(one, year.year, column.key, own, opens=opened) for column in _FIGURES),
            year.series,
            *([written] if renamed else []),
        )
        rows.append(Row(cells, marked=year.year == here))
    several = any(len(codes) > 1 for codes in under.values())
    note = _SUMMED if several else _RENAMED if renamed else None
    return Table(Text("Year by year", "历年情况"), columns, tuple(rows), note=note)


def _opening(code: str, year: int, key: str, own: Mapping[str, float], *, opens: bool) -> float | Cell | None:
    value = own.get(key)
    return Cell(value, behind_url(code, key, year)) if opens and value and key in _OPENED else value


def _note(beside: Beside, left_out: int) -> Text | None:
    notes = []
    if beside.broken is not None:
        notes.append(
            Text("{label} A change on the year before is not given.", "{label}因此不列与上年的变化。").fill(
                label=beside.broken.label
            )
        )
    if left_out:
        notes.append((_LEFT_OUT_ONE if left_out == 1 else _LEFT_OUT).fill(count=left_out))
    return Text.join(notes, " ", "") if notes else None
