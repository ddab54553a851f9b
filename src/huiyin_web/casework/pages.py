"""All that casework's templates get, and what their exports are made from: one frozen dataclass a page."""

from dataclasses import dataclass
from datetime import date

from huiyin.kernel.text import Text
from huiyin.records.fields import Field
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table
from huiyin_web.evidence.pages import Attached
from huiyin_web.papers.pages import Printed


@dataclass(frozen=True, slots=True)
class CasesPage:
    """The cases in reach: how many stand where, and one turn of them.

    Attributes:
        title, lead: what it is.
        tabs: the processes, each with its open cases.
        stages: the states of the process, with who is to act and how many wait.
        cases: the cases, the longest waiting first.
        pager: where the list stands.
        may_apply: whether somebody takes applications.
    """

    title: Text
    lead: Text
    tabs: tuple[Tab, ...]
    stages: Table
    cases: Table
    pager: Pager
    may_apply: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One reason of a decision: its words, its tone, the number of policy it used."""

    words: Text
    tone: Tone
    source: Text | None


@dataclass(frozen=True, slots=True)
class DoneStep:
    """Something that was done to a case.

    Attributes:
        label: the step, or that it went back or was closed.
        on, by: when and by whom.
        evidence: what was given, personal values masked.
        reasons: why it was let through.
        reason: why it went back or was closed.
        attached: its files.
    """

    label: Text
    on: date
    by: Text | str
    evidence: tuple[tuple[Text, Text], ...]
    reasons: tuple[Said, ...]
    reason: str
    attached: Attached


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step that leads on.

    Attributes:
        key, label: which it is.
        office: whose it is.
        may: whether the reader takes it.
        due: the day by which it is due; none where the process sets none.
        fields: the evidence it asks for.
        known: what is known of it already, as a form writes it.
        hangs: for how many days a notice hangs by it; none where it hangs none.
        companions, companion_ids: further cases of the village that wait for the same notice, and their numbers.
    """

    key: str
    label: Text
    office: Text
    may: bool
    due: date | None
    fields: tuple[Field, ...]
    known: dict[str, str]
    hangs: int | None
    companions: tuple[Crumb, ...]
    companion_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case.

    Attributes:
        id: its number.
        title, lead: whom it is about and where it stands.
        tone, state: its state as a tag.
        crumbs: the way to it.
        steps_taken: how many steps it had when the page was made.
        day: the day that a step's form begins with.
        about: the household or the applicant, masked; or the place, with its share and what is missing.
        is_place: whether it is a place's case.
        way: every state of the process with whether the case has been there.
        done: what was done, the latest first.
        next: what leads on.
        asked_since: what came into force while the case was open, and what to do about it.
        behind: the states that it can go back to, for whoever may send it back.
        may_leave: whether the reader may send it back or close it.
        papers: the papers that its steps want, each with its address.
        notices, objections: their lists.
        may_object: whether the reader may file an objection that somebody told them.
    """

    id: int
    title: Text
    lead: Text
    tone: Tone
    state: Text
    crumbs: tuple[Crumb, ...]
    steps_taken: int
    day: date
    about: tuple[tuple[Text, Text | Crumb], ...]
    is_place: bool
    way: tuple[tuple[Text, Tone, bool], ...]
    done: tuple[DoneStep, ...]
    next: tuple[NextStep, ...]
    asked_since: tuple[Text, ...]
    behind: tuple[tuple[str, Text], ...]
    may_leave: bool
    papers: tuple[Crumb, ...]
    notices: Table
    objections: Table
    may_object: bool


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
        taken_down: that it was taken down; none where it was not.
        fewer: how many lines were taken off it; none where all hang.
        hash: of its lines, so that anybody can show what hung.
    """

    id: int
    token: str
    title: Text
    printed: Printed
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    is_over: bool
    taken_down: Text | None
    fewer: Text | None
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
class ObjectionPage:
    """One objection.

    Attributes:
        id: its number.
        title, lead: to what, and where it stands.
        tone, state: its state as a tag.
        crumbs: the way to it.
        facts: when, how and by whom it came.
        text: what is objected.
        answer: the answer that stands, with its outcome.
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
    text: str
    outcome: Text | None
    answer: str
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
        outcome, answer: the answer that stands, or is under review.
        may_ask_review: whether a review can be asked for.
    """

    code: str
    title: Text
    lead: Text
    facts: tuple[tuple[Text, Text | str], ...]
    outcome: Text | None
    answer: str
    may_ask_review: bool


@dataclass(frozen=True, slots=True)
class ExitsPage:
    """Whom the plan and the criteria part: neither list gates anybody's exit.

    Attributes:
        title, lead: what it is.
        crumbs: the way to it.
        unplanned: those who qualify by the register and are not planned.
        unqualified: those who are planned and do not qualify, with what is missing.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    unplanned: Table
    unqualified: Table


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
