"""What the states of a person in several years add up to: years poor, spells, exits and what became of them.

Every row is an expression over `state_0`, `state_1` and so on (out, poor or absent, see `panels`), and over
`relative_0` and so on, welfare over the line. A spell is a run of years poor one after another. It is *completed* where
somebody was seen out of poverty right before and right after. An end at the edge of the years, or beside a year of
absence, is *censored*: nobody knows how much longer the spell was.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add, and_, or_

import narwhals as nw

from huiyin.measures.dynamics.panels import ABSENT, OUT, POOR
from huiyin.measures.survey.rows import Row


@dataclass(frozen=True, slots=True)
class Spell:
    """A kind of spell: how long it was seen to last, and which of its ends were seen."""

    length: int
    begun: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class History:
    """The rows of a number of years that follow one another."""

    years: int

    @property
    def seen_years(self) -> Row:
        """How many years somebody was there."""
        return Row("seen_years", _count(map(_seen, self._all)))

    @property
    def poor_years(self) -> Row:
        """How many years somebody was poor."""
        return Row("poor_years", self._poor_years)

    @property
    def whole(self) -> Row:
        """Whether somebody was there in every year."""
        return Row("whole", _one(self._whole))

    def poor_in(self, least: int, most: int) -> Row:
        """Whether somebody seen in every year was poor in so many of them."""
        poor = (self._poor_years >= least) & (self._poor_years <= most)
        return Row(f"poor_in_{least}_to_{most}", _one(self._whole & poor))

    @property
    def severity(self) -> Row:
        """The squared shortfall of who was seen in every year, its mean over the years."""
        each = [_squared_shortfall(_relative(at)) for at in self._all]
        return Row("severity", _one(self._whole) * reduce(add, each) / self.years)

    @property
    def chronic_severity(self) -> Row:
        """The squared shortfall of their mean welfare over the years."""
        mean = reduce(add, map(_relative, self._all)) / self.years
        return Row("chronic_severity", _one(self._whole) * _squared_shortfall(mean))

    def spells(self) -> Iterator[Spell]:
        """Give every kind of spell that these years have room for: the longest is seen from end to end."""
        for begun, ended in ((True, True), (False, True), (True, False), (False, False)):
            for length in range(1, self.years - begun - ended + 1):
                yield Spell(length, begun, ended)

    def count(self, spell: Spell) -> Row:
        """How many spells of a kind somebody had."""
        first, last = int(spell.begun), self.years - spell.length - spell.ended
        found = [self._is_spell(start, spell) for start in range(first, last + 1)]
        name = f"spells_{spell.length}_{spell.begun:d}{spell.ended:d}"
        return Row(name, _count(found))

    def at_risk(self, after: int, exits: Sequence[int]) -> Row:
        """How many of the exits in some years had held up to `after` years and were looked at then."""
        found = [_held(left, after) & _seen(left + after) for left in exits]
        return Row(f"at_risk_{after}_{exits[0]}_{exits[-1]}", _count(found))

    def fell_back(self, after: int, exits: Sequence[int]) -> Row:
        """How many of these were found poor."""
        found = [_held(left, after) & _poor(left + after) for left in exits]
        return Row(f"fell_back_{after}_{exits[0]}_{exits[-1]}", _count(found))

    @property
    def left(self) -> Row:
        """Whether somebody ever left: was poor in one year and out in the next."""
        return Row("ever_left", _one(reduce(or_, map(_left, self._all[1:]))))

    @property
    def returned(self) -> Row:
        """Whether somebody was poor again after having left."""
        again = [_left(year) & _poor(at) for year in self._all[1:] for at in self._all[year + 1 :]]
        return Row("returned", _one(reduce(or_, again)))

    @property
    def _all(self) -> range:
        return range(self.years)

    @property
    def _poor_years(self) -> nw.Expr:
        return _count(map(_poor, self._all))

    @property
    def _whole(self) -> nw.Expr:
        return reduce(and_, map(_seen, self._all))

    def _is_spell(self, start: int, spell: Spell) -> nw.Expr:
        end = start + spell.length
        run = reduce(and_, map(_poor, range(start, end)))
        run = run if start == 0 else run & _edge(start - 1, seen=spell.begun)
        return run if end == self.years else run & _edge(end, seen=spell.ended)


def _left(at: int) -> nw.Expr:
    return _poor(at - 1) & _out(at)


def _held(year: int, after: int) -> nw.Expr:
    """Tell whether somebody left in a year and was out ever since, up to the year before `after` years had gone."""
    return reduce(and_, [_left(year), *map(_out, range(year + 1, year + after))])


def _edge(at: int, *, seen: bool) -> nw.Expr:
    return _out(at) if seen else ~_seen(at)


def _poor(at: int) -> nw.Expr:
    return nw.col(f"state_{at}") == POOR


def _out(at: int) -> nw.Expr:
    return nw.col(f"state_{at}") == OUT


def _seen(at: int) -> nw.Expr:
    return nw.col(f"state_{at}") != ABSENT


def _relative(at: int) -> nw.Expr:
    return nw.col(f"relative_{at}")


def _squared_shortfall(relative: nw.Expr) -> nw.Expr:
    gap = (relative < 1).cast(nw.Float64) * (1 - relative)
    return gap * gap


def _one(condition: nw.Expr) -> nw.Expr:
    """Give 1 where a condition is true, 0 elsewhere."""
    return condition.cast(nw.Float64)


def _count(conditions: Iterable[nw.Expr]) -> nw.Expr:
    """Give how many conditions are true."""
    return reduce(add, map(_one, conditions))
