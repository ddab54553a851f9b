"""The list of suspects, one of them, and the rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class SuspectsPage:
    """What is to be asked within somebody's reach.

    Attributes:
        title, lead: what the page is, and how much is to be asked.
        crumbs: the way to it.
        tabs: open, each outcome, gone.
        choices: what the filters offer: value and words, by the field's name.
        chosen: what is chosen of each.
        state: which tab is shown, so that the filter keeps it.
        table: one turn of the list.
        pager: where it stands.
        rules_url: the page of the rules.
        may_check: whether this person may have the register checked now.
        checked: when it was last checked; none where it never was.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    tabs: tuple[Tab, ...]
    choices: Mapping[str, tuple[tuple[str, Text], ...]]
    chosen: Mapping[str, str]
    state: str
    table: Table
    pager: Pager
    rules_url: str
    may_check: bool
    checked: Text


@dataclass(frozen=True, slots=True)
class SuspectPage:
    """One question, whom it is asked of, and its answer.

    Attributes:
        title: what it is about, in a few words.
        lead: the question.
        crumbs: the way to it.
        state, tone: where it stands, as a tag.
        facts: of whom, since when, by which rule and threshold.
        answer: what was found, by whom, when; empty where nobody has answered.
        mend: where the entry is corrected, where it is to be and this person may; else empty.
        seen: the outcome that stands on the page.
        may_record: whether this person may record one.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    answer: tuple[tuple[Text, Text | str], ...]
    mend: str
    seen: str
    may_record: bool


@dataclass(frozen=True, slots=True)
class RulesPage:
    """Every rule with what it asks, its thresholds, how many are open, and how often asking mended an entry."""

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    table: Table
