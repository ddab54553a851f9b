"""The months in which work can be done: what is built on the plateau is built in five of them."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from huiyin.kernel.text import Text
from huiyin.planning.pace.errors import PathError

_DECEMBER = 12
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Season:
    """A season that comes every year.

    Attributes:
        first, last: the months with which it begins and ends, 1 to 12, both whole; it may run over the new year.
    """

    first: int = 1
    last: int = _DECEMBER

    def __post_init__(self) -> None:
        """Refuse what is no month.

        Raises:
            PathError: a number outside 1 to 12.
        """
        for month in (self.first, self.last):
            if not 1 <= month <= _DECEMBER:
                raise PathError(what=_MONTH.fill(month=month), mend=_FOR_EXAMPLE)

    def days(self, after: date, until: date) -> int:
        """Count the season's days after one day up to another, which is counted."""
        every = np.arange(np.datetime64(after + _DAY), np.datetime64(until + _DAY))
        months = every.astype("M8[M]").astype(np.int64) % _DECEMBER + 1
        begun, ended = months >= self.first, months <= self.last
        return int(np.count_nonzero(begun & ended if self.first <= self.last else begun | ended))


_MONTH = Text("{month} is no month.", "{month} 不是有效月份。")
_FOR_EXAMPLE = Text(
    "Give 1 to 12; a season from May to September is 5 and 9.", "请填写 1 至 12，例如 5 月至 9 月为 5 和 9。"
)
