"""What a case verified, as the register's sheet of the household keeps it; and whether the register knows better.

Nobody types a second time what was seen in the house. What somebody wrote into the register after the verification
stays: it is put beside what was verified, and people look at it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from huiyin.policy import Step
from huiyin.records.income import EXPENSE, RECEIPTS
from huiyin.rules.casework.case import Case, Value
from huiyin.rules.casework.checks.incomes import YEAR, received
from huiyin.rules.casework.ways import next_steps
from huiyin.rules.casework.words import SIZES

Part = tuple[str, ...]

# Where the register's sheet keeps whether a criterion is met, by the criterion's key.
OF_CRITERIA: Mapping[str, str] = {
    "food": "food_assured",
    "clothing": "clothing_assured",
    "education": "education_guaranteed",
    "medical": "medical_guaranteed",
    "housing": "housing_guaranteed",
    "water": "water_safe",
}
_AS_GIVEN = (EXPENSE, "member_count", "main_cause", *SIZES)
_CAUSE_OF_RETURN = "relapse_cause"
_INCOME = (*RECEIPTS, EXPENSE)


@dataclass(frozen=True, slots=True)
class Verified:
    """What a visit saw.

    Attributes:
        step, on: the step that verified it, and its day.
        year: of which year the income is.
        values: the values, by the fields of the household sheet.
        is_recorded: whether a step since then has recorded it.
    """

    step: str
    on: date
    year: int
    values: Mapping[str, Value]
    is_recorded: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """The fields that were counted together and are written together: an income is one part, all else by itself."""
        income = tuple(key for key in _INCOME if key in self.values)
        return (*((income,) if income else ()), *((key,) for key in self.values if key not in _INCOME))

    def year_of(self, part: Part) -> int:
        """Give the year that a part is of: an income is counted for one, all else is as it was on the day."""
        return year_of(part, self.year, self.on)


@dataclass(frozen=True, slots=True)
class Entry:
    """Since when a part of the register stands so: the year that it is of, and the day; none where nobody knows it."""

    year: int
    on: date | None


def verified(case: Case) -> Verified | None:
    """Give what the last verification that counted an income saw, with what steps after it told; none before one.

    What is only expected is in no receipt.
    """
    done = case.standing
    steps = case.process.steps
    visits = [at for at, one in enumerate(done) if steps[one.step].verifies and one.evidence.get(YEAR)]
    if not visits:
        return None
    last = visits[-1]
    told = {key: value for one in done[last:] for key, value in one.evidence.items() if value is not None}
    year = told[YEAR]
    if not isinstance(year, int):
        return None
    values: dict[str, Value] = {**received(told), **{key: told[key] for key in _AS_GIVEN if key in told}}
    if _CAUSE_OF_RETURN in told:
        values["main_cause"] = told[_CAUSE_OF_RETURN]
    met = {field: told.get(f"{key}_met") for key, field in OF_CRITERIA.items()}
    values |= {field: value for field, value in met.items() if isinstance(value, bool)}
    recorded = any(steps[one.step].records for one in done[last:])
    return Verified(done[last].step, done[last].on, year, values, recorded)


def records_next(case: Case) -> Step | None:
    """Give the step ahead, by the ordinary way, that records what was verified; none where there is none."""
    following = next_steps(case)
    while following:
        if following[0].records:
            return following[0]
        following = case.process.following(following[0].leads_to)
    return None


def year_of(part: Part, counted: int, seen_on: date | None) -> int:
    """Give the year that a part is of which was seen on a day: an income is counted for one, all else is of the day."""
    return counted if seen_on is None or set(part) & set(_INCOME) else seen_on.year


def is_later(part: Part, entry: Entry, than: Verified) -> bool:
    """Say whether the register's entry is newer than what was verified: of a later year, or made after the visit."""
    if entry.year != than.year_of(part):
        return entry.year > than.year_of(part)
    return entry.on is not None and entry.on > than.on


def to_record(found: Verified, entries: Mapping[Part, Entry]) -> dict[str, Value]:
    """Give what goes into the register: every part of which the register has no later entry."""
    return {key: found.values[key] for part in found.parts if not is_later(part, entries[part], found) for key in part}
