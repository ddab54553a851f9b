"""What a person can be deprived in: one deprivation, and all that are counted together with their shares."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import add
from typing import Any

import narwhals as nw

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.multidimensional.words import (
    ABOVE_ZERO,
    BELOW,
    CARDINAL,
    DEPRIVED_IN,
    DISTINCT,
    FLAG,
    FROM_0_TO_1,
    LIST,
    METHOD,
    NAME,
    NUMBER,
    ONE_PART,
    RELATIVE,
    RENAME,
    SHARE_OF,
    SOME,
    WORD,
)
from huiyin.measures.survey.request import Values, finite
from huiyin.measures.tables.columns import Asked, check_expression

# Shares such as 1/3 and 1/6 can add up to a hair less than 1/2, and whoever stands on the cutoff is poor.
_HAIR = 1e-12


@checked
@dataclass(frozen=True, slots=True, eq=False)
class Deprivation:
    """One thing that a person can be deprived in: an indicator of Alkire and Foster, with its cutoff and weight.

    Attributes:
        name: what the result calls it (`censored_<name>`).
        values: a column, or an expression of columns: 1 or true where deprived, 0 or false where not. With `cutoff`,
            what a person has of it, in any unit; true and false are then 1 and 0.
        weight: above zero, in any unit: what counts is its share in the sum of all weights.
        cutoff: who has less is deprived; who has as much is not.
        cardinal: whether the distance to the cutoff means something, as it does in yuan and years, and not in grades;
            `adjusted_gap` and `adjusted_severity` need it, and a cutoff above zero.
        dimension: the group that it belongs to, whose contribution is given too; None for a group of its own.
        label: what it is, for people; the name and the cutoff where it is left out.

    Raises:
        ParameterError: a name that is empty, a weight or a cutoff that can't be.
    """

    name: str
    values: str | nw.Expr
    weight: float = 1.0
    cutoff: float | Decimal | None = None
    cardinal: bool = False
    dimension: str | None = None
    label: Text | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ParameterError(name="Deprivation.name", value=repr(self.name), allowed=WORD, mend=NAME)
        if not 0 < self.weight < math.inf:
            raise self._refused("weight", self.weight, ABOVE_ZERO, RELATIVE)
        if self.cutoff is not None and not math.isfinite(self.cutoff):
            raise self._refused("cutoff", self.cutoff, NUMBER, FLAG)
        if self.cardinal and not (self.cutoff is not None and self.cutoff > 0):
            raise self._refused("cutoff", self.cutoff, ABOVE_ZERO, CARDINAL)

    @property
    def words(self) -> Text:
        """What it is, for people."""
        if self.label is not None:
            return self.label
        return Text(self.name, self.name) if self.cutoff is None else BELOW.fill(what=self.name, cutoff=self.cutoff)

    def deprived(self) -> nw.Expr:
        """Give 1 for who is deprived, 0 for who is not, and null where that is not known."""
        has = self._number()
        if self.cutoff is None:
            return nw.when((has == 0) | (has == 1)).then(has)
        return nw.when(finite(has)).then((has < float(self.cutoff)).cast(nw.Float64))

    def gap(self) -> nw.Expr:
        """Give the shortfall below the cutoff as a share of it, 0 for who is not deprived.

        Raises:
            TypeError: there is no cutoff.
        """
        if self.cutoff is None:
            raise TypeError(f"{self.name} has no cutoff that a gap could be below")
        cutoff = float(self.cutoff)
        return self.deprived() * ((cutoff - self._number()) / cutoff)

    def _number(self) -> nw.Expr:
        values = nw.col(self.values) if isinstance(self.values, str) else self.values
        return values.cast(nw.Float64)

    def _refused(self, field: str, value: object, allowed: Text, mend: Text) -> ParameterError:
        return ParameterError(name=f"Deprivation('{self.name}').{field}", value=value, allowed=allowed, mend=mend)


@dataclass(frozen=True, slots=True, eq=False)
class Deprivations:
    """All deprivations that are counted together, and from which share of them somebody is poor.

    Raises:
        ParameterError: there are none, two names differ by nothing or by case only, or `k` is no share.
    """

    every: tuple[Deprivation, ...]
    k: float

    def __post_init__(self) -> None:
        if not self.every:
            raise ParameterError(name="deprivations", value=repr(self.every), allowed=SOME, mend=LIST)
        if not 0 < self.k <= 1:
            raise ParameterError(name="k", value=self.k, allowed=FROM_0_TO_1, mend=ONE_PART)
        taken: set[str] = set()
        for name in (*(one.name for one in self.every), *self.dimensions):
            if name.lower() in taken:
                raise ParameterError(name="deprivations", value=f"'{name}'", allowed=DISTINCT, mend=RENAME)
            taken.add(name.lower())

    @property
    def dimensions(self) -> dict[str, tuple[int, ...]]:
        """The groups that have a name, with the positions of their members."""
        groups = dict.fromkeys(one.dimension for one in self.every)
        return {
            name: tuple(at for at, one in enumerate(self.every) if one.dimension == name)
            for name in groups
            if name is not None
        }

    @property
    def shares(self) -> tuple[float, ...]:
        """The weight of each as a share of all."""
        whole = math.fsum(one.weight for one in self.every)
        return tuple(one.weight / whole for one in self.every)

    @property
    def ordinal(self) -> list[str]:
        """The names of those whose gaps mean nothing."""
        return [one.name for one in self.every if not one.cardinal]

    def weighed(self, each: Iterable[nw.Expr]) -> nw.Expr:
        """Add up an expression of each deprivation, by its share."""
        return reduce(add, (share * one for share, one in zip(self.shares, each, strict=True)))

    def values(self, *, gaps: bool) -> Values:
        """Give what is known of each row: `poor`, `score`, `deprived_0` and on; where asked `gap_0` and on."""
        score = self.weighed(one.deprived() for one in self.every)
        expressions = {"poor": (score >= self.k - _HAIR).cast(nw.Float64), "score": score}
        expressions |= {f"deprived_{at}": one.deprived() for at, one in enumerate(self.every)}
        if gaps:
            expressions |= {f"gap_{at}": one.gap() for at, one in enumerate(self.every)}
        shares = zip(self.every, self.shares, strict=True)
        weighed = [SHARE_OF.fill(what=one.words, share=f"{share:.4g}") for one, share in shares]
        return Values(
            expressions,
            tuple(self._asked()),
            METHOD.fill(deprivations=Text.join(weighed), k=f"{self.k:.4g}"),
            names=tuple(one.name for one in self.every),
        )

    def check(self, frame: nw.LazyFrame[Any]) -> None:
        """Refuse expressions that a source can't give.

        Raises:
            ParameterError: one of a column that isn't there, or that gives neither numbers nor true and false.
        """
        for one in self.every:
            if isinstance(one.values, nw.Expr):
                check_expression(frame, f"Deprivation('{one.name}').values", one.values, numeric=True)

    def _asked(self) -> Iterator[Asked]:
        for one in self.every:
            if isinstance(one.values, str):
                yield Asked(one.values, DEPRIVED_IN.fill(name=one.name), numeric=True, flags=True)
