"""All walks of one number: what is expected of it, and how likely it is to reach another."""

import zlib
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int32]
_TAIL = 0.05
_KEPT_AS = np.dtype("<i4")


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of a number of persons.

    Attributes:
        middle: as many walks end above as below.
        low, high: nine walks in ten end between them, both included.
    """

    middle: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Where the walks of a number ended.

    Attributes:
        walks: their ends, ascending.
    """

    walks: Counts = field(repr=False)

    @property
    def expected(self) -> Expected:
        """The middle and the interval."""
        return Expected(*(int(self.walks[at]) for at in ranks(len(self.walks))))

    def chance_at_most(self, most: int) -> float:
        """Give the probability that it is no more; never 0 or 1: no number of walks makes the future certain."""
        return self._never_certain(int(np.searchsorted(self.walks, most, side="right")))

    def chance_at_least(self, least: int) -> float:
        """Give the probability that it is so much or more; 1 where nothing lacks."""
        if least <= 0:
            return 1.0
        return self._never_certain(len(self.walks) - int(np.searchsorted(self.walks, least, side="left")))

    def share(self, part: float) -> int:
        """Give the number below which so large a part of the walks ended, 0 to 1."""
        return int(self.walks[min(int(part * len(self.walks)), len(self.walks) - 1)])

    def packed(self) -> bytes:
        """Give it as few bytes, from which `unpacked` makes the same."""
        steps = np.diff(self.walks, prepend=np.int32(0)).astype(_KEPT_AS)
        return zlib.compress(steps.tobytes(), 1)

    @classmethod
    def unpacked(cls, kept: bytes) -> "Spread":
        """Make it from its bytes.

        Example:
            >>> Spread.unpacked(Spread(np.array([2, 3, 9], np.int32)).packed()).walks.tolist()
            [2, 3, 9]
        """
        return cls(np.cumsum(np.frombuffer(zlib.decompress(kept), _KEPT_AS), dtype=np.int32))

    def _never_certain(self, hits: int) -> float:
        return (hits + 0.5) / (len(self.walks) + 1)


def ranks(walks: int) -> tuple[int, int, int]:
    """Give where the middle and both ends of the interval stand among ascending walks."""
    tail = int(_TAIL * walks)
    return walks // 2, tail, walks - 1 - tail
