"""The lists of other departments, one of them, the flags that they raise, and one of those."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class FlagsPage:
    """What is to be asked within somebody's reach.

    Attributes:
        title, lead: what the page is.
        crumbs: the way to it.
        tabs: open, each decision, gone.
        choices: what the filters offer: value and words, by the field's name; of lists none where none is chosen.
        chosen: what is chosen of each.
        state: which tab is shown, so that the filter keeps it.
        table: one turn of the list.
        pager: where it stands.
        lists_url: where lists are sent and compared; empty for whoever may not.
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
    lists_url: str


@dataclass(frozen=True, slots=True)
class FlagPage:
    """One question, both sides of it, and what was decided.

    Attributes:
        title: the kind of list, and whether it has the person.
        lead: the question.
        crumbs: the way to it.
        state, tone: where it stands, as a tag.
        facts: of whom, matched how, by which list, and why it is compared.
        listed: what the list says, a row of it at a time; empty where it says nothing more than `list_says`.
        list_says: the same in a line.
        registered: what the register says; empty where it says nothing more than `register_says`.
        register_says: the same in a line.
        answer: what was decided, by whom, when; empty where nobody has.
        seen, facts_key: the decision that stands on the page, and the key of what the list says there.
        may_decide: whether this person may decide now.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    listed: tuple[tuple[tuple[Text, Text], ...], ...]
    list_says: Text
    registered: tuple[tuple[Text, Text], ...]
    register_says: Text
    answer: tuple[tuple[Text, Text | str], ...]
    seen: str
    facts_key: str
    may_decide: bool


@dataclass(frozen=True, slots=True)
class ListsPage:
    """The lists so far, and what of each kind came.

    Attributes:
        title, lead: what the page is.
        crumbs: the way to it.
        kinds: each kind of list with its headings, its open flags, and how often it was right.
        lists: the lists in reach, the latest first.
        most_bytes, too_big, limits: how large a file may be, in words as well.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    kinds: Table
    lists: Table
    most_bytes: int
    too_big: Text


@dataclass(frozen=True, slots=True)
class ListPage:
    """One list.

    Attributes:
        title, lead: what it is, and how its rows were matched.
        crumbs: the way to it.
        number: its number.
        state, tone: where it stands, as a tag.
        facts: whose it is, of which place and day, by whom, and how many rows became what.
        refusal: why the file could not be read; none where it could.
        problems: the first cells that could not be read, each with how to mend it.
        flags_url: its flags; empty before it is compared.
        may_withdraw: whether it can be withdrawn now.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    number: int
    state: Text
    tone: Tone
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    refusal: Text | None
    problems: Table
    flags_url: str
    may_withdraw: bool
