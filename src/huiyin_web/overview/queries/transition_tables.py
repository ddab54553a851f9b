"""The tables of transitions: states by states of a place, and how the poor of the places below came about."""

from collections.abc import Callable, Iterator, Mapping

from huiyin.kernel.text import Text
from huiyin.measures.register.movements import Movement
from huiyin.measures.register.transitions import CELLS, STATES, Cell, Counted, Matrix, State
from huiyin_web.core.amounts import HOUSEHOLDS
from huiyin_web.core.tables import Cell as TableCell
from huiyin_web.core.tables import Column, Kind, Row, Table
from huiyin_web.overview.queries.headline import said
from huiyin_web.overview.queries.matching import TwoYears

_PERSONS = Text("persons", "人")
_END = Text("End of {year}", "{year} 年末")
_STATE_AT = Text("{state}, end of {year}", "{year} 年末{state}")
_HOUSEHOLDS_AT = Text("{state}, households", "{state}（户）")
_SHARE_AT = Text("{state}, of the row", "{state}（占本行）")
_ALL = Text("All", "合计")
_MATRIX = Text(
    "{name}: persons by their state at the ends of {before} and {now}",
    "{name}：{before} 年末至 {now} 年末状态转移（人）",
)
_BELOW = Text("How the poor of {now} came about, {name} and below", "{name}及下级地区 {now} 年贫困人口的来源和去向")
_ADDS_UP = Text(
    "Persons then, and their other changes, add up to the rest of the row. Percentages are of the row.",
    "期初人数加自然增减和迁移等于本行各格之和；百分比为占本行人数的比例。",
)
_GROWN = Movement.RESIZED.label.sentence()


def matrix_table(years: TwoYears, name: Text, matrix: Matrix, *, leads: Callable[[Cell], str]) -> Table:
    """Give the matrix: a row for each state before, a column for each state now; states that nobody is in are left out.

    Args:
        years: the two years.
        name: the place.
        matrix: who counts where.
        leads: the address of the households of a cell; empty where they may not be seen.
    """
    before = [state for state in STATES if state in _ALWAYS or matrix.of(state).households]
    now = [state for state in STATES if state in _ALWAYS or matrix.of(now=state).households]
    return Table(
        title=_MATRIX.fill(name=name, before=years.before.year, now=years.now.year),
        columns=tuple(_matrix_columns(years, now)),
        rows=(*(_matrix_row(matrix, state, now, leads) for state in before), _bottom(matrix, now)),
        note=_ADDS_UP,
    )


def places_table(years: TwoYears, places: Mapping[str, tuple[Text, Matrix]], *, here: str) -> Table:
    """Give the account of the poor of each place: those before, who stayed, left and came, those now.

    Args:
        years: the two years.
        places: names and matrices by code, the place itself first.
        here: the place itself.
    """
    return Table(
        title=_BELOW.fill(now=years.now.year, name=places[here][0]),
        columns=_below_columns(years),
        rows=tuple(_place_row(years, code, name, matrix, here=here) for code, (name, matrix) in places.items()),
        tall=True,
        wide=True,
    )


_ALWAYS = {State.POOR, State.LEFT}


def _matrix_columns(years: TwoYears, now: list[State]) -> Iterator[Column]:
    yield Column("state", _END.fill(year=years.before.year))
    yield Column("before", Text("Persons then", "当时人数"), Kind.NUMBER, main=True)
    yield Column("other_changes", _GROWN, Kind.NUMBER, signed=True)
    for state in now:
        named = _STATE_AT.fill(state=state.label, year=years.now.year).sentence()
        yield Column(state.value, named, Kind.NUMBER)
        yield Column(f"{state}_households", _HOUSEHOLDS_AT.fill(state=named), Kind.NUMBER, filed=True)
        yield Column(f"{state}_share", _SHARE_AT.fill(state=named), Kind.SHARE, places=1, filed=True)


def _matrix_row(matrix: Matrix, before: State, now: list[State], leads: Callable[[Cell], str]) -> Row:
    total = matrix.of(before).persons
    stood = matrix.before.get(before, Counted())
    cells: list[object] = [before.label.sentence()]
    cells += [None, None] if before is State.ABSENT else [_cell(stood, None, ""), matrix.resized(before)]
    for state in now:
        cell = Cell(before, state)
        if cell.key not in CELLS:
            cells += [None, None, None]
            continue
        counted = matrix.cells.get(cell, Counted())
        share = counted.persons / total if total else None
        cells += [_cell(counted, share, leads(cell), cell.label), counted.households, share]
    return Row(tuple(cells))


def _bottom(matrix: Matrix, now: list[State]) -> Row:
    total = matrix.of().persons
    stood = sum(matrix.before.values(), Counted())
    grown = sum(matrix.resized(state) for state in STATES if state is not State.ABSENT)
    cells: list[object] = [_ALL, _cell(stood, None, ""), grown]
    for state in now:
        counted = matrix.of(now=state)
        share = counted.persons / total if total else None
        cells += [_cell(counted, share, ""), counted.households, share]
    return Row(tuple(cells), marked=True)


def _cell(counted: Counted, share: float | None, url: str, label: Text | None = None) -> TableCell:
    """Give persons, and beneath them what happened to them, their share of the row and their households."""
    if not counted.households:
        return TableCell(counted.persons)
    parts = [label.sentence()] if label else []
    parts += [Text(f"{share:.1%}", f"{share:.1%}")] if share is not None else []
    parts.append(said(HOUSEHOLDS, counted.households))
    # A line ends between the parts, never within one.
    whole = [Text(_unbroken(part.en), _unbroken(part.zh)) for part in parts]
    return TableCell(counted.persons, url, under=Text.join(whole, " · ", " · "))


def _unbroken(words: str) -> str:
    return "\N{NO-BREAK SPACE}".join(words.split())


def _below_columns(years: TwoYears) -> tuple[Column, ...]:
    before, now = (
        _STATE_AT.fill(state=State.POOR.label, year=one.year).sentence() for one in (years.before, years.now)
    )
    return (
        Column("place", Text("Place", "地区")),
        Column("poor_before", before, Kind.NUMBER),
        Column("stayed_poor", CELLS["poor-poor"].label.sentence(), Kind.NUMBER),
        Column("left", Movement.LEFT.label.sentence(), Kind.NUMBER),
        Column("left_share", Text("Left, of the poor then", "脱贫人口占期初"), Kind.SHARE, places=1),
        Column("removed", Movement.REMOVED.label.sentence(), Kind.NUMBER),
        Column("returned", Movement.RETURNED.label.sentence(), Kind.NUMBER),
        Column("new", Text("Newly identified or readmitted", "新识别和重新纳入"), Kind.NUMBER),
        Column("other_changes", _GROWN, Kind.NUMBER, signed=True),
        Column("poor_now", now, Kind.NUMBER, main=True),
        Column("code", Text("Place code", "区划代码"), filed=True),
    )


def _place_row(years: TwoYears, code: str, name: Text, matrix: Matrix, *, here: str) -> Row:
    poor = matrix.before.get(State.POOR, Counted()).persons
    left = matrix.of(State.POOR, State.LEFT).persons
    return Row(
        (
            name if code == here else TableCell(name, years.address(code)),
            poor,
            matrix.of(State.POOR, State.POOR).persons,
            left,
            left / poor if poor else None,
            matrix.of(State.POOR, State.REMOVED).persons + matrix.of(State.POOR, State.ABSENT).persons,
            matrix.of(State.LEFT, State.POOR).persons,
            matrix.of(State.REMOVED, State.POOR).persons + matrix.of(State.ABSENT, State.POOR).persons,
            matrix.resized(State.POOR),
            matrix.of(now=State.POOR).persons,
            code,
        ),
        marked=code == here,
    )
