"""Numbers that know their slopes: what a formula does with totals, it does to their linearised values too.

A statistic is a function of weighted totals; Taylor linearisation needs its slope in each of them. Written with these
numbers, a formula is the statistic's definition and its linearisation at once, and neither can drift from the other.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Number = Floats | float


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A value and its slope in each of the things that it is made of.

    Attributes:
        value: one number, or one for each domain.
        slopes: the slope in each thing, by its key; of the shape that the thing has.
    """

    value: Number
    slopes: Mapping[Any, Number]

    def __add__(self, other: "Linear | Number") -> "Linear":
        if not isinstance(other, Linear):
            return Linear(self.value + other, self.slopes)
        return _chained(self.value + other.value, (1.0, self), (1.0, other))

    def __sub__(self, other: "Linear | Number") -> "Linear":
        return self + other * -1.0

    def __mul__(self, other: "Linear | Number") -> "Linear":
        if not isinstance(other, Linear):
            return _chained(self.value * other, (other, self))
        return _chained(self.value * other.value, (other.value, self), (self.value, other))

    def __truediv__(self, other: "Linear | Number") -> "Linear":
        if not isinstance(other, Linear):
            return _chained(self.value / other, (1 / other, self))
        base = _known(other.value)
        value = self.value / base
        return _chained(value, (1 / base, self), (-value / base, other))

    def __pow__(self, power: float) -> "Linear":
        return _chained(self.value**power, (power * self.value ** (power - 1), self))

    def __radd__(self, other: float) -> "Linear":
        return self + other

    def __rsub__(self, other: float) -> "Linear":
        return -1.0 * self + other

    def __rmul__(self, other: float) -> "Linear":
        return self * other

    def __rtruediv__(self, other: float) -> "Linear":
        base = _known(self.value)
        return _chained(other / base, (-other / base / base, self))


def _known(base: Number) -> Number:
    """Give what to divide by: of nothing no share is known, and nothing that is made from one."""
    if isinstance(base, np.ndarray):
        return np.where(base == 0, np.nan, base)
    return base if base != 0 else math.nan


def log(number: Linear) -> Linear:
    """Give the natural logarithm."""
    return _chained(np.log(number.value), (1 / number.value, number))


def exp(number: Linear) -> Linear:
    """Give e to the power of a number."""
    value = np.exp(number.value)
    return _chained(value, (value, number))


def _chained(value: Number, *parts: tuple[Number, Linear]) -> Linear:
    """Add up the slopes of the parts, each times the slope in the part (the chain rule)."""
    slopes: dict[Any, Number] = {}
    for factor, part in parts:
        for key, slope in part.slopes.items():
            slopes[key] = slopes[key] + factor * slope if key in slopes else factor * slope
    return Linear(value, slopes)
