"""How the poor of the year before became those of the year: who came, who left, what changed by itself."""

from collections.abc import Iterator

from huiyin.kernel.text import Text
from huiyin.measures.register.indicators import indicators_of
from huiyin.measures.register.movements import Movement
from huiyin.records.snapshots import Figure, figures_of
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.overview.queries.frozen import Beside, FrozenYear
from huiyin_web.overview.queries.placing import behind_url

_COLUMNS = (
    Column("persons", Text("Persons", "人数"), Kind.NUMBER, main=True, signed=True),
    Column("households", Text("Households", "户数"), Kind.NUMBER),
)
_END = Text("End of {year}", "{year} 年末")


def movements_table(beside: Beside, code: str, *, opens: bool) -> Table | None:
    """Give the account of a place's poor from one year's end to the next; it adds up to the person.

    Args:
        beside: the year and the one before.
        code: the place.
        opens: whether the reader may see the households behind each line.

    Returns:
        Nothing where the two years cannot be compared, or the year was frozen without saying who moved.
    """
    own = figures_of(beside.now.snapshot).of(code)
    if beside.comparable is None or Movement.LEFT.indicator not in own:
        return None
    return Table(
        Text("How the number came about", "年度增减情况"),
        (Column("what", beside.now.poor), *_COLUMNS),
        (
            _total(beside.comparable, *beside.codes_before(code), opens=opens),
            *_moved(beside.now, code, own, opens=opens),
            _total(beside.now, code, opens=opens),
        ),
        note=Text(
            "Households matched by their permanent number between the two frozen years.",
            "按户的永久编号对两个年度快照逐户比对得出。",
        ),
    )


def _total(year: FrozenYear, *codes: str, opens: bool) -> Row:
    figure = figures_of(year.snapshot).of(*codes).get("poor_persons")
    persons, households = (figure.value, figure.n) if figure else (0, 0)
    url = behind_url(codes[0], "poor_persons", year.year) if opens and households and len(codes) == 1 else ""
    return Row((Cell(_END.fill(year=year.year), url), Cell(persons, total=True), households), marked=True)


def _moved(year: FrozenYear, code: str, own: dict[str, Figure], *, opens: bool) -> Iterator[Row]:
    for one in Movement:
        figure = own.get(one.indicator)
        if figure is None or not figure.n:
            continue
        url = behind_url(code, one.indicator, year.year) if opens else ""
        label = one.label.sentence()
        what = Cell(label, url, under=indicators_of(year.year)[one.indicator].definition)
        yield Row((what, figure.value * one.sign, figure.n))
