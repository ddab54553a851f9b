"""How divisions follow one another: the codes that a place had, and which code stands for it in a year.

A code that ends names one successor; several may name the same one, which then is their merger. A place that moves
below another prefix takes its descendants along by rows of their own: nothing is guessed from a prefix. A step to a
code that nobody knows, and every step of a circle, is as if it were not there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

import pyarrow as pa

from huiyin.records.place_books import PlaceLife, last_day

_ALWAYS = PlaceLife()


@dataclass(frozen=True, slots=True)
class Succession:
    """The lives of places by code, and the steps between them."""

    lives: Mapping[str, PlaceLife]
    _next: Mapping[str, str] = field(init=False, repr=False)
    _before: Mapping[str, tuple[str, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Lay the steps out in both directions."""
        steps = {
            code: life.successor for code, life in self.lives.items() if life.successor and life.successor in self.lives
        }
        steps = _without_circles(steps)
        before: dict[str, tuple[str, ...]] = {}
        for code in sorted(steps):
            before[steps[code]] = (*before.get(steps[code], ()), code)
        object.__setattr__(self, "_next", steps)
        object.__setattr__(self, "_before", before)

    def by(self, day: date) -> Self:
        """Give the steps taken by a day: what has not ended by then has become nothing yet."""
        return type(self)({
            code: life if life.valid_to is not None and life.valid_to < day else replace(life, successor=None)
            for code, life in self.lives.items()
        })  # fmt: skip

    def successor(self, code: str) -> str | None:
        """Give the code that replaced one."""
        return self._next.get(code)

    def predecessors(self, code: str) -> tuple[str, ...]:
        """Give the codes that one replaced, sorted."""
        return self._before.get(code, ())

    def later(self, code: str) -> tuple[str, ...]:
        """Give the codes that followed one, step by step."""
        found = []
        while (following := self._next.get(code)) is not None:
            found.append(following)
            code = following
        return tuple(found)

    def earlier(self, code: str) -> tuple[str, ...]:
        """Give all codes that became part of one by however many steps, sorted."""
        return tuple(sorted(self._below(code)))

    def belongs(self, code: str, year: int) -> bool:
        """Say whether a place belongs to a year; one that nobody knows always does."""
        return self.lives.get(code, _ALWAYS).belongs_to(year)

    def standing(self, code: str, year: int) -> tuple[str, ...]:
        """Give what stands for a place in a year: itself, what it came from, or what it became part of."""
        if self.belongs(code, year):
            return (code,)
        ahead = next((one for one in self.later(code) if self.belongs(one, year)), None)
        return (ahead,) if ahead else tuple(one for one in self.earlier(code) if self.belongs(one, year))

    def same(self, code: str, year: int, other: int) -> tuple[str, ...]:
        """Give the codes that in another year cover exactly what a place of a year covers.

        Before, they are several where the place was put together since: their figures add up to its own. Afterwards
        they are none where the place has become part of a larger one.
        """
        if other <= year:
            return tuple(one for one in sorted((code, *self._below(code))) if self.belongs(one, other))
        then = self.standing(code, other)
        return then if len(then) == 1 and self.same(then[0], other, year) == (code,) else ()

    def nearest(self, code: str, year: int) -> int:
        """Give the year nearest to one in which a place exists."""
        life = self.lives.get(code, _ALWAYS)
        if life.belongs_to(year):
            return year
        if life.valid_from is not None and life.valid_from > last_day(year):
            return life.valid_from.year
        ended = life.valid_to.year if life.valid_to else year
        return ended if life.belongs_to(ended) else ended - 1

    def became(self, year: int) -> dict[str, str]:
        """Give, for every code that no longer belongs to a year, the code that stands for it then."""
        return {
            code: ahead
            for code in self._next
            if not self.belongs(code, year)
            and (ahead := next((one for one in self.later(code) if self.belongs(one, year)), None))
        }

    def heir(self, code: str, on: date) -> str | None:
        """Give the code that had taken over by a day exactly what one was: one that began thereafter, for it alone."""
        following = self._next.get(code)
        ended = self.lives[code].valid_to if following else None
        if following is None or ended is None or ended >= on:
            return None
        begun = self.lives[following].valid_from
        return following if begun is not None and begun > ended and self._before[following] == (code,) else None

    def codes_of(self, code: str, on: date) -> tuple[str, ...]:
        """Give the codes that one place had by a day, the latest last: each took over exactly what one before was."""
        found = [code]
        while len(before := self.predecessors(found[0])) == 1 and self.heir(before[0], on):
            found.insert(0, before[0])
        while following := self.heir(found[-1], on):
            found.append(following)
        return tuple(found)

    def _below(self, code: str) -> Iterator[str]:
        for one in self.predecessors(code):
            yield one
            yield from self._below(one)


def succession_of(places: pa.Table) -> Succession:
    """Give the succession of a snapshot's `places`."""
    rows = places.select(["code", "valid_from", "valid_to", "successor"]).to_pylist()
    return Succession({row.pop("code"): PlaceLife(**row) for row in rows})


def _without_circles(steps: Mapping[str, str]) -> dict[str, str]:
    """Leave out every step that comes back to where it began."""
    settled: set[str] = set()
    circling: set[str] = set()
    for start in steps:
        path: list[str] = []
        at = start
        while at in steps and at not in settled and at not in path:
            path.append(at)
            at = steps[at]
        if at in path:
            circling.update(path[path.index(at) :])
        settled.update(path)
    return {code: following for code, following in steps.items() if code not in circling}
