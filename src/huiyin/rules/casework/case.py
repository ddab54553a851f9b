"""A case as it stands: what was done, which notices hung, what was objected, what the register knows.

Plain values only; whoever asks for a decision fills them in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from huiyin.kernel.text import Text
from huiyin.policy import Process

Value = str | int | float | bool | date | None
CLOSED = "closed"  # the state of a case that was given up, whatever its process


class Way(StrEnum):
    """What was done to a case."""

    STEP = "step"  # a step of its process was taken
    BACK = "back"  # it went back to a state that it had been in
    CLOSE = "close"  # it was given up


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done to a case.

    Attributes:
        step: the step's key; for a way back, the state it went back to.
        on: its day.
        by: who did it, by a stable key.
        evidence: what was given, money in fen, several codes joined by commas.
        way: a step forward, a way back, or the end of a case given up.
    """

    step: str
    on: date
    by: str
    evidence: Mapping[str, Value] = field(default_factory=dict)
    way: Way = Way.STEP


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection to a case.

    Attributes:
        filed_on: its day.
        states_fact: whether it states a fact that can be checked; none until it is triaged.
        answered_on: the day of its answer; none while it is open.
        upheld: whether the answer says that it is right.
    """

    filed_on: date
    states_fact: bool | None = None
    answered_on: date | None = None
    upheld: bool = False

    def is_open(self, day: date) -> bool:
        """Say whether nobody has answered it by a day."""
        return self.answered_on is None or day < self.answered_on

    def stops(self, day: date) -> bool:
        """Say whether the clock of the case stands still on a day: from its filing until its answer."""
        return self.states_fact is True and self.filed_on <= day and self.is_open(day)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the household.

    Attributes:
        key: the permanent id.
        name: the name as the register has it.
        born: the day of birth; none where not known.
    """

    key: int
    name: str
    born: date | None


def meant_by(evidence: Mapping[str, Value], among: tuple[Member, ...]) -> tuple[Member, ...]:
    """Give those of some people who have the name of the evidence, and its birth date where it has one."""
    name, born = str(evidence.get("member_name") or "").strip(), evidence.get("member_birth_date")
    return tuple(one for one in among if one.name == name and born in {None, one.born})


@dataclass(frozen=True, slots=True)
class PlaceKnown:
    """What is known of a village or county whose exit is asked about.

    Attributes:
        listed: whether it is on the list of poor villages or poverty counties and has not left it.
        poor_persons, poor_households: its registered poor of the day, the numerator.
        exited_persons: those on the register that left poverty.
        rural_population: its rural population, the denominator; none where no statistics tell it.
        population_year, population_source: of which year and whose statistics.
        facilities_year: the year of its latest register of facilities; none where there is none.
        missing: what that register says is not there, by the key of the sheet.
    """

    listed: bool = False
    poor_persons: int = 0
    poor_households: int = 0
    exited_persons: int = 0
    rural_population: int | None = None
    population_year: int | None = None
    population_source: Text | str = ""
    facilities_year: int | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows of the household, or of the place whose case it is.

    Attributes:
        status: its status; none where it is not on the register.
        helpers: who helps it, by their stable keys.
        past_incomes: its income per person by year, in fen.
        members, former_members: who belongs to it, and who did and left.
        village_median: the median income per person of its village's households, in fen; none where not known.
        past_sizes: its land and herd by field of the household sheet, each by year.
        village_sizes: the median of each among its village's households, where known.
        place: what is known of a village or county; none where the case is a household's.
    """

    status: str | None = None
    helpers: frozenset[str] = frozenset()
    past_incomes: Mapping[int, int] = field(default_factory=dict)
    village_median: int | None = None
    past_sizes: Mapping[str, Mapping[int, float]] = field(default_factory=dict)
    village_sizes: Mapping[str, float] = field(default_factory=dict)
    members: tuple[Member, ...] = ()
    former_members: tuple[Member, ...] = ()
    place: PlaceKnown | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One household's, village's or county's way through a process.

    Attributes:
        process: the way, as it was in force on the day the case was opened.
        pack: the key of the policy pack it comes from.
        done: what was done, in order.
        objections: what was objected.
        known: what the register knows.
    """

    process: Process
    pack: str
    done: tuple[Done, ...] = ()
    objections: tuple[Objection, ...] = ()
    known: Known = Known()

    @property
    def state(self) -> str | None:
        """The state it is in; none before it is opened."""
        if not self.done:
            return None
        last = self.done[-1]
        if last.way is Way.CLOSE:
            return CLOSED
        return last.step if last.way is Way.BACK else self.process.steps[last.step].leads_to

    @property
    def since(self) -> date | None:
        """The day on which it came to where it is, forward or back; none before it is opened."""
        return self.done[-1].on if self.done else None

    @property
    def is_over(self) -> bool:
        """Whether nothing can be done to it any more."""
        return self.state == CLOSED or self.state in self.process.ends

    @property
    def reopens(self) -> bool:
        """Whether it came to its end by a step that may still be sent back."""
        return self.state in self.process.ends and self.process.steps[self.standing[-1].step].reopens

    @property
    def standing(self) -> tuple[Done, ...]:
        """The steps that still count: one that was taken again after a way back counts once, the last time."""
        kept: list[Done] = []
        for done in self.done:
            if done.way is Way.STEP:
                kept.append(done)
                continue
            while done.way is Way.BACK and kept and self.process.steps[kept[-1].step].leads_to != done.step:
                kept.pop()
        return tuple(kept)

    @property
    def standing_state(self) -> str:
        """The state to which its steps have led, whether it was closed there or not."""
        return self.process.steps[self.standing[-1].step].leads_to

    def last(self, step: str) -> Done | None:
        """Give how a step was taken that still counts."""
        return next((done for done in reversed(self.standing) if done.step == step), None)

    def evidence(self) -> dict[str, Value]:
        """Give all evidence that still counts, the latest of each."""
        return {key: value for done in self.standing for key, value in done.evidence.items() if value is not None}

    def stopped(self, until: date) -> frozenset[date]:
        """Give the days up to one on which the clock of the case stood still: by an objection, or while closed."""
        found = {day for day in self._closed_days() if day <= until}
        for objection in self.objections:
            day = objection.filed_on
            while day <= until and objection.stops(day):
                found.add(day)
                day += timedelta(days=1)
        return frozenset(found)

    def _closed_days(self) -> Iterator[date]:
        """Give the days on which it was closed before it went on; its notice was taken down on the first of them."""
        for closed, then in pairwise(self.done):
            if closed.way is Way.CLOSE:
                yield from (closed.on + timedelta(days=days) for days in range((then.on - closed.on).days + 1))
