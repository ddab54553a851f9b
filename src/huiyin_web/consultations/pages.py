"""All that the templates of consultations get: one frozen dataclass a page; what is tables alone is a `Board`."""

from dataclasses import dataclass
from datetime import date

from huiyin.followup.consultations import Act
from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class Known:
    """Something that is known of a place before anybody asks: what it needs, by which source.

    Attributes:
        key: by which it is told apart, such as `gap.road`.
        kind: what a promise that answers it is about.
        title: the need in one sentence.
        source: which register says so, of when.
        quantity, counted_in: how much, where that is known.
        answer: what answers it already: a project or a need; none while nothing does.
    """

    key: str
    kind: str
    title: Text
    source: Text
    quantity: int | None = None
    counted_in: str = ""
    answer: Crumb | None = None


@dataclass(frozen=True, slots=True)
class RaisePage:
    """What a place needs, as far as it is known, and the form that raises it.

    Attributes:
        consultation, place_code: where it is sent.
        title, lead: of which place; until when.
        crumbs: the way to it.
        table: what is known, with what answers it.
        open: what is known and not answered: the form begins with it.
        units: those that are paired with the place, by number.
        may_raise: whether needs are still raised.
    """

    consultation: int
    place_code: str
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    table: Table
    open: tuple[Known, ...]
    units: tuple[tuple[str, Text], ...]
    may_raise: bool


@dataclass(frozen=True, slots=True)
class NeedLine:
    """Something that was done to a need: what, when, by whom of which office, and what came with it."""

    what: Text
    on: date
    by: Text | str
    office: Text
    said: Text


@dataclass(frozen=True, slots=True)
class NeedPage:
    """One need.

    Attributes:
        id: its id.
        title, lead: what is needed; whom it waits for, or what became of it.
        crumbs: the way to it.
        state, tone: where it stands.
        facts: place, unit, how much, since when.
        what: the need in more words.
        answer: what the unit promises, or why it can't.
        open: what the reader can do to it.
        seen: how much was done to it.
        counted: whether an answer says how much.
        known: what an answer begins with.
        history: what was done to it, the latest first.
    """

    id: int
    title: str
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    what: str
    answer: tuple[tuple[Text, Text | str | Crumb], ...]
    open: tuple[Act, ...]
    seen: int
    counted: bool
    known: dict[str, object]
    history: tuple[NeedLine, ...]
