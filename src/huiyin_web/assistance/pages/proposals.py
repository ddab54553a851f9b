"""The page of a round's proposal."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure, Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """The latest proposal of a round.

    Attributes:
        title, lead: what it is, and how it stands.
        crumbs: the way to it.
        tabs: the views of the round.
        round, proposal: their ids; none where nothing was proposed yet.
        state, tone: where it stands.
        facts: who asked for it, who adopted it.
        figures: cost, bound, gap, changes.
        told: what speaks against it, or why nothing could be proposed.
        pairs, loads: every pair with why, one turn; every unit with what it has.
        pager: where the pairs stand.
        job: where the computing is followed; empty while none runs.
        may_ask, may_change, may_adopt: what the reader can do.
        whose_turn: who adopts it, where the reader can't.
        made_up: whether the people and units are made up.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    tabs: tuple[Tab, ...]
    round: int
    proposal: int | None
    state: Text | None
    tone: Tone
    facts: tuple[tuple[Text, Text | str], ...]
    figures: tuple[Figure, ...]
    told: Table
    pairs: Table
    loads: Table
    pager: Pager | None
    job: str
    may_ask: bool
    may_change: bool
    may_adopt: bool
    whose_turn: Text | None
    made_up: bool
