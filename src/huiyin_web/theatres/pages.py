"""The pages of theatres."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class TheatresPage:
    """The theatres.

    Attributes:
        title, lead: what they are.
        theatres: each with its commander, places, last visit and overdue orders.
        visits: those that were made to places in reach, whoever commanded them.
        may_set_up: whether the reader sets one up.
    """

    title: Text
    lead: Text
    theatres: Table
    visits: Table
    may_set_up: bool


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place that lies or lay in a theatre; `id` where the reader may take it out."""

    name: Text | str
    days: Text
    id: int | None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A version of the action plan: which, since when, by whom, why, and its words."""

    title: Text
    by: Text | str
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class TheatrePage:
    """One theatre, as it is kept.

    Attributes:
        id: its id.
        title, lead: its name, and who commands it.
        crumbs: the way to it.
        facts: who keeps it, since when.
        places: its places, those of now first.
        commanders: who commanded it when.
        plans: the versions of its action plan, the one in force first.
        visits: its visits that the reader sees, the latest first.
        orders: its orders, the latest first, and what became of each.
        may_keep, may_command: what the reader does.
    """

    id: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    facts: tuple[tuple[Text, Text | str], ...]
    places: tuple[PlaceLine, ...]
    commanders: Table
    plans: tuple[PlanLine, ...]
    visits: Table
    orders: Table
    may_keep: bool
    may_command: bool


@dataclass(frozen=True, slots=True)
class DrawLine:
    """A draw of a visit: its number, when and by whom, why again, its seed and the hash of its list.

    `url` is where its record is; empty for who sees no households.
    """

    title: Text
    told: Text
    reason: str
    seed: str
    list_hash: str
    url: str


@dataclass(frozen=True, slots=True)
class VisitPage:
    """One visit: before it is made what to look at, after it what was seen.

    Attributes:
        id, theatre: its id, and its theatre's.
        title, lead: where it leads, and when.
        crumbs: the way to it.
        state, tone: where it stands.
        facts: its purpose, its place, who prepared it.
        summary: what was found; why it was called off.
        homes: the households drawn, in their order; none for who sees no households.
        villages: what was seen in their villages; none before.
        before: what the last visit to the place found; empty where there was none.
        matters: what is open there: commitments, the overdue first, and problems.
        open_questions: how many questions about households and objections are open there.
        orders: what was ordered because of it.
        draws: its draws, the one that holds first.
        is_prepared: whether it is still before the reader.
        may_command: whether the reader draws again, records and orders.
    """

    id: int
    theatre: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    summary: str
    homes: Table | None
    villages: Table | None
    before: tuple[Text, ...]
    matters: Table
    open_questions: Text
    orders: Table
    draws: tuple[DrawLine, ...]
    is_prepared: bool
    may_command: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One household or village of which the record of a visit asks: its fields, and what it is called."""

    field: str
    label: Text
    under: Text | str
    is_village: bool


@dataclass(frozen=True, slots=True)
class RecordPage:
    """The form on which a visit is recorded."""

    id: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    asked: tuple[Asked, ...]
