"""The record of a draw in two stages: all that anybody needs to draw it again and to compare."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from huiyin.sampling.draws.drawing import Drawn, draw, draw_within
from huiyin.sampling.draws.frame import Unit, frame_hash

_Listed = list[Any]


@dataclass(frozen=True, slots=True)
class Record:
    """A draw of units (households) within clusters (villages) that were drawn in proportion to their size.

    Attributes:
        seed: of its numbers.
        clusters, each: how many clusters, and how many units in each.
        listed: the clusters.
        within: the units of each cluster that was drawn.
    """

    seed: str
    clusters: int
    each: int
    listed: tuple[Unit, ...]
    within: Mapping[str, tuple[Unit, ...]]

    @property
    def hash(self) -> str:
        """The hash of the list from which the clusters were drawn, published with the seed."""
        return frame_hash(self.listed)

    def first(self) -> tuple[Drawn, ...]:
        """Draw the clusters."""
        return draw(self.listed, self.clusters, seed=self.seed, by_size=True)

    def drawn(self) -> tuple[Drawn, ...]:
        """Draw all of it again."""
        return draw_within(self.first(), self.within, self.each, seed=self.seed)

    def as_json(self) -> dict[str, Any]:
        """Give it as plain data; `from_json` reads it."""
        return {
            "seed": self.seed, "clusters": self.clusters, "each": self.each, "hash": self.hash,
            "listed": _written(self.listed), "within": {key: _written(units) for key, units in self.within.items()},
        }  # fmt: skip

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "Record":
        """Read what `as_json` gave."""
        within = {key: _read(units) for key, units in content["within"].items()}
        return cls(content["seed"], content["clusters"], content["each"], _read(content["listed"]), within)


def _written(units: Sequence[Unit]) -> _Listed:
    return [[one.key, list(one.strata), one.size] for one in sorted(units, key=lambda unit: unit.key)]


def _read(rows: _Listed) -> tuple[Unit, ...]:
    return tuple(Unit(key, tuple(strata), size) for key, strata, size in rows)
