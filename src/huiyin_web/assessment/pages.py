"""All that the assessment's templates get, and what their exports are made from."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.kernel.text import Text


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One run in the list."""

    id: int
    year: int
    scheme: str
    label: Text
    run: int
    at: datetime
    by: str
    result_hash: str


@dataclass(frozen=True, slots=True)
class RoundsPage:
    """The runs there are; `schemes` may be run by whoever may assess."""

    rounds: tuple[RoundRow, ...]
    schemes: tuple["SchemeChoice", ...]
    may_assess: bool


@dataclass(frozen=True, slots=True)
class SchemeChoice:
    """A scheme that can be run."""

    key: str
    year: int
    label: Text


@dataclass(frozen=True, slots=True)
class BlockCell:
    """One block's points in the table."""

    key: str
    label: Text
    points: str
    full_mark: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One assessed place in the table."""

    place_code: str
    name: Text
    total: str | None
    band: str | None
    band_label: Text | None
    limits: tuple[Text, ...]
    blocks: tuple[BlockCell, ...]


@dataclass(frozen=True, slots=True)
class RoundPage:
    """The table of a run: the places somebody may see, by band and then by name; no bare ordinals."""

    round: RoundRow
    blocks: tuple[BlockCell, ...]
    rows: tuple[ResultRow, ...]
    assessed: int
    assumption: Text | None
    snapshots: tuple["SnapshotLink", ...]


@dataclass(frozen=True, slots=True)
class SnapshotLink:
    """A frozen year that the result rests on."""

    year: str
    version: int
    hash: str


@dataclass(frozen=True, slots=True)
class RawFigure:
    """A number that entered a score; `from_register` says that it opens down to the households behind it."""

    role: str
    label: Text
    unit: Text
    number: str
    origin: Text
    source: Text
    from_register: bool


@dataclass(frozen=True, slots=True)
class ScoreView:
    """One indicator's points with their working."""

    indicator: str
    label: Text
    definition: Text
    population: Text
    unit: Text
    value: str | None
    target: str
    full_mark: str
    points: str | None
    rule_words: Text
    formula: Text
    missing: Text | None
    figures: tuple[RawFigure, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block with its scores."""

    label: Text
    points: str
    full_mark: str
    scores: tuple[ScoreView, ...]


@dataclass(frozen=True, slots=True)
class ScorecardPage:
    """One assessed place: total, band, limits, and every score."""

    round: RoundRow
    row: ResultRow
    formula: Text
    blocks: tuple[BlockView, ...]
    assumption: Text | None


@dataclass(frozen=True, slots=True)
class WorkingPage:
    """The working of one score."""

    round: RoundRow
    row: ResultRow
    block: Text
    score: ScoreView
    assumption: Text | None
