"""All that the templates of forecasts get, and what their exports are made from: one frozen dataclass a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure
from huiyin_web.core.charts import Chart
from huiyin_web.core.parts import Crumb, Tab
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class ForecastsPage:
    """The forecasts that were made.

    Attributes:
        title, lead: what they are.
        forecasts: each with its seed, the hash of its inputs and its version.
        place_url: the outlook of the reader's own place; empty where there is none.
        makes: the year from whose end on the reader may have one made; none for whoever makes none.
        refused: why nothing can be forecast from the last frozen year on; none where it can.
    """

    title: Text
    lead: Text
    forecasts: Table
    place_url: str
    makes: int | None
    refused: Text | None


@dataclass(frozen=True, slots=True)
class OutlookPage:
    """The outlook of a place.

    Attributes:
        title, lead: which place, and as of when.
        crumbs: the way to it.
        code: the place.
        base: the year from whose end on it looks; none where nothing is forecast.
        forecast: the id of the forecast, for a question.
        bases: the forecasts in force, by the year from whose end on they look.
        figures: the headline.
        pictures: the poor, and who has left beside the path.
        targets: the outlook of the place's targets.
        reasons: why, target by target.
        years: what is expected at the end of each year, with the answer beside it.
        learnt: who moved in the years it learnt from.
        children: the places beneath, the worst outlook first; none for a village.
        what_if: the question whose answer is shown; none where nothing is asked.
        unanswered: what is asked and was not answered yet.
        too_small: that questions are not answered for places so small; none elsewhere.
        may_ask: whether the reader asks.
        known: what the form begins with.
        provenance: seed, walks, hash of the inputs, version, and flows that no year could show.
        outdated: that another forecast took its place, or that its next year has ended and is not frozen.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    code: str
    base: int | None
    forecast: int
    bases: tuple[Tab, ...]
    figures: tuple[Figure, ...]
    pictures: tuple[Chart, ...]
    targets: Table | None
    reasons: tuple[tuple[Text, Text], ...]
    years: Table | None
    learnt: Table | None
    children: Table | None
    what_if: Text | None
    unanswered: Text | None
    too_small: Text | None
    may_ask: bool
    known: Mapping[str, str]
    provenance: tuple[tuple[Text, Text | str | Crumb], ...]
    outdated: Text | None


@dataclass(frozen=True, slots=True)
class WalksPage:
    """All walks of a place in a year.

    Attributes:
        title, lead: which place and year.
        crumbs: the way to it.
        walks: below which number so many of the walks ended.
        learnt: who moved in the years it learnt from.
        provenance: what the forecast was made from.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    walks: Table
    learnt: Table
    provenance: tuple[tuple[Text, Text | str | Crumb], ...]


@dataclass(frozen=True, slots=True)
class BackTestPage:
    """How often the intervals held what came.

    Attributes:
        title, lead: what it is.
        crumbs: the way to it.
        checks: by forecast, year, level and measure; each opens to the places outside.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    checks: Table


@dataclass(frozen=True, slots=True)
class OutsidePage:
    """The places of a level whose interval did not hold what came.

    Attributes:
        title, lead: which forecast, year, level and measure.
        crumbs: the way to it.
        places: those in reach, the farthest outside first.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    places: Table


@dataclass(frozen=True, slots=True)
class MethodPage:
    """How forecasts are made, in plain words.

    Attributes:
        title, lead: what it is.
        crumbs: the way to it.
        parts: headings with their sentences.
        words: the words of an outlook, and when each is said.
        parameters: the numbers of policy that are used, with their sources.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    parts: tuple[tuple[Text, tuple[Text, ...]], ...]
    words: Table
    parameters: Table
