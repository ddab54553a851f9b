"""The line that is measured by: the statutory line of each year, or one for all of them."""

from dataclasses import dataclass

from huiyin import policy

LOWEST, HIGHEST, STEP = 500, 8_000, 50  # yuan a year: the slider, and how far a curve reaches
ALONG = tuple(float(line) for line in range(LOWEST, HIGHEST + 1, 250))  # where a curve is known


def statutory_line(year: int) -> float | None:
    """Give a year's statutory line in yuan; none where none is published."""
    try:
        return float(policy.at(year).value("poverty_line").value)
    except (policy.ValueNotKnownError, policy.NoPackInForceError):
        return None


@dataclass(frozen=True, slots=True)
class Line:
    """The line; `own` is one for all years, in the money of each; without it every year has its statutory line."""

    own: int | None = None

    def of(self, year: int) -> float | None:
        """Give the line of a year."""
        return statutory_line(year) if self.own is None else float(self.own)
