"""Rows of people laid out by village, so that those of a place of any level stand side by side."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from huiyin.kernel.places import code_range, prefix_of

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Villages:
    """Where each village's rows begin: `codes` ascend, `first` has one entry more, the number of rows."""

    codes: NDArray[np.str_]
    first: Whole

    def of_place(self, place_code: str) -> slice:
        """Give the villages of a place, by their numbers."""
        low, high = code_range(prefix_of(place_code))
        first, last = np.searchsorted(self.codes, low), np.searchsorted(self.codes, high, side="right")
        return slice(int(first), int(last))

    def within(self, place_code: str) -> slice:
        """Give the rows of a place."""
        villages = self.of_place(place_code)
        return slice(int(self.first[villages.start]), int(self.first[villages.stop]))

    @property
    def numbers(self) -> Whole:
        """The number of each row's village."""
        return np.repeat(np.arange(len(self.codes)), np.diff(self.first))

    def of(self, rows: Whole) -> NDArray[np.str_]:
        """Give the village of each of some rows."""
        found: NDArray[np.str_] = self.codes[np.searchsorted(self.first, rows, side="right") - 1]
        return found


def laid_out(village: Any, then_by: Whole | NDArray[np.float64]) -> tuple[Villages, Whole]:
    """Lay rows out by village.

    Args:
        village: the code of each row, an Arrow column without nulls.
        then_by: what a village's rows are ordered by.

    Returns:
        The villages, and which row stands at each place of the new order.
    """
    coded = pa.chunked_array(village).combine_chunks().dictionary_encode()
    codes = np.array(coded.dictionary.to_pylist(), dtype="<U12")
    order = np.argsort(codes)
    at = np.argsort(order)[coded.indices.to_numpy()]
    first = np.append(0, np.bincount(at, minlength=len(codes)).cumsum())
    return Villages(codes[order], first), np.lexsort((then_by, at))
