"""What the pages that begin a case get."""

from dataclasses import dataclass
from datetime import date

from huiyin.kernel.text import Text
from huiyin.records.fields import Field
from huiyin_web.core.parts import Crumb


@dataclass(frozen=True, slots=True)
class OpenPage:
    """The first step of a case: of a household on the register, of a place, or an application.

    Attributes:
        title, lead: what is opened, for whom.
        crumbs: the way to it.
        household: the household; none for a place or an application.
        place_code: the place; that of whoever takes an application; empty for a household's case.
        process: what is opened.
        fields: the evidence that its first step asks for.
        over: that the process is over, what there is now, and how a case of before is recorded; none while it goes on.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    household: int | None
    place_code: str
    process: str
    fields: tuple[Field, ...]
    over: Text | None


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One application that waits: whose, since when, what is said of its window, whether the reader may begin it."""

    number: int
    name: str
    village: Text | str
    received_on: date
    words: Text
    may_begin: bool


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """The applications that wait for a window, the earliest first.

    `day` is the one that a form begins with: none where their process is `over`, which is then said.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    day: date | None
    over: Text | None
    lines: tuple[WaitingLine, ...]
