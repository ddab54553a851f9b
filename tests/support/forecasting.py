"""A small register with its years, for tests of the forecast."""

import numpy as np

from huiyin.planning.forecast import Moved, Standing

PROVINCE, EAST, WEST = "630000000000", "630200000000", "632700000000"
VILLAGES = ("630201101001", "630201101002", "632701101001", "632701102001")


def standing(year: int = 2016, *, poor: int = 30, out: int = 20, persons: int = 4) -> Standing:
    """Give a register with as many poor households in every village, and as many that have left."""
    village = np.repeat(np.array(VILLAGES), poor + out)
    is_poor = np.tile(np.repeat([True, False], [poor, out]), len(VILLAGES))
    return Standing(year, village, is_poor, np.full(len(village), persons))


def moved(
    year: int, *, poor: int = 40, out: int = 10, left: int = 12, removed: int = 0, returned: int = 1, found: int = 1
) -> Moved:
    """Give a year in which the same happened in every village."""
    counts = (poor, out, left, removed, returned, found)
    return Moved(year, np.array(VILLAGES), *(np.full(len(VILLAGES), one) for one in counts))
