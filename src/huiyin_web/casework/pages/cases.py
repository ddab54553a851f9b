"""What the pages of cases get: the list, and one of them."""

from dataclasses import dataclass
from datetime import date

from huiyin.kernel.text import Text
from huiyin.records.fields import Field
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table
from huiyin_web.evidence.pages import Attached


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
        draft: that an application is begun and not handed in, if one is.
    """

    title: Text
    lead: Text
    tabs: tuple[Tab, ...]
    stages: Table
    cases: Table
    pager: Pager
    may_apply: bool
    draft: Text | None


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
        may: whether the reader's office takes it.
        barred: why the reader has to leave it to somebody else of it; nothing where not.
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
    barred: tuple[Text, ...]
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
        day: the day that a step's form begins with: today, or that of the last step where that is later.
        last_on: the day of the last step.
        about: the household or the applicant, masked; or the place, with its share and what is missing.
        is_place: whether it is a place's case.
        way: every state of the process with whether the case has been there.
        done: what was done, the latest first.
        next: what leads on.
        asked_since: what came into force while the case was open, and what to do about it.
        beside: what was verified beside what the register holds, where they differ; none where nothing was verified.
        behind: the states that it can go back to, for whoever may send it back.
        may_close: whether the reader may close it.
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
    last_on: date
    about: tuple[tuple[Text, Text | Crumb], ...]
    is_place: bool
    way: tuple[tuple[Text, Tone, bool], ...]
    done: tuple[DoneStep, ...]
    next: tuple[NextStep, ...]
    asked_since: tuple[Text, ...]
    beside: Table | None
    behind: tuple[tuple[str, Text], ...]
    may_close: bool
    papers: tuple[Crumb, ...]
    notices: Table
    objections: Table
    may_object: bool


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
