"""What an assessment gives: for each object every score with its working, ready to be shown, stored and hashed."""

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from huiyin.kernel.text import Text
from huiyin.scoring.scheme import Band


@dataclass(frozen=True, slots=True)
class Reading:
    """A raw figure as it entered a score. `origin` says register or statistics table; `source` names it.

    `key` is its name there, and `years_ago` how many years before the assessed one it describes.
    """

    role: str
    key: str
    years_ago: int
    label: Text
    unit: Text
    number: Decimal
    se: Decimal | None
    origin: Text
    source: Text


@dataclass(frozen=True, slots=True)
class Score:
    """One indicator's points, with all it takes to work them out again.

    `value` has four decimals and `points` two, both rounded half up from the exact value; `target` is the value that
    earns the full mark. A missing item has neither value nor points; `missing` says why.
    """

    indicator: str
    label: Text
    definition: Text
    population: Text
    unit: Text
    figures: tuple[Reading, ...]
    value: Decimal | None
    target: Decimal
    rule: str
    rule_words: Text
    formula: Text
    full_mark: Decimal
    points: Decimal | None
    missing: Text | None


@dataclass(frozen=True, slots=True)
class BlockScore:
    """A block's points out of what could be scored of its full mark (`covered`)."""

    key: str
    label: Text
    full_mark: Decimal
    covered: Decimal
    points: Decimal
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class LimitHit:
    """A limit that keeps the result from any band better than `best`, with the value that ran into it."""

    key: str
    indicator: str
    value: Decimal
    below: Decimal
    best: Band
    words: Text


@dataclass(frozen=True, slots=True)
class Result:
    """One object's assessment.

    `total` is out of 100, rescaled where items are missing (`formula` says how); None where too little could be
    scored. `band_by_points` is the total's band, `band` what the limits leave of it.
    """

    place: str
    total: Decimal | None
    band: Band | None
    band_by_points: Band | None
    covered: Decimal
    formula: Text
    limits: tuple[LimitHit, ...]
    blocks: tuple[BlockScore, ...]

    def score_of(self, indicator: str) -> Score:
        """Give the score of one indicator.

        Raises:
            KeyError: the scheme has no such indicator.
        """
        return {score.indicator: score for block in self.blocks for score in block.scores}[indicator]


@dataclass(frozen=True, slots=True)
class Assessment:
    """The results of all objects, by place code, and the exact scheme that gave them."""

    scheme: str
    version: int
    scheme_hash: str
    results: tuple[Result, ...]

    def result_of(self, place: str) -> Result:
        """Give one object's result.

        Raises:
            KeyError: it was not assessed.
        """
        return {result.place: result for result in self.results}[place]

    def as_dict(self) -> dict[str, Any]:
        """Give everything as plain data for canonical JSON: the same figures give the same bytes.

        Decimals become texts, texts `{"en", "zh"}`.
        """
        plain: dict[str, Any] = _plain(self)
        return plain


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
