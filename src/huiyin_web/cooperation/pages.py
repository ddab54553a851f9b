"""All that the templates of cooperation get, and what their exports are made from: one frozen dataclass a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.followup.cooperation import Step, Told
from huiyin.kernel.text import Text
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Table
from huiyin_web.evidence.pages import Attached

Offered = tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class PairsPage:
    """All pairs in a year.

    Attributes:
        title, lead: what it is, of which year.
        year, years: the year shown, and those there are.
        sums: what all pairs planned, reported and did, by item.
        pairs: one turn of the list.
        pager: where it stands.
        sign_url: where an agreement is recorded; empty for who may not.
    """

    title: Text
    lead: Text
    year: int
    years: tuple[int, ...]
    sums: Table
    pairs: Table
    pager: Pager
    sign_url: str


@dataclass(frozen=True, slots=True)
class PairPage:
    """One pair in a year.

    Attributes:
        id, year, title, lead: which.
        crumbs, years: the way to it, and its other years.
        facts: the agreement.
        items: planned, reported, counted, by aspect and item.
        entries: what was done, the latest first.
        files: the files that prove it.
        steps: what the reader can do.
        seen: how much was done to it.
        known: what stands there by item.
        waiting: entries that the reader can confirm, by id.
        standing: entries that the reader can refuse, by id.
        jobs: entries of jobs whose households can be named, by id.
    """

    id: int
    year: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    years: tuple[int, ...]
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    items: Table
    entries: Table
    files: Attached
    steps: tuple[Step, ...]
    seen: int
    known: Mapping[str, Told]
    waiting: Offered
    standing: Offered
    jobs: Offered


@dataclass(frozen=True, slots=True)
class SignPage:
    """The form by which an agreement is recorded.

    Attributes:
        title, lead: what it is.
        crumbs: the way to it.
        known: what the form begins with.
        partners, counties: what can be chosen, by key.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    known: Mapping[str, object]
    partners: Offered
    counties: Offered
