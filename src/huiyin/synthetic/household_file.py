"""The household file of a year: what each cell of the sheet says, for the households that the office lists."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from huiyin.records import codes
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.synthetic.causes import Circumstances
from huiyin.synthetic.columns import Cells, SheetFile, dates, digits, nothing, prefixed, several, words
from huiyin.synthetic.components import take_apart
from huiyin.synthetic.counting import Bools, Floats, Ints, stream
from huiyin.synthetic.doubles import Doubles
from huiyin.synthetic.history import ABSENT, EXITED, REMOVED, History
from huiyin.synthetic.holdings import Holdings
from huiyin.synthetic.homes import Homes
from huiyin.synthetic.households import Households
from huiyin.synthetic.incomes import Incomes
from huiyin.synthetic.people import People
from huiyin.synthetic.places import Divisions
from huiyin.synthetic.population import YEARS
from huiyin.synthetic.schooling import AT_NO_SCHOOL, COMPULSORY_AGES
from huiyin.synthetic.working import Standing

_GROUPS = ("一社", "二社", "三社", "四社", "五社", "六社")
# What whoever is poor for a cause asks for first.
_ASKED = {
    "illness": "medical", "disability": "care", "schooling": "schooling", "disaster": "care", "land": "employment",
    "water": "water", "technology": "training", "labour": "care", "funds": "credit", "transport": "road",
    "motivation": "training", "marriage": "industry", "funeral": "care", "housing": "housing", "power": "power",
    "other": "other",
}  # fmt: skip
_BANKS = ("农村信用社", "农业银行", "邮政储蓄银行")
_WITH_PHONE, NOBODYS_PREFIX = 0.8, "10"  # no mobile number begins with 10, so that none rings
_FOUND_FROM, _LEFT_FROM = ((4, 1), (10, 15)), ((10, 20), (12, 20))  # first and last day of the year's dates


@dataclass(frozen=True, slots=True)
class Register:
    """All that is known of all households in all years."""

    divisions: Divisions
    households: Households
    people: People
    history: History
    incomes: Incomes
    circumstances: Circumstances
    homes: Homes
    holdings: Holdings
    doubles: Doubles
    seed: int

    def listed(self, at: int) -> Bools:
        """Say which households a year's file lists: all on the register, and those removed from it that year."""
        status = self.history.status[at]
        before = self.history.status[at - 1] if at else status
        on_file: Bools = (status != ABSENT) & ((status != REMOVED) | (before != REMOVED))
        return on_file

    def since(self, at: int, events: Bools) -> Ints:
        """Give the last year, as an index into `YEARS`, in which something happened to each household; -1: never."""
        years = np.arange(at + 1)[:, None]
        return np.asarray(np.where(events[: at + 1], years, -1).max(axis=0), np.int64)


def write_households(path: Path, register: Register, at: int, standing: Standing) -> None:
    """Write a year's file, prefecture by prefecture."""
    components = take_apart(register.incomes.net[at], register.circumstances, YEARS[at], register.seed)
    lasting = _Lasting(register)
    taught = _taught(register, at, standing)
    villages = register.divisions.codes_in(YEARS[at])
    with SheetFile(path, HOUSEHOLDS) as file:
        for rows in register.divisions.by_prefecture(register.households.county, register.listed(at)):
            left = register.history.status[at][rows] == EXITED
            income = {name: amounts[rows] for name, amounts in components.items()}
            home = register.homes.lasting(rows)
            file.write(
                lasting.columns(rows)
                | {"village_code": digits(villages[register.households.village[rows]])}
                | income
                | _status(register, at, rows, lasting)
                | home
                | register.holdings.columns(rows, home)
                | register.homes.of_year(at, rows, left, taught[rows], income["business_income"])
            )


class _Lasting:
    """What stays the same: who they are and where they live, but for the code of their village."""

    def __init__(self, register: Register) -> None:
        random = stream(register.seed, "household file")
        count = len(register.households)
        self.register = register
        self.group, self.bank, self.has_phone = random.random((3, count))
        self.phone = random.integers(10**8, 10**9, count)
        self.found_day, self.left_day = random.random((2, count))

    def columns(self, rows: Ints) -> dict[str, Cells]:
        """Give the columns of some households."""
        households, causes = self.register.households, self.register.circumstances.causes[rows]
        number = digits(households.number[rows])
        return {
            "office_number": number,
            "village_group": words(_GROUPS, (self.group[rows] * len(_GROUPS)).astype(np.int64)),
            "head_name": self.register.doubles.names(households.first[rows]),
            "phone": prefixed(NOBODYS_PREFIX, self.phone[rows], self.has_phone[rows] < _WITH_PHONE),
            "bank_name": words(_BANKS, (self.bank[rows] * len(_BANKS)).astype(np.int64)),
            "bank_account": prefixed("000", households.number[rows], np.full(len(rows), True)),
            "category": words(codes.CATEGORY.keys(), self.register.circumstances.category[rows]),
            "main_cause": words(codes.CAUSE.keys(), causes[:, 0]),
            "other_causes": several(codes.CAUSE.keys(), causes[:, 1:]),
            "needs": words(map(_ASKED.__getitem__, codes.CAUSE.keys()), causes[:, 0]),
            "member_count": households.size[rows],
        }


def _status(register: Register, at: int, rows: Ints, lasting: _Lasting) -> dict[str, Cells]:
    history = register.history
    status = history.status[at][rows]
    found = register.since(at, history.came)[rows]
    left = register.since(at, history.left)[rows]
    return {
        "standard": words(codes.STANDARD.keys(), history.standard[at][rows]),
        "status": words(codes.STATUS.keys(), status),
        "identified_on": dates(_days(found, _FOUND_FROM, lasting.found_day[rows])),
        "removal_reason": nothing(len(rows)),
        "exited_on": dates(_days(left, _LEFT_FROM, lasting.left_day[rows]), where=status == EXITED),
    }


def _days(at: Ints, window: tuple[tuple[int, int], tuple[int, int]], draw: Floats) -> Ints:
    """Give a day within a window of each year, as days since 1970-01-01."""
    first, last = (
        np.array([f"{year}-{month:02}-{day:02}" for year in YEARS], "datetime64[D]").astype(np.int64)[at]
        for month, day in window
    )
    return np.asarray(first + np.floor(draw * (last - first + 1)), np.int64)


def _taught(register: Register, at: int, standing: Standing) -> Bools:
    """Say of each household whether all its children of compulsory age are at school."""
    age = register.people.school_age(YEARS[at])
    away = (age >= COMPULSORY_AGES[0]) & (age <= COMPULSORY_AGES[1]) & (standing.schooling == AT_NO_SCHOOL)
    return ~np.logical_or.reduceat(away, register.households.first)
