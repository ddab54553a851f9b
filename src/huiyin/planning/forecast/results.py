"""What a forecast says of a place and a year: the middle, where nine in ten lie, and how likely a target is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.planning.forecast.errors import UnknownPlaceError
from huiyin.planning.forecast.history import Flow
from huiyin.planning.forecast.spread import Counts, Expected, Spread, ranks

CONFIDENCE = 0.9
FORECAST_SCHEMA = pa.schema([
    pa.field("place_code", pa.string()), pa.field("year", pa.int64()), pa.field("measure", pa.string()),
    pa.field("middle", pa.int64()), pa.field("low", pa.int64()), pa.field("high", pa.int64()),
])  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """The forecast of a register and of all places above its villages.

    Attributes:
        base_year: the year at whose end the register stood as it was taken.
        years: the years that are forecast, each to its end.
        places: codes, ascending.
        poor_now: the poor of each place at the end of the base year, in persons.
        poor, lifted: the poor of each year's end, and who left poverty since the end of the base year (whoever leaves
            twice counts twice), in persons: years by places by walks, each place's walks ascending.
        unseen: flows that no year before could show, because nobody was there whom they could take: taken as none.
    """

    base_year: int
    years: tuple[int, ...]
    places: tuple[str, ...]
    poor_now: tuple[int, ...]
    poor: Counts = field(repr=False)
    lifted: Counts = field(repr=False)
    unseen: tuple[Flow, ...] = ()
    _at: Mapping[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Remember where each place stands."""
        object.__setattr__(self, "_at", {code: at for at, code in enumerate(self.places)})

    def spread_of_poor(self, place_code: str, year: int) -> Spread:
        """Give all walks of the poor of a place at the end of a year, in persons.

        Raises:
            UnknownPlaceError: nobody is registered there.
            ParameterError: the year is not forecast.
        """
        return Spread(self.poor[self._where(place_code, year)])

    def spread_of_lifted(self, place_code: str, year: int) -> Spread:
        """Give all walks of the persons who leave poverty from the base year's end to the end of a year.

        Raises:
            UnknownPlaceError: nobody is registered there.
            ParameterError: the year is not forecast.
        """
        return Spread(self.lifted[self._where(place_code, year)])

    def poor_of(self, place_code: str, year: int) -> Expected:
        """Give the poor of a place that are expected at the end of a year, in persons.

        Raises:
            UnknownPlaceError: nobody is registered there.
            ParameterError: the year is not forecast.
        """
        return self.spread_of_poor(place_code, year).expected

    def lifted_of(self, place_code: str, year: int) -> Expected:
        """Give how many persons are expected to have left poverty from the base year's end to the end of a year.

        Raises:
            UnknownPlaceError: nobody is registered there.
            ParameterError: the year is not forecast.
        """
        return self.spread_of_lifted(place_code, year).expected

    def chance_of_poor(self, place_code: str, year: int, most: int) -> float:
        """Give the probability that no more than so many persons of a place are poor at the end of a year.

        It is never 0 or 1: no number of walks makes the future certain.

        Raises:
            UnknownPlaceError: nobody is registered there.
            ParameterError: the year is not forecast.
        """
        return self.spread_of_poor(place_code, year).chance_at_most(most)

    def chance_of_lifted(self, place_code: str, year: int, least: int) -> float:
        """Give the probability that so many persons or more have left poverty by the end of a year; 1 if none lacks.

        Args:
            place_code: the place.
            year: one of those forecast.
            least: how many, from the base year's end on: the target less who has left before.

        Raises:
            UnknownPlaceError: nobody is registered there.
            ParameterError: the year is not forecast.
        """
        return self.spread_of_lifted(place_code, year).chance_at_least(least)

    def table(self) -> pa.Table:
        """Give a row a place, year and measure (`poor_persons`, `lifted_persons`), as `FORECAST_SCHEMA` has it."""
        return pa.concat_tables(self._tables()).sort_by([(name, "ascending") for name in FORECAST_SCHEMA.names[:3]])

    def _tables(self) -> Iterator[pa.Table]:
        for measure, walks in (("poor_persons", self.poor), ("lifted_persons", self.lifted)):
            middle, low, high = (walks[:, :, at] for at in ranks(walks.shape[2]))
            for at, year in enumerate(self.years):
                every = len(self.places)
                yield pa.table([self.places, [year] * every, [measure] * every, middle[at], low[at], high[at]],
                               names=FORECAST_SCHEMA.names).cast(FORECAST_SCHEMA)  # fmt: skip

    def _where(self, place_code: str, year: int) -> tuple[int, int]:
        if place_code not in self._at:
            raise UnknownPlaceError(place=place_code)
        if year not in self.years:
            allowed = f"{self.years[0]}-{self.years[-1]}"
            raise ParameterError(name="year", value=year, allowed=allowed, mend=_CHOOSE)
        return self.years.index(year), self._at[place_code]


_CHOOSE = Text("Choose a year of the forecast, or forecast further.", "请选择预测年份之内的年度，或延长预测。")
