"""What the demo tells of a meeting: who came, what was heard and decided, and what became of it."""

from dataclasses import dataclass
from datetime import date, datetime

from huiyin_web.leadership.actions.hold_meeting import MeetingTerms
from huiyin_web.leadership.actions.list_attendance import Attendee

PROVINCE = "630000000000"


@dataclass(frozen=True, slots=True)
class Heard:
    """An item of the agenda in both languages; `document` is the title of what was examined."""

    kind: str
    title: str
    title_en: str
    conclusion: str
    conclusion_en: str
    told_by: str = ""
    document: str = ""
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in both languages.

    Attributes:
        owner, accepter: offices by their Chinese names; the province's own where none is named.
        life: what became of it, as `leading.py` has it.
        proof: what proves it; all marked as made up, or naming the public source.
        rests_on: the title of a document and the number of a clause.
        done: how much was found, where that is not what was promised.
    """

    title: str
    title_en: str
    kind: str
    owner: str
    person: str
    due_on: date
    life: str
    accepter: str = ""
    quantity: int | None = None
    unit: str = ""
    proof: str = "验收材料，存于责任单位（示范）"
    rests_on: tuple[str, str] | None = None
    done: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A whole meeting."""

    at: datetime
    terms: MeetingTerms
    came: tuple[Attendee, ...]
    heard: tuple[Heard, ...]
    decided: tuple[Decided, ...]
