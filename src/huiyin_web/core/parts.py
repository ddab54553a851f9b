"""Small parts of pages as data: the way to here, views of one thing, turning pages."""

from dataclasses import dataclass

from huiyin.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to a page; the page itself has no address."""

    label: Text | str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of a page, with its own address and, where it is known, how many it holds."""

    label: Text
    url: str
    current: bool = False
    count: int | None = None


COUNTED_TO = 1000  # rows of a list turned by key: to count on would cost what the key saves


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a list stands: turned by key, so a page costs the same wherever it is.

    Attributes:
        words: what is shown, for example "50 of 1,204 households".
        next: the address of what follows, empty at the end.
        first: the address of the beginning, empty on the first page.
        previous: the address of the page before, where the list can be turned back.
    """

    words: Text
    next: str = ""
    first: str = ""
    previous: str = ""
