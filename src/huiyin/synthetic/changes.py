"""The codes that the divisions of 2023 had before: replaced prefectures and counties, and all that lay below them.

What is known is which county-level code replaced which, and when (`divisions/history.csv`). That a township or village
kept its own last digits is made up, as is which townships of Mangya came from which of its two predecessors.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from huiyin.kernel.places import Level
from huiyin.synthetic.data_files import read_rows

_COUNTY, _TOWNSHIP = Level.COUNTY.digits, Level.TOWNSHIP.digits
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """A code that was replaced: its row of the file, its last day, what replaced it.

    `townships` are those of the successor that came from it; none named: all.
    """

    row: Mapping[str, str]
    code: str
    last_day: date
    successor: str
    townships: tuple[str, ...]

    def carries(self, code: str) -> bool:
        """Say whether a place, by its code after the change, is what was replaced or lay below it."""
        if code == self.successor:
            return True
        inside = code[:_COUNTY] == self.successor[:_COUNTY]
        return inside and (not self.townships or code[:_TOWNSHIP] in self.townships)

    def before(self, code: str) -> str:
        """Give the code that a township or village had before the change."""
        return self.code[:_COUNTY] + code[_COUNTY:]


@cache
def changes() -> tuple[Change, ...]:
    """Give every change of a prefecture or county."""
    return tuple(
        Change(row, row["code"], date.fromisoformat(row["valid_to"]), row["successor"], tuple(row["townships"].split()))
        for row in read_rows("history.csv")
    )


def first_day(code: str) -> date | None:
    """Give the day on which a code began; none where it replaced nothing."""
    return max((one.last_day + _DAY for one in changes() if one.carries(code)), default=None)


def replaced(code: str) -> Iterator[tuple[str, Change]]:
    """Give the codes that a township or village of 2023 had before, the latest first, with what ended each."""
    while change := next((one for one in changes() if one.carries(code)), None):
        code = change.before(code)
        yield code, change


def code_in(code: str, year: int) -> str:
    """Give the code that a township or village of 2023 had at the end of a year."""
    for earlier, change in replaced(code):
        if change.last_day < date(year, 12, 31):
            break
        code = earlier
    return code
