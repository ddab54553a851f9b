"""What the pages of this app show."""

from dataclasses import dataclass

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class Division:
    """A place as others need it: code, level, name."""

    code: str
    level: Level
    name: Text


@dataclass(frozen=True, slots=True)
class OrganisationsPage:
    """The organisations that somebody reaches."""

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    table: Table
    pager: Pager


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    """The published statistics of a place, by indicator and year, the nation's beside them.

    Attributes:
        title: the place's name and what this is.
        lead: how many figures there are, of which years.
        crumbs: the way here through the places above.
        place: whose statistics.
        table: one figure a row, with definition and source.
        pager: the way on.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    place: Division
    table: Table
    pager: Pager


@dataclass(frozen=True, slots=True)
class FacilitiesPage:
    """What the villages of a place have and miss in a year, facility by facility.

    Attributes:
        title, lead: whose, and of which year.
        crumbs: the way here through the places above.
        place: whose villages.
        year, years: the year shown and those there are.
        table: a village a row in a county or township; above, a place beneath a row with how many villages have each.
        pager: the way on.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    place: Division
    year: int | None
    years: tuple[int, ...]
    table: Table
    pager: Pager
