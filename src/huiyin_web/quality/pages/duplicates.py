"""The list of double entries, and two of them side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class DuplicatesPage:
    """What is to be decided within somebody's reach.

    Attributes:
        title, lead: what the page is.
        crumbs: the way to it.
        tabs: to be decided, each decision, gone.
        places: the places to choose from, code and name.
        place: the one chosen.
        state: which tab is shown.
        table: one turn of the list.
        pager: where it stands.
        may_search: whether this person may have the register searched now.
        searched: when it was last searched.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    tabs: tuple[Tab, ...]
    places: tuple[tuple[str, Text], ...]
    place: str
    state: str
    table: Table
    pager: Pager
    may_search: bool
    searched: Text


@dataclass(frozen=True, slots=True)
class DuplicatePage:
    """Two entries side by side, and what is decided about them.

    Attributes:
        title, lead: what is asked.
        crumbs: the way to it.
        state, tone: where it stands, as a tag.
        sides: both households, the left one first, each leading to its page.
        compared: for each two persons that look the same, how their fields compare; rows that differ are marked.
        households: the fields of both households, likewise.
        merged: whether the two are merged; all is then as it was before.
        answer: what was decided, by whom, when; empty where nobody has.
        before, seen: what a decision must have seen: the decision that stands, and the versions of all rows.
        proposal: the proposed merge that waits, as `proposal_of` gives it; empty where none does.
        may_decide: whether this person may decide now; of a proposed merge, whoever proposed it.
        may_check: whether the proposed merge waits for this person.
        may_undo: whether this person may undo the merge.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    sides: Mapping[str, Crumb]
    compared: tuple[Table, ...]
    households: Table
    merged: bool
    answer: tuple[tuple[Text, Text | str], ...]
    before: str
    seen: str
    proposal: str
    may_decide: bool
    may_check: bool
    may_undo: bool
