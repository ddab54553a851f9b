"""The pages of rounds, units, pairings, teams and helpers: figures and tables, or one form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class Board:
    """A page of figures and tables.

    Attributes:
        title, lead: what it is, and how it stands.
        crumbs: the way to it.
        links: what the reader can go on to do.
        tabs: views of the same thing.
        figures: the headline.
        tables: its tables by the key under which each is taken as a file.
        pager: where the first table stands, where it is turned.
        filters: what is asked, as a form keeps it.
        here: its own address, to which the filter is sent.
        made_up: whether the people and units are made up.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    tables: Mapping[str, Table]
    here: str
    links: tuple[Crumb, ...] = ()
    tabs: tuple[Tab, ...] = ()
    figures: tuple[Figure, ...] = ()
    pager: Pager | None = None
    filters: Mapping[str, str] = field(default_factory=dict)
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class AskPage:
    """A page with one form.

    Attributes:
        title, lead: what is done by it, and its rule.
        crumbs: the way to it.
        facts: what is known of what it is done to.
        button: the word of its button.
        back: where it leads if nothing is done.
        known: what the form begins with.
        offered: words to choose from as one types: organisations by name.
        warns: whether the button does what is hard to take back.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    button: Text
    back: str
    facts: tuple[tuple[Text, Text | str], ...] = ()
    known: dict[str, Any] = field(default_factory=dict)
    offered: tuple[str, ...] = ()
    warns: bool = False
