"""Draw units from a list: by groups, with equal chances or in proportion to size, in one stage or in two.

Equal chances: those with the smallest numbers are drawn, which is a simple random sample without replacement (Fan,
Muller and Rezucha 1962; Ohlsson 1995, permanent random numbers). In proportion to size: systematically along the list
in the order of the numbers (Madow 1949; Hartley and Rao 1962); a unit so large that its chance would pass 1 is drawn
for certain, and the others share what is left. All chances are exact.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from huiyin.sampling.draws.allocating import Stratum, allocate
from huiyin.sampling.draws.frame import Unit, check_frame
from huiyin.sampling.draws.numbers import number_of

_START = "start"
_CERTAIN = Fraction(1)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A unit that was drawn.

    Attributes:
        unit: which.
        stratum: the group in which it was drawn: its strata, or as many of them as there were enough draws for.
        chance: how likely it was that this unit would be drawn; its inverse is its weight.
        within: of two stages, the key of the first stage's unit in which it lies.
    """

    unit: Unit
    stratum: Stratum
    chance: Fraction
    within: str = ""

    @property
    def weight(self) -> float:
        """How many units of the list it stands for."""
        return float(1 / self.chance)


def draw(frame: Sequence[Unit], many: int, *, seed: str, by_size: bool = False) -> tuple[Drawn, ...]:
    """Draw units in the order in which they are drawn; the same list, number and seed always give the same.

    Every unit has a chance above zero. Where fewer are drawn than there are groups, the finest division is given up
    until there are enough.

    Args:
        frame: the list, in any order.
        many: how many; all where there are no more.
        seed: of the numbers.
        by_size: whether chances are in proportion to size; otherwise they are equal within a group.

    Raises:
        DrawError: the list is empty or contradicts itself.

    Example:
        >>> homes = [Unit(f"{number:03}", ("poor",) if number % 3 else ("exited",)) for number in range(90)]
        >>> [one.unit.key for one in draw(homes, 3, seed="2016-09-14")]
        ['037', '042', '068']
    """
    check_frame(frame, many)
    groups = _groups(frame, many)
    each = allocate(
        {key: len(units) for key, units in groups.items()}, many,
        sizes={key: sum(one.size for one in units) for key, units in groups.items()} if by_size else None,
    )  # fmt: skip
    found = [
        one
        for key, units in groups.items()
        for one in (_by_size if by_size else _equally)(key, _in_order(units, seed), each[key], seed)
    ]
    return tuple(sorted(found, key=lambda one: _turn(one.unit, seed)))


def draw_within(
    first: Sequence[Drawn], frames: Mapping[str, Sequence[Unit]], each: int, *, seed: str
) -> tuple[Drawn, ...]:
    """Draw units within those of a first stage, in its order; a chance is that of both stages together.

    Args:
        first: what the first stage drew.
        frames: the list of each of its units, by key.
        each: how many to draw in each; all of a list that has no more.
        seed: of the numbers.

    Raises:
        DrawError: a list is empty or contradicts itself.
    """
    return tuple(
        replace(one, chance=one.chance * above.chance, within=above.unit.key)
        for above in first
        for one in draw(frames[above.unit.key], each, seed=seed)
    )


def _groups(frame: Sequence[Unit], many: int) -> dict[Stratum, list[Unit]]:
    """Divide a list as finely as there are draws for."""
    depth = len(frame[0].strata)
    while len({one.strata[:depth] for one in frame}) > many:
        depth -= 1
    groups: dict[Stratum, list[Unit]] = defaultdict(list)
    for one in sorted(frame, key=lambda unit: unit.strata):
        groups[one.strata[:depth]].append(one)
    return groups


def _in_order(units: Sequence[Unit], seed: str) -> list[Unit]:
    return sorted(units, key=lambda one: _turn(one, seed))


def _turn(unit: Unit, seed: str) -> tuple[Fraction, str]:
    return number_of(seed, unit.key), unit.key


def _equally(stratum: Stratum, units: list[Unit], many: int, _seed: str) -> list[Drawn]:
    return [Drawn(one, stratum, Fraction(many, len(units))) for one in units[:many]]


def _by_size(stratum: Stratum, units: list[Unit], many: int, seed: str) -> list[Drawn]:
    certain, left = _too_large(units, many)
    found = [Drawn(one, stratum, _CERTAIN) for one in certain]
    wanted = many - len(certain)
    if not wanted:
        return found
    step = Fraction(sum(one.size for one in left), wanted)
    point = number_of(seed, "/".join((_START, *stratum))) * step
    reached = 0
    for one in left:
        reached += one.size
        if point < reached:
            found.append(Drawn(one, stratum, one.size / step))
            point += step
    return found


def _too_large(units: list[Unit], many: int) -> tuple[list[Unit], list[Unit]]:
    """Part those that are drawn for certain from the others: until nobody's chance reaches 1 among those left."""
    certain: list[Unit] = []
    left = units
    while large := [one for one in left if one.size * (many - len(certain)) >= sum(other.size for other in left)]:
        certain += large
        left = [one for one in left if one not in large]
    return certain, left
