"""All that the templates of collections get, and what their exports are made from: one frozen dataclass a page."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure, Tone
from huiyin_web.core.parts import Crumb, Tab
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class Told:
    """One reason of a judgement: its words, whether it stands for it, and the source of the number that it uses."""

    words: Text
    tone: Tone
    verdict: Text
    source: Text | None


@dataclass(frozen=True, slots=True)
class Todo:
    """What villages have to do about a collection: how it stands with them, and the steps, in order."""

    stands: Text
    tone: Tone
    steps: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class CollectionsPage:
    """The register of collections.

    Attributes:
        title, lead: what it is.
        crumbs: the way to it.
        tabs: the register and the burden meter.
        collections: the collections in reach, the latest first.
        proposing: for each kind of file the address at which a collection of it is proposed; none for who may not.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    tabs: tuple[Tab, ...]
    collections: Table
    proposing: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class ProposePage:
    """The form by which a collection is proposed, with its price once it was asked for.

    Attributes:
        title, lead: what it is, and by which rule only these fields can be asked.
        crumbs: the way to it.
        tabs: the kinds of file.
        reasons: what the library says; none before the price was asked for.
        price: what it costs.
        known: of each field what the register knows.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    tabs: tuple[Tab, ...]
    reasons: tuple[Told, ...] = ()
    price: tuple[Figure, ...] = ()
    known: Table | None = None


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """One collection.

    Attributes:
        number: which it is.
        title, lead: what it is, who asks whom until when.
        crumbs: the way to it.
        state, tone: where it stands.
        facts: basis, decision, days, who proposed and who decided it.
        price: what it costs.
        reasons: what the library says of a proposal; none once it is decided.
        known: of each field what the register knows.
        villages: the first villages that have to answer, and whether they have; none before it is admitted.
        may_decide, may_withdraw: what the reader may do.
        places: for which places the reader downloads its form; none where they may not, or it does not run.
        most: the most rows of a form.
        personal: whether the form holds personal data.
        made_up: whether it does, of people who are made up.
        todo: what the reader's villages have to do; none for who does not answer.
    """

    number: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    facts: tuple[tuple[Text, Text | str], ...]
    price: tuple[Figure, ...]
    reasons: tuple[Told, ...]
    known: Table
    villages: Table | None
    may_decide: bool
    may_withdraw: bool
    places: tuple[tuple[str, Text], ...]
    most: int
    personal: bool
    made_up: bool
    todo: Todo | None


@dataclass(frozen=True, slots=True)
class MeterPage:
    """What the villages of a place are asked in a year, month by month, and by whom.

    Attributes:
        title, lead: what it is.
        crumbs: the way down to the place.
        tabs: the register and the burden meter.
        code: the place.
        year, years: the year, and those there are.
        figures: facts asked, minutes, facts asked again.
        places: the places below, or the village, by month.
        offices: who asked.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    tabs: tuple[Tab, ...]
    code: str
    year: int
    years: tuple[int, ...]
    figures: tuple[Figure, ...]
    places: Table
    offices: Table
