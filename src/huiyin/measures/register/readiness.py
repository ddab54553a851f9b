"""What a year that is to be frozen has and lacks: decided from counts, before anything is written.

What makes its figures impossible, or takes another year for it, blocks the freeze; everything else is a flaw: it may be
frozen by whoever has seen it, and is kept with the snapshot.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from huiyin import policy
from huiyin.kernel.places import Level, level_of
from huiyin.kernel.text import Text
from huiyin.measures.register import readiness_words as words
from huiyin.records.snapshots import YearOrderError, version_in_turn


class State(StrEnum):
    """How a check came out."""

    FINE = "fine"
    LOOK = "look"  # what is there contradicts itself
    MISSING = "missing"
    BLOCKED = "blocked"

    @property
    def label(self) -> Text:
        """What people call it."""
        return words.STATES[self.value]


class Check(StrEnum):
    """What is looked at; the keys stand in manifests and are never used for anything else."""

    TURN = "turn"
    VERSION = "version"
    LINE = "line"
    HOUSEHOLDS = "households"
    PERSONS = "persons"
    PLACES = "places"
    STATISTICS = "statistics"
    COUNTIES = "counties"
    RURAL = "rural_population"
    TOTAL = "total_population"
    INCOMES = "incomes"
    MEMBERLESS = "memberless"
    MEMBERS = "members"
    VILLAGES = "villages"

    @property
    def label(self) -> Text:
        """What people call it."""
        return words.LABELS[self.value]


@dataclass(frozen=True, slots=True)
class Counts:
    """What is known of a year before it is frozen.

    Attributes:
        year: the year that would be frozen.
        this_year: the year in which that would be done.
        frozen: the latest version of each frozen year.
        register_year: the latest year that an imported file of the register describes; none where there is no file.
        households, persons: how many the register holds.
        places: how many divisions are valid at the year's end.
        statistics: how many figures of the year there are.
        has_base: whether the year has the rural or the total population of any place.
        without_base: by `rural_population` and `total_population`, the places with registered poor that lack it.
        counties: the names of the year's counties in which no household came in for the year.
        unknown_incomes: registered poor households without an income.
        memberless: registered poor households without any person.
        other_members: registered poor households with persons, but another number of them than they state.
        elsewhere: households in places that are not valid at the year's end.
    """

    year: int
    this_year: int
    frozen: Mapping[int, int]
    register_year: int | None
    households: int
    persons: int
    places: int
    statistics: int
    has_base: bool
    without_base: Mapping[str, Collection[str]]
    counties: Collection[Text]
    unknown_incomes: int
    memberless: int
    other_members: int
    elsewhere: int


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How one check came out, the figure, and what that means."""

    check: Check
    state: State
    count: int | None
    words: Text


@dataclass(frozen=True, slots=True)
class Readiness:
    """Every check of a year."""

    year: int
    results: tuple[CheckResult, ...]

    @property
    def blockers(self) -> tuple[CheckResult, ...]:
        """What makes the freeze impossible."""
        return tuple(one for one in self.results if one.state is State.BLOCKED)

    @property
    def flaws(self) -> dict[str, int]:
        """What has to be accepted, and how often it is found, by the check's key.

        That a year gets a new version is no flaw: its reason is asked for by itself.
        """
        wanting = (one for one in self.results if one.state in {State.LOOK, State.MISSING})
        return {one.check.value: one.count or 1 for one in wanting if one.check is not Check.VERSION}

    def unseen(self, seen: Mapping[str, int]) -> dict[str, int]:
        """Give the flaws that are not among those seen, or have grown since."""
        return {key: count for key, count in self.flaws.items() if count > seen.get(key, 0)}


def flaws_told(flaws: Mapping[str, int]) -> Text:
    """Say flaws, as they are kept, by their labels and counts in the order of the checks."""
    told = [words.FLAW.fill(check=one.label, count=f"{flaws[one.value]:,}") for one in Check if one.value in flaws]
    return Text.join(told, "; ", "；")


def readiness(of: Counts) -> Readiness:
    """Decide what a year that is to be frozen has and lacks."""
    return Readiness(of.year, (_turn(of), _version(of), _line(of.year), *_there(of), *_flaws(of)))


def _turn(of: Counts) -> CheckResult:
    if why := _out_of_turn(of):
        return CheckResult(Check.TURN, State.BLOCKED, None, why)
    latest, later = max(of.frozen, default=of.year), of.register_year or of.year
    if later > of.year:
        return CheckResult(Check.TURN, State.LOOK, later - of.year, words.HOLDS_LATER.fill(year=of.year, later=later))
    if of.year == of.this_year:
        return CheckResult(Check.TURN, State.LOOK, None, words.NOT_OVER.fill(year=of.year))
    if (skipped := of.year - latest - 1) > 0:
        return CheckResult(Check.TURN, State.MISSING, skipped, words.SKIPPED.fill(latest=latest))
    fine = words.CORRECTS if of.year in of.frozen else words.IN_TURN if of.frozen else words.FIRST
    return CheckResult(Check.TURN, State.FINE, None, fine.fill(latest=latest))


def _out_of_turn(of: Counts) -> Text | None:
    if of.year > of.this_year:
        return words.NOT_YET.fill(year=of.year, now=of.this_year)
    try:
        version = version_in_turn(of.frozen, of.year)
    except YearOrderError as error:
        return error.text
    if of.year < (latest := max(of.frozen, default=of.year)):
        return words.NOT_LATEST.fill(year=of.year, latest=latest)
    if version == 1 and of.register_year is not None and of.register_year > of.year:
        return words.MOVED_ON.fill(year=of.year, later=of.register_year)
    return None


def _version(of: Counts) -> CheckResult:
    if of.year not in of.frozen:
        return CheckResult(Check.VERSION, State.FINE, 1, words.NEW)
    told = words.CORRECTED.fill(version=of.frozen[of.year])
    return CheckResult(Check.VERSION, State.LOOK, version_in_turn(of.frozen, of.year), told)


def _line(year: int) -> CheckResult:
    try:
        line = policy.at(year).value("poverty_line")
    except policy.NoPackInForceError as error:
        return CheckResult(Check.LINE, State.BLOCKED, None, error.text)
    except policy.ValueNotKnownError:
        return CheckResult(Check.LINE, State.MISSING, None, words.NO_LINE.fill(year=year))
    return CheckResult(Check.LINE, State.FINE, int(line.value), words.LINE)


def _there(of: Counts) -> Iterator[CheckResult]:
    """Tell what there is: without households, places or a population there is no figure at all."""
    yield _some(Check.HOUSEHOLDS, of.households, State.BLOCKED, words.NO_HOUSEHOLDS.fill(year=of.year))
    yield _some(Check.PERSONS, of.persons, State.MISSING, words.NO_PERSONS)
    yield _some(Check.PLACES, of.places, State.BLOCKED, words.NO_PLACES.fill(year=of.year))
    state, told = (State.FINE, words.NOTHING) if of.has_base else (State.BLOCKED, words.NO_BASES.fill(year=of.year))
    yield CheckResult(Check.STATISTICS, state, of.statistics, told)


def _some(check: Check, count: int, otherwise: State, why: Text) -> CheckResult:
    return CheckResult(check, State.FINE, count, words.NOTHING) if count else CheckResult(check, otherwise, 0, why)


def _flaws(of: Counts) -> Iterator[CheckResult]:
    counties = words.COUNTIES.fill(names=words.names(list(of.counties)))
    yield _none(Check.COUNTIES, len(of.counties), State.MISSING, counties)
    for check in (Check.RURAL, Check.TOTAL):
        places = of.without_base[check.value]
        yield _none(check, len(places), State.MISSING, words.WITHOUT_BASE.fill(places=_by_level(places)))
    yield _none(Check.INCOMES, of.unknown_incomes, State.MISSING, words.INCOMES)
    yield _none(Check.MEMBERLESS, of.memberless, State.MISSING, words.MEMBERLESS)
    yield _none(Check.MEMBERS, of.other_members, State.LOOK, words.MEMBERS)
    yield _none(Check.VILLAGES, of.elsewhere, State.LOOK, words.ELSEWHERE.fill(year=of.year))


def _none(check: Check, count: int, otherwise: State, why: Text) -> CheckResult:
    return CheckResult(check, otherwise, count, why) if count else CheckResult(check, State.FINE, 0, words.NOTHING)


def _by_level(places: Collection[str]) -> Text:
    """Count places by their level, the highest first."""
    counted = Counter(map(level_of, places))
    parts = [(level.label, counted[level]) for level in Level if counted[level]]
    return Text.join(words.AT_LEVEL.fill(level=label, count=f"{count:,}") for label, count in parts)
