"""What the pages of notices and objections get: for the office, for the wall and for everybody."""

from dataclasses import dataclass
from datetime import date

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table
from huiyin_web.papers.pages import Printed


@dataclass(frozen=True, slots=True)
class NoticePage:
    """A notice as it hangs: for the wall, printed, and for its public page.

    Attributes:
        id: its number.
        token: the part of its public address that nobody guesses.
        title: what it is about.
        printed: the paper, in every language of the village.
        lines: number and values of each.
        is_over: whether it is over or taken down; then its public page has no lines.
        over: that it is for the file only; none while it hangs, or where it was taken down.
        taken_down: that it was taken down; none where it was not.
        fewer: how many lines were taken off it; none where all hang.
        taken_off: those lines with their cases, for the office.
        hash: of its lines, so that anybody can show what hung.
    """

    id: int
    token: str
    title: Text
    printed: Printed
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    is_over: bool
    over: Text | None
    taken_down: Text | None
    fewer: Text | None
    taken_off: tuple[Crumb, ...]
    hash: str


@dataclass(frozen=True, slots=True)
class ObjectionsPage:
    """The objections in reach, the soonest due first."""

    title: Text
    lead: Text
    tabs: tuple[Tab, ...]
    objections: Table
    pager: Pager


@dataclass(frozen=True, slots=True)
class Answer:
    """What an objection was answered, or a review decided.

    Attributes:
        heading: which of both it is, and its outcome.
        said: its words; empty where they are not read.
        on, by: when and by whom; empty where it was not kept.
    """

    heading: Text
    said: Text | str
    on: date | None
    by: Text | str


@dataclass(frozen=True, slots=True)
class ObjectionPage:
    """One objection.

    Attributes:
        id: its number.
        title, lead: to what, and where it stands.
        tone, state: its state as a tag.
        crumbs: the way to it.
        facts: when, how and by whom it came.
        is_read: whether the reader reads its words: who triages, answers or reviews.
        text: what is objected; empty where it is not read.
        answers: the answer, and that of a review.
        review_reason: why a review was asked for.
        may_triage, may_answer, may_review: what the reader does next.
        alike: further objections of the notice that wait for the same, with what each says.
    """

    id: int
    title: Text
    lead: Text
    tone: Tone
    state: Text
    crumbs: tuple[Crumb, ...]
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    is_read: bool
    text: str
    answers: tuple[Answer, ...]
    review_reason: str
    may_triage: bool
    may_answer: bool
    may_review: bool
    alike: tuple[tuple[int, Text], ...]


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """What whoever filed an objection sees by the code of the receipt: no name of anybody.

    Attributes:
        code: the receipt's code.
        title, lead: what it is, where the objection stands and what comes next.
        facts: the days.
        answers: the answer, and that of a review, each by its office.
        may_ask_review: whether a review can be asked for.
    """

    code: str
    title: Text
    lead: Text
    facts: tuple[tuple[Text, Text | str], ...]
    answers: tuple[Answer, ...]
    may_ask_review: bool
