"""A raw figure as it is handed in: an exact number with where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from huiyin.kernel.text import Text
from huiyin.scoring.errors import NumberError


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the unit that the scheme's input names, its source in words, and its standard error if it has one.

    `definition` is what the source says it counts: figures of one key are compared only where it is the same.

    Raises:
        NumberError: the number or its standard error is a float, or not finite.
    """

    number: Decimal | int
    source: Text
    se: Decimal | int | None = None
    definition: str | None = None

    def __post_init__(self) -> None:
        for value in (self.number, self.se):
            if value is not None and not _is_exact(value):
                raise NumberError(value=value)


Figures = Mapping[str, Mapping[str, Mapping[str, Figure]]]
"""Raw figures by place code, indicator key and role (`numerator`, `denominator` or `value`)."""


def _is_exact(value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) and not isinstance(value, bool)
