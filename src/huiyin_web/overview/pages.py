"""All that the overview's templates get, and what their exports are made from: one frozen dataclass a page."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure
from huiyin_web.core.charts import Chart
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Table
from huiyin_web.core.today import Item


@dataclass(frozen=True, slots=True)
class TodayQueue:
    """One of the three lists, and what to say where it is empty."""

    title: Text
    items: tuple[Item, ...]
    empty: Text
    empty_next: Text


@dataclass(frozen=True, slots=True)
class Look:
    """The way from Today to the figures."""

    title: Text
    words: Text
    action: Text
    url: str


@dataclass(frozen=True, slots=True)
class TodayPage:
    """Where every role lands."""

    title: Text
    lead: Text
    queues: tuple[TodayQueue, ...]
    look: Look | None
    households: Table | None = None  # those given one by one


@dataclass(frozen=True, slots=True)
class Life:
    """A place's life.

    Attributes:
        days: since when and until when its code counts; none where that is not known.
        formerly: the places it came from, by however many steps, the latest first where they follow one another.
        became: the places it became, one after another.
        instead: what stood in its place in the year of the page, where it did not exist then.
    """

    days: Text | None
    formerly: tuple[Crumb, ...]
    became: tuple[Crumb, ...]
    instead: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class SituationPage:
    """How things stand in a place at the end of a year.

    Attributes:
        title, lead: the place and the sentence that says what is going on.
        crumbs: the way to the place.
        life: since when and until when it is valid, what it was and became; none where it has always been there.
        year, years: the year shown, none where that asked for is not frozen, and those there are.
        code: the place.
        figures: the headline.
        picture: the map, where the place has one; `below` stands beside it.
        series: the chart of the years; `history` is its table.
        movements: how the poor of the year before became those of the year; none where they cannot be compared.
        upper: the prefectures of a province; none elsewhere.
        below: the counties of a province or prefecture, else what lies directly beneath.
        place_url: the page of the place itself.
        made_up: whether the people behind the figures are made up.
        snapshot: the hash of the frozen year.
        first_steps: whether nothing is frozen, so that a new installation is told how to begin.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    life: Life | None
    year: int | None
    years: tuple[int, ...]
    code: str
    figures: tuple[Figure, ...]
    picture: Chart | None
    series: Chart | None
    history: Table | None
    movements: Table | None
    upper: Table | None
    below: Table | None
    place_url: str
    made_up: bool
    snapshot: str
    first_steps: bool = False


@dataclass(frozen=True, slots=True)
class PlacePage:
    """One place: its figures, what lies beneath, why people are poor, its statistics; a village's households.

    Attributes:
        title, lead: its name and the sentence that says how it stands.
        crumbs: the way to it.
        life: since when and until when it is valid, what it was and became; none where it has always been there.
        year, years: the year shown and those there are.
        code: its code.
        figures: the headline.
        picture: the map of what lies beneath, where there is one.
        children: what lies beneath; none for a village.
        movements: how the poor of the year before became those of the year; none where they cannot be compared.
        causes: why people are poor.
        history: every frozen year.
        statistics: what was published about it in the year, as it was frozen.
        targets: the place's targets of the year, with their five values; none where nobody set any.
        outlook: what is expected of it, and where all of it is; none where nothing is forecast.
        promises: how the promises are kept that concern it; none for whoever sees no commitments.
        openings, collections: which process is open here today; which collections its villages have to answer.
        list_state: where it stands on the list of poor villages and counties; none where it is not on it.
        facilities, facilities_url: a village's facilities by year; elsewhere, where those of its villages stand.
        gaps: what a village lacks, and which projects close it; none elsewhere or for whoever sees no projects.
        cases: its own cases, such as its exit; none where there is none.
        openable: what this person may open a case of, each with its address.
        households: a village's households now; none elsewhere or without the right to see them.
        pager: where the list of households stands.
        situation_url, transitions_url: the same place as a situation; who stayed poor, left and came here.
        made_up: whether the people are made up.
        snapshot: the hash of the frozen year.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    life: Life | None
    year: int | None
    years: tuple[int, ...]
    code: str
    figures: tuple[Figure, ...]
    picture: Chart | None
    children: Table | None
    movements: Table | None
    causes: Table | None
    history: Table | None
    statistics: Table | None
    targets: tuple[Table, str] | None
    outlook: tuple[Table, str] | None
    promises: tuple[Figure, ...]
    openings: Table
    collections: Table
    list_state: Cell | None
    facilities: Table | None
    facilities_url: str
    gaps: Table | None
    cases: Table | None
    openable: tuple[Crumb, ...]
    households: Table | None
    pager: Pager | None
    situation_url: str
    transitions_url: str
    made_up: bool
    snapshot: str


@dataclass(frozen=True, slots=True)
class BehindPage:
    """The households behind one figure of a place in a frozen year.

    Attributes:
        title, lead: what the figure counts, and how much it is.
        crumbs: the way to it.
        code, indicator, year: which figure it is.
        years: the years that have it.
        definition: what is counted, when.
        source: the snapshot in words.
        households: the households that it counts, names masked.
        expected: how many they are in all.
        pager: where the list stands.
        made_up: whether the people are made up.
        snapshot: the hash of the frozen year.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    code: str
    indicator: str
    year: int
    years: tuple[int, ...]
    definition: Text
    source: Text
    households: Table
    expected: int
    pager: Pager
    made_up: bool
    snapshot: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found.

    Attributes:
        title, lead: what the page is for, or how much was found.
        asked: what was asked; empty where nothing was.
        hint: how a name is to be written.
        places, households: what was found of each kind; none where the kind was not asked for.
        place_pager, household_pager: where each list stands; each is turned by itself.
        may_see_households: whether the reader may look for households.
        made_up: whether the people are made up.
    """

    title: Text
    lead: Text
    asked: str
    hint: Text
    places: Table | None
    place_pager: Pager | None
    households: Table | None
    household_pager: Pager | None
    may_see_households: bool
    made_up: bool
