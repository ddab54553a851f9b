"""Few meaningful classes of a value: their limits, their names, their colours; and the class of what is not known."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from huiyin.figures.theme import NO_DATA as NO_DATA_COLOUR
from huiyin.figures.theme import SEQUENTIAL
from huiyin.figures.units import Unit
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text

NO_DATA: Final = Text("no data", "无数据")
_UNDER: Final = Text("under {high}{sign}", "不足 {high}{sign}")
_BETWEEN: Final = Text("{low}–{high}{sign}", "{low}–{high}{sign}")
_FROM: Final = Text("{low}{sign} or more", "{low}{sign} 及以上")


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes of a value by ascending limits in the stored unit; a value on a limit is in the class that it opens.

    Raises:
        ParameterError: no limit, too many for the colours, or not ascending.
    """

    unit: Unit
    breaks: tuple[float, ...]

    def __post_init__(self) -> None:
        ascending = list(self.breaks) == sorted(set(self.breaks))
        if not ascending or not 0 < len(self.breaks) < len(SEQUENTIAL):
            raise ParameterError(
                name="breaks",
                value=self.breaks,
                allowed=Text("1 to 5 ascending numbers", "1 至 5 个由小到大的数"),
                mend=Text("Take fewer limits, in order.", "请减少分级界限并按大小排列。"),
            )

    def names(self) -> list[Text]:
        """Name the classes, lowest first."""
        sign = self.unit.label if self.unit.joins else ""
        limits = [Text(self.unit.limit(at, "en"), self.unit.limit(at, "zh")) for at in self.breaks]
        between = pairwise(limits)
        return [
            _UNDER.fill(high=limits[0], sign=sign),
            *(_BETWEEN.fill(low=low, high=high, sign=sign) for low, high in between),
            _FROM.fill(low=limits[-1], sign=sign),
        ]

    def colours(self) -> list[str]:
        """Give the classes' colours, lowest first, spread over the whole scale."""
        last = len(SEQUENTIAL) - 1
        return [SEQUENTIAL[round(at * last / len(self.breaks))] for at in range(len(self.breaks) + 1)]

    def name_of(self, value: float | None) -> Text:
        """Name the class of a value."""
        if value is None:
            return NO_DATA
        return self.names()[sum(value >= limit for limit in self.breaks)]

    def legend(self, *, with_no_data: bool) -> dict[Text, str]:
        """Give each class its colour, and what is not known its grey where the figure has any."""
        shown = dict(zip(self.names(), self.colours(), strict=True))
        return {**shown, NO_DATA: NO_DATA_COLOUR} if with_no_data else shown
