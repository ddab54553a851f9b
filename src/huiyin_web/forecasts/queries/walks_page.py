"""All walks of a place in a year, and what they came from."""

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.tables import Column, Kind, Row, Table
from huiyin_web.forecasts.models import Forecast
from huiyin_web.forecasts.pages import WalksPage
from huiyin_web.forecasts.queries.provenance import provenance
from huiyin_web.forecasts.queries.stored import in_force, lifted_spread, places_of, poor_spread
from huiyin_web.forecasts.queries.tables import learnt_table
from huiyin_web.forecasts.queries.way import way_to
from huiyin_web.places.queries import place_or_404
from huiyin_web.targets.queries.counted import years_for

_SHARES = (0.0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1.0)
_TITLE = Text("Walks of {place}, end of {year}", "{place} {year} 年末的模拟结果")
_LEAD = Text(
    "{walks} ways in which the years from the end of {base} on may go, by the register's own movements; half of them "
    "end below the middle.",
    "自 {base} 年末起，按台账以往变动模拟 {walks} 次；半数低于中位数。",
)
_END = Text("End of {year}", "{year} 年末")
_WALKS = Text("Where the walks ended", "模拟结果分布")
_PERSONS = Text("persons", "人")
_COLUMNS = (
    Column("share", Text("So many walks end at this or below", "不高于此数的模拟占比"), Kind.SHARE),
    Column("poor", Text("Poor", "贫困人口"), Kind.NUMBER, _PERSONS, main=True),
    Column("lifted", Text("Have left since the end of {year}", "{year} 年末以来脱贫"), Kind.NUMBER, _PERSONS),
)
_WHAT = Text("A forecast of this place and year", "该地该年度的预测")


def walks_page(*, actor: Actor, code: str, year: int, base: int | None) -> WalksPage:
    """Give all walks of a place in a year.

    Raises:
        NotAllowedError, NotFoundError: their role sees no figures, the place is out of reach, or nothing is forecast.
    """
    actor.need(May.SEE_FIGURES)
    name = place_or_404(actor, code).name
    row = in_force(base)
    if row is None:
        raise NotFoundError(what=_WHAT)
    years = years_for([code])
    return WalksPage(
        title=_TITLE.fill(place=name, year=year),
        lead=_LEAD.fill(walks=row.walks, base=row.base_year),
        crumbs=way_to(actor, code, last=_END.fill(year=year)),
        walks=_walks(row, years.known.standing(code, row.base_year), year),
        learnt=learnt_table(row, code, years, opens=actor.may(May.SEE_HOUSEHOLDS)),
        provenance=tuple(provenance(row)),
    )


def _walks(row: Forecast, codes: tuple[str, ...], year: int) -> Table:
    found = places_of(row, codes, [year]) if len(codes) == 1 else {}
    if not found:
        raise NotFoundError(what=_WHAT)
    here = found[codes[0]][year]
    poor, lifted = poor_spread(here), lifted_spread(here)
    share, many, left = _COLUMNS
    columns = (share, many, Column(left.key, left.label.fill(year=row.base_year), left.kind, left.unit))
    return Table(_WALKS, columns, [Row((part, poor.share(part), lifted.share(part))) for part in _SHARES])
