"""Place codes: twelve digits whose prefix is their ancestry (GB/T 2260, GB/T 10114; `NNNNNNNNNNNN`).

Two digits name the province, two the prefecture, two the county, three the township, three the village; the
rest of a higher place's code is zeros. Twelve zeros stand for the nation.
"""

import re
from enum import StrEnum
from functools import lru_cache

from huiyin.kernel.errors import PlaceCodeError
from huiyin.kernel.text import Text

NATION = "000000000000"
_CODE = re.compile(r"[0-9]{12}")


class Level(StrEnum):
    """The levels of government, highest first."""

    NATION = "nation"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"

    @property
    def digits(self) -> int:
        """How many leading digits name a place of this level."""
        return _DIGITS[self]

    @property
    def label(self) -> Text:
        """The level's name."""
        return _LABELS[self]

    @property
    def below(self) -> "Level | None":
        """The next lower level; none below a village."""
        levels = list(Level)
        at = levels.index(self) + 1
        return levels[at] if at < len(levels) else None


_DIGITS = {
    Level.NATION: 0,
    Level.PROVINCE: 2,
    Level.PREFECTURE: 4,
    Level.COUNTY: 6,
    Level.TOWNSHIP: 9,
    Level.VILLAGE: 12,
}
_LABELS = {
    Level.NATION: Text("nation", "全国"),
    Level.PROVINCE: Text("province", "省"),
    Level.PREFECTURE: Text("prefecture", "市州"),
    Level.COUNTY: Text("county", "县"),
    Level.TOWNSHIP: Text("township", "乡镇"),
    Level.VILLAGE: Text("village", "村"),
}


def check_code(code: str) -> str:
    """Give the code back if it is twelve digits.

    Raises:
        PlaceCodeError: it is not.
    """
    if not _CODE.fullmatch(code):
        raise PlaceCodeError(value=code)
    return code


@lru_cache(maxsize=1 << 14)  # a province has thousands of codes, and whole lists of them are asked for again and again
def level_of(code: str) -> Level:
    """Say which level a code is of: the lowest whose own digits are not all zeros."""
    check_code(code)
    own = code.rstrip("0")
    return next(level for level in Level if len(own) <= level.digits)


def prefix_of(code: str) -> str:
    """Give the leading digits that all descendants of a place share; empty for the nation."""
    return code[: level_of(code).digits]


def ancestor(code: str, level: Level) -> str:
    """Give the code of the place of `level` that `code` lies in."""
    check_code(code)
    return code[: level.digits].ljust(12, "0")


def parent_of(code: str) -> str | None:
    """Give the code of the place directly above; none above the nation."""
    levels = list(Level)
    at = levels.index(level_of(code))
    return ancestor(code, levels[at - 1]) if at else None


def ancestors(code: str) -> list[str]:
    """Give the codes of all places above, the province first (the nation is left out)."""
    own = level_of(code).digits
    return [ancestor(code, level) for level in Level if 0 < level.digits < own]


def contains(prefix: str, code: str) -> bool:
    """Say whether the place with this prefix is or contains the place with this code."""
    return code.startswith(prefix)


def code_range(prefix: str) -> tuple[str, str]:
    """Give the smallest and largest code below a prefix, for an index range instead of a LIKE."""
    return prefix.ljust(12, "0"), prefix.ljust(12, "9")
