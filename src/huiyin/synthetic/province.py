"""Make the whole province: all files of an office from 2012 to 2016, and a household survey, in one folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from huiyin import policy
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.synthetic.causes import make_circumstances
from huiyin.synthetic.counting import Ints, stream
from huiyin.synthetic.documents import Documents
from huiyin.synthetic.doubles import Doubles, Kinds, write_doubles
from huiyin.synthetic.facilities import (
    FACILITY_YEARS,
    choose_poor_villages,
    write_facilities,
    write_poor_places,
)
from huiyin.synthetic.help import write_help
from huiyin.synthetic.history import make_history
from huiyin.synthetic.holdings import Holdings
from huiyin.synthetic.homes import make_homes
from huiyin.synthetic.household_file import Register, write_households
from huiyin.synthetic.households import Households, make_households
from huiyin.synthetic.incomes import make_incomes
from huiyin.synthetic.names import Names
from huiyin.synthetic.organisations import write_organisations
from huiyin.synthetic.people import make_people
from huiyin.synthetic.person_file import PersonFiles, person_numbers
from huiyin.synthetic.place_file import write_places
from huiyin.synthetic.places import Divisions, load_divisions
from huiyin.synthetic.population import YEARS, Population, make_population
from huiyin.synthetic.statistics import write_statistics
from huiyin.synthetic.survey import write_survey
from huiyin.synthetic.working import Working

Report = Callable[[float, Text], None]
SMALL = 0.01
_SEED = 20160914
_BELOW_A_COUNTY = 1_000_000  # the last six of a village's twelve digits tell it from others of its county
_MADE_PEOPLE, _WROTE_STATISTICS = 0.25, 0.35  # how far the work is, as a fraction

_PEOPLE = Text("making households and people", "正在生成户与人口")
_STATISTICS = Text("writing places, organisations and statistics", "正在写出区划、单位和统计数据")
_YEAR = Text("writing the register of {year}", "正在写出 {year} 年贫困户台账")
_SURVEY = Text("writing the household survey", "正在写出住户调查")
_SMALLER = Text("Below it the smallest counties have too few people.", "再小则人口最少的县人数不足。")


@dataclass(frozen=True, slots=True)
class Province:
    """Where the files of a made-up province lie.

    `statistics`, `households` and `persons` are the files of each year in `years`, to be imported in that order: a
    household file lists the whole register with the households removed that year, a person file only who is new or
    changed. Every file names places by their codes of its year; `organisations` is of the last.
    """

    folder: Path
    scale: float
    seed: int

    @property
    def years(self) -> tuple[int, ...]:
        """The years, the earliest first."""
        return YEARS

    @property
    def places(self) -> Path:
        """The divisions."""
        return self.folder / "places.csv"

    @property
    def organisations(self) -> Path:
        """Offices, departments, assisting units, eastern partners and the evaluator."""
        return self.folder / "organisations.csv"

    @property
    def survey(self) -> Path:
        """The household survey of all years."""
        return self.folder / "survey.parquet"

    @property
    def poor_places(self) -> Path:
        """The poor villages and counties at the end of the last year."""
        return self.folder / "poor_places.csv"

    @property
    def help(self) -> Path:
        """The help that households on the register at the end of the last year have received."""
        return self.folder / "help.csv"

    @property
    def facility_years(self) -> tuple[int, ...]:
        """The years that have a register of village facilities."""
        return FACILITY_YEARS

    def facilities(self, year: int) -> Path:
        """Give a year's register of village facilities."""
        return self.folder / str(year) / "facilities.csv"

    @property
    def doubles(self) -> Path:
        """Who is written twice: the person numbers of both rows, and the slip. No office's file."""
        return self.folder / "doubles.csv"

    def statistics(self, year: int) -> Path:
        """Give the statistics published of a year; the first year's with those of the years before."""
        return self.folder / str(year) / "statistics.csv"

    def households(self, year: int) -> Path:
        """Give a year's household file."""
        return self.folder / str(year) / "households.csv"

    def persons(self, year: int) -> Path:
        """Give a year's person file."""
        return self.folder / str(year) / "persons.csv"


def make_province(folder: Path, *, scale: float = 0.1, seed: int = _SEED, progress: Report | None = None) -> Province:
    """Write a province into a folder.

    Args:
        folder: where; made if it is not there, files of the same names are replaced.
        scale: 1 makes all 1,437,000 people of 2012, the default a tenth of them; 0.01 is the least.
        seed: the same seed and scale give the same bytes.
        progress: told how much is done, from 0 to 1, and what is being done.

    Raises:
        ParameterError: the scale is out of its bounds.
    """
    if not SMALL <= scale <= 1:
        raise ParameterError(
            name=Text("scale", "比例"), value=scale, allowed=Text("0.01 to 1", "0.01 至 1"), mend=_SMALLER
        )
    report = progress or _tell_nobody
    province = Province(folder, scale, seed)
    lines = tuple(int(policy.at(year).value("poverty_line").value) for year in YEARS)
    report(0, _PEOPLE)
    divisions = load_divisions()
    population = make_population(divisions, scale, seed)
    households = make_households(divisions, population, scale, seed)
    register, files, working = _fill(divisions, population, households, lines, scale, seed)
    report(_MADE_PEOPLE, _STATISTICS)
    folder.mkdir(parents=True, exist_ok=True)
    write_places(province.places)
    write_organisations(province.organisations)
    write_doubles(province.doubles, register.doubles, person_numbers(register))
    for year in YEARS:
        (folder / str(year)).mkdir(exist_ok=True)
    write_statistics(province.statistics, divisions, population, households, register.history, scale, seed)
    poor = choose_poor_villages(divisions, seed)
    write_facilities(province.facilities, divisions, poor, seed)
    write_poor_places(province.poor_places, divisions, population, households, register.history, poor)
    write_help(province.help, register, seed)
    for at, year in enumerate(YEARS):
        report(_WROTE_STATISTICS + (1 - _WROTE_STATISTICS) * at / (len(YEARS) + 1), _YEAR.fill(year=year))
        standing = working.standing(year)
        write_households(province.households(year), register, at, standing)
        files.write(province.persons(year), at, standing)
    report(1 - (1 - _WROTE_STATISTICS) / (len(YEARS) + 1), _SURVEY)
    write_survey(province.survey, divisions, population, lines, scale, seed)
    return province


def make_small(folder: Path, *, seed: int = _SEED) -> Province:
    """Write the smallest province, a hundredth, for tests and examples."""
    return make_province(folder, scale=SMALL, seed=seed)


def _fill(
    divisions: Divisions,
    population: Population,
    households: Households,
    lines: tuple[int, ...],
    scale: float,
    seed: int,
) -> tuple[Register, PersonFiles, Working]:
    """Fill the households with people, years and incomes."""
    history = make_history(divisions, population, households, scale, seed)
    people = make_people(households, seed)
    circumstances = make_circumstances(divisions, households, people, seed)
    ethnicity = _ethnicities(divisions, households, seed)
    county_code = (divisions.codes_in(YEARS[0]) // _BELOW_A_COUNTY)[households.village[people.household]]
    homes = make_homes(divisions, households, seed)
    documents = Documents(people, county_code, circumstances.health, seed)
    names = Names(people, ethnicity, seed)
    register = Register(
        divisions=divisions,
        households=households,
        people=people,
        history=history,
        incomes=make_incomes(households, history, lines, seed),
        circumstances=circumstances,
        homes=homes,
        holdings=Holdings(people, households, homes.pastoral, seed),
        doubles=Doubles(people, Kinds(households, ethnicity), names, documents, year=YEARS[0], seed=seed),
        seed=seed,
    )
    return register, PersonFiles(register, documents, ethnicity), Working(people, circumstances, seed)


def _ethnicities(divisions: Divisions, households: Households, seed: int) -> Ints:
    """Draw each household's ethnic group by its county's mix."""
    ends = np.cumsum(divisions.ethnic_mix, axis=1)[households.county]
    draw = stream(seed, "ethnicity").random((len(households), 1))
    return np.asarray(np.minimum(np.sum(draw > ends, axis=1), ends.shape[1] - 1), np.int64)


def _tell_nobody(_done: float, _doing: Text) -> None:
    """Stand in for a progress bar."""
