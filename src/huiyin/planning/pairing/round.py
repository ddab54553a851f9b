"""What a round of pairing is made from: the units, the villages, who is paired now, and what was decided by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from huiyin.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Unit:
    """An assisting unit.

    Attributes:
        key, name: which it is.
        place: the code of the place where it lies; a provincial organ that of its province.
        least, most: how many villages it takes at the least and at the most.
        specialities: keys of `records.codes.NEED` that it is good at.
        kind: a key of `records.codes.ORGANISATION_KIND`; shown, decides nothing.
        funds: what it brings for the round, in fen; shown beside its load, decides nothing.
    """

    key: str
    name: Text
    place: str
    most: int
    least: int = 0
    specialities: Sequence[str] = ()
    kind: str = "assisting_unit"
    funds: int = 0


@dataclass(frozen=True, slots=True)
class Village:
    """A poor village.

    Attributes:
        place: its code.
        persons, households: its registered poor.
        needs: keys of `records.codes.NEED` with how many households have each, or any score; only shares count.
        deep: whether it is in deep poverty.
        units: how many units are asked for it.
    """

    place: str
    persons: int
    households: int = 0
    needs: Mapping[str, float] = field(default_factory=dict)
    deep: bool = False
    units: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A unit for a village: the code of the one, the key of the other."""

    village: str
    unit: str


@dataclass(frozen=True, slots=True)
class Present:
    """A pairing of the round before, and since when; of units or villages that are in this round no more it is idle."""

    pair: Pair
    since: date


@dataclass(frozen=True, slots=True)
class Round:
    """A new round.

    Attributes:
        on: the day on which it begins: policy is that of this day.
        units, villages: who is to be paired; their order changes nothing.
        present: who is paired now.
        fixed, forbidden: what was decided by hand.
        distances: kilometres between every unit and every village by (unit key, place code). Without them a distance
            is how high the lowest place stands that holds both: the village 0, its township a fifth of the farthest,
            county, prefecture and province two, three and four fifths, beyond it the farthest. A stand-in, not a road.
    """

    on: date
    units: Sequence[Unit]
    villages: Sequence[Village]
    present: Sequence[Present] = ()
    fixed: Sequence[Pair] = ()
    forbidden: Sequence[Pair] = ()
    distances: Mapping[tuple[str, str], float] | None = None

    def ordered(self) -> "Round":
        """Give the same round with units and villages by their keys."""
        return replace(
            self,
            units=sorted(self.units, key=lambda unit: unit.key),
            villages=sorted(self.villages, key=lambda village: village.place),
        )
