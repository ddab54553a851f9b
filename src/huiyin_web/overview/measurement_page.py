"""All that the measurement page gets, and what its files are made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.figures.figure import Figure
from huiyin.kernel.text import Text
from huiyin_web.core.charts import Live
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen: `depth` is how far a place lies below the first of the list."""

    value: str
    label: Text
    chosen: bool
    depth: int = 0

    @property
    def indented(self) -> Text:
        """The label, moved to the right by its depth."""
        return Text(f"{'　' * self.depth}{self.label.en}", f"{'　' * self.depth}{self.label.zh}")


@dataclass(frozen=True, slots=True)
class LineChoice:
    """The line that is chosen: the statutory line of each year, or one for all of them.

    Attributes:
        own: whether it is one for all.
        value: what stands in the field: that line, else the statutory line of the latest year chosen.
        low, high, step: the ends of the slider and how far it moves, in yuan a year.
    """

    own: bool
    value: int
    low: int
    high: int
    step: int


@dataclass(frozen=True, slots=True)
class Choices:
    """All that is chosen and can be; `line` is none for whoever may not choose one."""

    years: tuple[Choice, ...]
    places: tuple[Choice, ...]
    statistics: Mapping[Text, tuple[Choice, ...]]
    line: LineChoice | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart that is drawn when it is asked for: `key` names it in the address, `note` says how to read it."""

    key: str
    figure: Figure
    note: Text | None = None

    @property
    def caption(self) -> Text:
        """How to read it, and whose the map is."""
        return Text.join([one for one in (self.note, self.figure.attribution) if one], " ", "")


@dataclass(frozen=True, slots=True)
class MeasurementPage(Live):
    """A statistic of a place and the places below it.

    Attributes:
        title, lead: what is measured, and how much it is.
        crumbs: the way to here.
        choices: what is chosen and can be.
        errors: what is wrong with what was asked; then nothing is measured.
        name: what files are called.
        pictures: the map, the curve, the years, the places with their intervals; those that there are.
        table: the values.
        facts: the definition: what, line, population, source, uncertainty, comparability.
        made_up: whether the people are made up.
        stamp: what all of it was made from; a picture under this name never changes.
        empty: why there is nothing, where that is so.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    choices: Choices
    errors: tuple[str, ...] = ()
    name: str = ""
    pictures: tuple[Drawn, ...] = ()
    table: Table | None = None
    facts: tuple[tuple[Text, Text], ...] = ()
    made_up: bool = False
    stamp: str = ""
    empty: Text | None = None
