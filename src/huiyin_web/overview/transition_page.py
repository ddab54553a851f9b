"""All that the pages of transitions get, and what their files are made from."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.charts import Live
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Table
from huiyin_web.overview.measurement_page import Choice, Drawn


@dataclass(frozen=True, slots=True)
class TransitionChoices:
    """All that is chosen and can be."""

    places: tuple[Choice, ...] = ()
    earlier: tuple[Choice, ...] = ()
    later: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class TransitionPage(Live):
    """Where a place's registered households stood at the ends of two years.

    Attributes:
        title, lead: the place, and how many left and came.
        crumbs: the way to here.
        choices: what is chosen and can be.
        errors: what is wrong with what was asked; then nothing is matched.
        name: what files are called.
        pictures: the flows between the two years, where there are any.
        matrix: states of the earlier year by states of the later.
        below: the poor of the place and of those below it, how they came about.
        facts: the definition: what, who counts, matching, source, uncertainty, comparability.
        made_up: whether the people are made up.
        stamp: what all of it was made from; a picture under this name never changes.
        empty: why there is nothing, where that is so.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    choices: TransitionChoices
    errors: tuple[str, ...] = ()
    name: str = ""
    pictures: tuple[Drawn, ...] = ()
    matrix: Table | None = None
    below: Table | None = None
    facts: tuple[tuple[Text, Text], ...] = ()
    made_up: bool = False
    stamp: str = ""
    empty: Text | None = None


@dataclass(frozen=True, slots=True)
class CellPage:
    """The households of one cell of a place's transitions.

    Attributes:
        title, lead: what happened to them, and how many they are.
        crumbs: the way to it.
        code, cell, earlier, later: the place, the key of the cell and the two years.
        chosen: the place and the two years in words.
        definition: who counts, with how many persons.
        source: the two snapshots in words.
        households: a page of them, names masked.
        expected: how many they are in all.
        pager: where the list stands.
        name: what the file is called.
        made_up: whether the people are made up.
        stamp: the hashes of the two snapshots.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    code: str
    cell: str
    earlier: int
    later: int
    chosen: Text
    definition: Text
    source: Text
    households: Table
    expected: int
    pager: Pager
    name: str
    made_up: bool
    stamp: str
