"""Entries written twice: some persons and some couples stand in a second household, under slips of the hand.

Nobody is added. The row of somebody else, of the same sex and years, is written with the name, day of birth and number
of the one who stands there twice, so that no published figure moves; who stands where twice is known, for whoever would
measure how many of them a search finds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv

from huiyin.records.codes import RELATION
from huiyin.synthetic.counting import Bools, Ints, stream
from huiyin.synthetic.documents import Documents
from huiyin.synthetic.households import Households
from huiyin.synthetic.names import Names
from huiyin.synthetic.people import People

_PERSONS, _COUPLES = 0.0015, 0.0015  # of all persons, of all households
_ADULTS = (25, 60)  # of what age whoever is written twice is in the first year
_ALIKE_YEARS = 3  # a couple is written over another of about their years
_EARLY_DAYS = 12  # a day that can be taken for a month
_LAST_DAY = 28
_COUNTIES, _GROUPS, _YEARS = 100, 10, 10_000  # more than there are
_COUPLE = 2
_OTHERS = {"智": "志", "措": "错", "吉": "及", "才": "财", "让": "壤", "仁": "人", "明": "鸣", "英": "瑛", "华": "花"}
_TWIN = "加"  # stands for a character that was read wrongly


class Slip(IntEnum):
    """How the second entry differs from the first."""

    NONE = 0
    CHARACTER = 1
    SOUND = 2
    NO_NUMBER = 3
    DAY = 4
    EXCHANGED = 5


@dataclass(frozen=True, slots=True)
class Kinds:
    """The households, and the ethnic group of each: whoever stands twice is of one group in both."""

    households: Households
    ethnicity: Ints


class Doubles:
    """Who stands twice, and what is written there."""

    def __init__(
        self, people: People, kinds: Kinds, names: Names, documents: Documents, *, year: int, seed: int
    ) -> None:
        self._people, self._names, self._documents = people, names, documents
        self.whom: Ints = np.arange(len(people))
        self.slip: Ints = np.zeros(len(people), np.int64)
        random = stream(seed, "doubles")
        free = ~documents.has_certificate
        for first, second in (*_couples(people, kinds, free, random), *_persons(people, kinds, free, year, random)):
            if (self.whom[[first, second]] == [first, second]).all() and not self.is_first(first, second):
                self.whom[second] = first
        copies = np.flatnonzero(self.copied)
        self.slip[copies] = random.integers(0, len(Slip), len(copies))
        early = _day_of(people.born[self.whom[copies]]) <= _EARLY_DAYS
        late = self.slip[copies] == Slip.EXCHANGED
        self.slip[copies[late & ~early]] = Slip.NO_NUMBER

    @property
    def copied(self) -> Bools:
        """Which rows are the second entry of somebody."""
        return np.asarray(self.whom != np.arange(len(self.whom)))

    def is_first(self, *rows: int) -> bool:
        """Say whether any of these rows stands elsewhere a second time."""
        return bool(np.isin(rows, self.whom[self.copied]).any())

    def names(self, rows: Ints) -> pa.Array:
        """Give the names as they are written."""
        written = self._names.of(self.whom[rows])
        at = np.flatnonzero(np.isin(self.slip[rows], (Slip.CHARACTER, Slip.SOUND)))
        if not len(at):
            return written
        told = written.to_pylist()
        for one in at:
            told[one] = _misspelt(told[one], Slip(int(self.slip[rows[one]])))
        return pa.array(told, pa.string())

    def born(self, rows: Ints) -> Ints:
        """Give the days of birth as they are written."""
        born = self._people.born[self.whom[rows]]
        exchanged = self.slip[rows] == Slip.EXCHANGED
        born = np.where(exchanged, _exchanged(np.where(exchanged, born, 0)), born)
        return np.asarray(born + self._later(rows), np.int64)

    def numbers(self, rows: Ints) -> pa.Array:
        """Give the numbers as they are written; two slips leave the cell empty."""
        written = self._documents.of(self.whom[rows], later=self._later(rows))
        empty = np.isin(self.slip[rows], (Slip.NO_NUMBER, Slip.EXCHANGED))
        return (
            pa.array(np.where(empty, None, written.to_numpy(zero_copy_only=False)), pa.string())
            if empty.any()
            else written
        )

    def _later(self, rows: Ints) -> Ints:
        """Give by how many days a day of birth is written too late."""
        day = _day_of(self._people.born[self.whom[rows]])
        return np.asarray((self.slip[rows] == Slip.DAY) & (day < _LAST_DAY), np.int64)


def write_doubles(path: Path, doubles: Doubles, numbers: Ints) -> None:
    """Write who stands twice: the person numbers of both rows, and the slip."""
    copies = np.flatnonzero(doubles.copied)
    slips = [Slip(int(one)).name.lower() for one in doubles.slip[copies]]
    table = pa.table({"first": numbers[doubles.whom[copies]], "second": numbers[copies], "slip": slips})
    pa_csv.write_csv(table, path)


def _persons(
    people: People, kinds: Kinds, free: Bools, year: int, random: np.random.Generator
) -> Iterator[tuple[int, int]]:
    """Give members who married in, of one sex, group and year of birth, two by two; half of them of one county."""
    age = people.age(year)
    may = np.flatnonzero(free & ~people.own_line & (age >= _ADULTS[0]) & (age <= _ADULTS[1]))
    home = people.household[may]
    alike = (people.birth_year()[may] * 2 + people.sex[may]) * _GROUPS + kinds.ethnicity[home]
    nearby = alike * _COUNTIES + kinds.households.county[home]
    for same in (nearby, alike):
        yield from _neighbours(people, may, same, round(_PERSONS * len(people) / 2), random)


def _couples(people: People, kinds: Kinds, free: Bools, random: np.random.Generator) -> Iterator[tuple[int, int]]:
    """Give heads and spouses of households of two, of one group and about the same years."""
    households = kinds.households
    head = households.first[households.size == _COUPLE]
    spouse = head + 1
    couple = (people.relation[spouse] == RELATION.keys().index("spouse")) & free[head] & free[spouse]
    head = head[couple]
    years = people.birth_year() // _ALIKE_YEARS
    alike = (years[head] * _YEARS + years[head + 1]) * 2 + people.sex[head]
    alike = alike * _GROUPS + kinds.ethnicity[people.household[head]]
    for first, second in _neighbours(people, head, alike, round(_COUPLES * len(households)), random):
        yield first, second
        yield first + 1, second + 1


def _neighbours(
    people: People, rows: Ints, alike: Ints, most: int, random: np.random.Generator
) -> list[tuple[int, int]]:
    """Give so many pairs of rows that are alike, drawn at random, none twice."""
    order = np.lexsort((random.random(len(rows)), alike))
    ordered, kinds = rows[order], alike[order]
    starts = np.arange(0, len(rows) - 1, 2)
    same = (kinds[starts] == kinds[starts + 1]) & (
        people.household[ordered[starts]] != people.household[ordered[starts + 1]]
    )
    starts = random.permutation(starts[same])[:most]
    return [(int(ordered[one]), int(ordered[one + 1])) for one in sorted(starts)]


def _misspelt(name: str, slip: Slip) -> str:
    """Give a name with a character that sounds the same, or with another last one."""
    if slip is Slip.SOUND:
        for right, wrong in _OTHERS.items():
            if right in name:
                return name.replace(right, wrong, 1)
    return name[:-1] + _TWIN


def _day_of(born: Ints) -> Ints:
    day = born.astype("datetime64[D]")
    return np.asarray((day - day.astype("datetime64[M]")).astype(np.int64) + 1)


def _exchanged(born: Ints) -> Ints:
    """Give the days with day and month exchanged; only for days that can be months."""
    day = born.astype("datetime64[D]")
    year = day.astype("datetime64[Y]")
    month = day.astype("datetime64[M]").astype(np.int64) % 12
    of_month = np.minimum(_day_of(born), _EARLY_DAYS) - 1
    months = (year.astype("datetime64[M]").astype(np.int64) + of_month).astype("datetime64[M]")
    return np.asarray(months.astype("datetime64[D]").astype(np.int64) + month)
