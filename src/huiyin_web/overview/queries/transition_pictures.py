"""The picture of transitions: who of a place's poor stayed, who left, who came."""

from huiyin.figures.flows import Flow, flows
from huiyin.figures.units import PEOPLE, Unit
from huiyin.kernel.text import Text
from huiyin.measures.register.transitions import CELLS, Counted, Matrix, State
from huiyin_web.core.amounts import PERSONS
from huiyin_web.overview.measurement_page import Drawn
from huiyin_web.overview.queries.headline import said
from huiyin_web.overview.queries.matching import TwoYears

_TITLE = Text("Into and out of poverty in {name}", "{name}贫困人口的去向和来源")
_POOR_AT = Text("Poor, end of {year}: {persons}", "{year} 年末贫困：{persons}")
_NOTE = Text(
    "A band is as wide as its persons, who count as in the table; whoever was poor in neither year is not drawn.",
    "带宽表示人数，口径与表一致；两年均非贫困的未画出。",
)
_PERSONS = Unit(Text("persons", "人"))
_MANY = 100_000  # from here on a chart counts in thousands, in Chinese in ten thousands
_SIZE = (420, 260)


def flows_of(years: TwoYears, name: Text, matrix: Matrix) -> tuple[Drawn, ...]:
    """Draw who stayed poor, left and came; nothing where nobody was poor in either year."""
    counted: dict[str, Flow] = {}
    for cell in CELLS.values():
        if State.POOR in {cell.before, cell.now}:
            persons = matrix.of(cell.before, cell.now).persons
            before = counted.get(cell.label.en)
            began, ends = cell.before is State.POOR, cell.now is State.POOR
            counted[cell.label.en] = Flow(cell.label.sentence(), persons + (before.value if before else 0), began, ends)
    most = sum(one.value for one in counted.values())
    if not most:
        return ()
    poor = {
        years.before.year: matrix.before.get(State.POOR, Counted()).persons,
        years.now.year: matrix.of(now=State.POOR).persons,
    }
    names = [_POOR_AT.fill(year=year, persons=said(PERSONS, persons)) for year, persons in poor.items()]
    figure = flows(
        tuple(counted.values()), title=_TITLE.fill(name=name), measure=Text("Persons", "人数"),
        unit=PEOPLE if most >= _MANY else _PERSONS, ends=(names[0], names[1]), width=_SIZE[0], height=_SIZE[1],
    )  # fmt: skip
    return (Drawn("flows", figure, _NOTE),)
