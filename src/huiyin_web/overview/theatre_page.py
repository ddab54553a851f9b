"""Theatre on a page: what its template gets."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure, Tone
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class TheatreOnAPage:
    """How a theatre stands, on one sheet of paper.

    Attributes:
        id: its id.
        title, lead: its name, and who commands it.
        crumbs: the way to it.
        figures: people who left poverty against the plan, orders done and overdue.
        verdict, tone: which county is furthest behind beyond noise, or that none can be told apart.
        counties: plan against actual of each, with its uncertainty, the furthest behind first.
        orders: what was ordered last, and whether it is done.
        overdue: commitments of its places that are overdue.
        problems: problems of its places that wait.
        may_command: whether the reader prepares visits and orders.
        made_up: whether its people are made up.
        hash: the frozen year's; empty where none is frozen.
    """

    id: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    figures: tuple[Figure, ...]
    verdict: Text
    tone: Tone
    counties: Table
    orders: Table
    overdue: Table
    problems: Table
    may_command: bool
    made_up: bool
    hash: str
