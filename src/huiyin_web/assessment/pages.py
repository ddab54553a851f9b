"""All that the assessment's templates get, and what their exports are made from."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.charts import Chart
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table

Facts = tuple[tuple[Text, Text | str], ...]


@dataclass(frozen=True, slots=True)
class SchemeChoice:
    """A scheme that can be run; its year is its own."""

    key: str
    year: int
    label: Text


@dataclass(frozen=True, slots=True)
class RoundsPage:
    """The runs there are, newest first; `schemes` are offered to whoever may assess."""

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    rounds: Table
    schemes: tuple[SchemeChoice, ...]


@dataclass(frozen=True, slots=True)
class RoundPage:
    """The table of a run: the results that the reader may see, by band and then by code; no bare ordinals.

    `picture` draws their totals, none where nothing was scored; `rests_on` names scheme, snapshots and hashes;
    `assumption` what the scheme assumes.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    results: Table
    picture: Chart | None
    assumption: Text | None
    rests_on: Facts


@dataclass(frozen=True, slots=True)
class ScorecardPage:
    """One assessed place: every indicator with its points; `formula` is how the total comes about."""

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    scores: Table
    formula: Text
    assumption: Text | None


@dataclass(frozen=True, slots=True)
class WorkingPage:
    """The working of one score: formula, definition, and each raw number with its source and its evidence."""

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    formula: Text
    facts: Facts
    numbers: Table
