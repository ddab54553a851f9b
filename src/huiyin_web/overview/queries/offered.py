"""What the measurement page offers: statistics of the register and of the survey, with units and classes of a map."""

from dataclasses import dataclass
from enum import StrEnum

from huiyin.figures.units import PERCENT, YUAN, Scale, Unit
from huiyin.kernel.text import Text
from huiyin.measures.indices.catalogue import declared
from huiyin.measures.register.incomes import line_rates_of
from huiyin.measures.register.indicators import indicators_of
from huiyin_web.core.tables import Kind


class Source(StrEnum):
    """Where a statistic comes from."""

    REGISTER = "register"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class Measure:
    """How values are written: by a chart's unit, and by the kind and the decimals of a column."""

    unit: Unit
    kind: Kind
    places: int
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """One statistic.

    Attributes:
        key: as it stands in the address.
        name: what the library calls it.
        source: where it comes from.
        written: how its values are written.
        breaks: the classes of a map, the same for every line and year; none for a count, which no map shows.
        moves: whether it moves with the line.
        order: the order of the FGT that it is, which has a curve.
    """

    key: str
    name: str
    source: Source
    written: Measure
    breaks: tuple[float, ...] = ()
    moves: bool = False
    order: int | None = None

    @property
    def rate(self) -> bool:
        """Whether it is a share, so that it has a population that it is of."""
        return self.written.kind is Kind.SHARE

    def label(self, year: int) -> Text:
        """Name it, as the year calls those whom it counts."""
        if self.source is Source.SURVEY:
            said = declared(self.name)[0].label
            return Text(said.en.partition(": ")[0], said.zh.partition("：")[0]).sentence()
        words = line_rates_of(year).get(self.name) or indicators_of(year)[self.name]
        return words.label.sentence()

    def named(self, year: int) -> Text:
        """Name it where statistics of both sources stand together: what is estimated says so."""
        label = self.label(year)
        return label if self.source is Source.REGISTER else _SURVEYED.fill(label=label)

    def definition(self, year: int) -> Text:
        """Define it in the words of the year."""
        if self.source is Source.SURVEY:
            return _OF_INCOME.fill(what=declared(self.name)[0].label).sentence()
        return (line_rates_of(year).get(self.name) or indicators_of(year)[self.name]).definition


_OF_INCOME = Text(
    "{what}. Income is that of a household per person, in yuan a year; persons count by the weights of the sample.",
    "{what}。收入为家庭人均收入（元/年），按抽样权数、以人为单位计算。",
)
_SURVEYED = Text("{label} (survey)", "{label}（住户调查）")
_HUNDREDTHS = Scale(times=100, digits=2)
_SHARE = Measure(PERCENT, Kind.SHARE, 1)
_FINE = Measure(Unit(Text("%", "%"), en=_HUNDREDTHS, zh=_HUNDREDTHS, joins=True), Kind.SHARE, 2)
_INDEX = Measure(Unit(Text("", ""), en=Scale(digits=3), zh=Scale(digits=3)), Kind.NUMBER, 3)
_MONEY = Measure(YUAN, Kind.NUMBER, 0, Text("yuan a year", "元/年"))
_PERSONS = Measure(Unit(Text("persons", "人")), Kind.NUMBER, 0, Text("persons", "人"))
_HEADCOUNTS = (0.05, 0.10, 0.20, 0.30, 0.40)
_GAPS = (0.01, 0.02, 0.05, 0.10, 0.15)
_SEVERITIES = (0.005, 0.01, 0.02, 0.05, 0.10)
_UNEQUAL = (0.25, 0.30, 0.35, 0.40, 0.45)


def _register(name: str, written: Measure, breaks: tuple[float, ...] = (), *, order: int | None = None) -> Offered:
    return Offered(name, name, Source.REGISTER, written, breaks, moves=order is not None, order=order)


def _survey(
    name: str, written: Measure, breaks: tuple[float, ...] = (), *, moves: bool = False, order: int | None = None
) -> Offered:
    return Offered(f"survey_{name}", name, Source.SURVEY, written, breaks, moves=moves, order=order)


_ALL = (
    _register("below_line", _SHARE, _HEADCOUNTS, order=0),
    _register("gap", _FINE, _GAPS, order=1),
    _register("severity", _FINE, _SEVERITIES, order=2),
    _register("headcount_rural", _SHARE, _HEADCOUNTS),
    _register("poor_persons", _PERSONS),
    _register("mean_income_per_capita", _MONEY, (1_500.0, 2_000.0, 2_500.0, 3_000.0, 4_000.0)),
    _survey("headcount", _SHARE, _HEADCOUNTS, moves=True, order=0),
    _survey("gap", _FINE, _GAPS, moves=True, order=1),
    _survey("severity", _FINE, _SEVERITIES, moves=True, order=2),
    _survey("watts", _INDEX, _GAPS, moves=True),
    _survey("sst", _INDEX, _GAPS, moves=True),
    _survey("mean", _MONEY, (5_000.0, 7_000.0, 9_000.0, 11_000.0, 13_000.0)),
    _survey("median", _MONEY, (4_000.0, 6_000.0, 8_000.0, 10_000.0, 12_000.0)),
    _survey("gini", _INDEX, _UNEQUAL),
    _survey("theil_t", _INDEX, (0.1, 0.15, 0.2, 0.25, 0.3)),
    _survey("quintile_ratio", Measure(Unit(Text("", ""), en=Scale(digits=2), zh=Scale(digits=2)), Kind.NUMBER, 2),
            (3.0, 4.0, 5.0, 6.0, 8.0)),
)  # fmt: skip
OFFERED = {one.key: one for one in _ALL}
DEFAULT = OFFERED["below_line"]
