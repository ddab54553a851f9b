"""Scoring: a scheme and figures in, points with their working out. Exact until the last step, pure throughout."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from huiyin.kernel.places import level_of
from huiyin.kernel.text import Text
from huiyin.scoring.assessment import Assessment, BlockScore, LimitHit, Result, Score
from huiyin.scoring.errors import AssessedError, FigureError
from huiyin.scoring.figure import Figure, Figures
from huiyin.scoring.measuring import Measured, measure
from huiyin.scoring.rounding import equals, rounded_points, rounded_value, shown, shown_with
from huiyin.scoring.scheme import FULL_MARK, Band, Block, Limit, Scheme

_FORMULA = Text("{value}; {points}.", "{value}；{points}。")
_TOTAL = Text("Total = {calculation} {equals} {total}", "总分 = {calculation} {equals} {total}")
_RESCALED = Text(
    "Total = ({calculation}) × {whole} ÷ {covered} {equals} {total}: missing items left out, the rest rescaled",
    "总分 = ({calculation}) × {whole} ÷ {covered} {equals} {total}：缺项不计，其余得分按比例折算",
)
_NO_TOTAL = Text(
    "No total: only {covered} of {whole} points could be scored; at least {least} are needed.",
    "不计总分：可计分值仅 {covered} 分（满分 {whole} 分），至少须达到 {least} 分。",
)
_LIMIT = Text(
    "{label}: {value} is below {below}, so the band can be no better than '{best}'.",
    "{label}：{value}，低于 {below}，等次最高为“{best}”。",
)
_NO_INDICATOR = Text("the scheme has no such indicator; it has: {keys}.", "考核方案中没有该指标，现有：{keys}。")


@dataclass(frozen=True, slots=True)
class _Judged:
    """A score with its exact points, and how much of the full mark it covers: nothing for a missing item."""

    score: Score
    points: Fraction
    covered: Fraction


def score(scheme: Scheme, figures: Figures) -> Assessment:
    """Assess every object that figures are given for.

    Items without figures, or without a task, are left out and the total rescaled to 100; points and total are
    rounded half up to two decimals, once, at the end; the band goes by the total as printed.

    Args:
        scheme: what to assess by.
        figures: raw figures by place code, indicator key and role, in the units of the scheme's inputs.

    Raises:
        PlaceCodeError: a place code is none.
        AssessedError: a place is not of the level that the scheme assesses.
        FigureError: a figure is not the scheme's, or can't be.
    """
    measured = {place: _measure_all(scheme, place, figures[place]) for place in sorted(figures)}
    results = tuple(_result(scheme, place, found) for place, found in measured.items())
    return Assessment(scheme.key, scheme.version, scheme.hash, results)


def _measure_all(scheme: Scheme, place: str, given: Mapping[str, Mapping[str, Figure]]) -> dict[str, Measured]:
    level = level_of(place)
    if level is not scheme.level:
        raise AssessedError(scheme=scheme.key, level=scheme.level.label, place=place, found=level.label)
    known = [indicator.key for indicator in scheme.indicators()]
    for key in given:
        if key not in known:
            raise FigureError(place=place, indicator=key, problem=_NO_INDICATOR.fill(keys=", ".join(known)))
    return {indicator.key: measure(indicator, place, given.get(indicator.key, {})) for indicator in scheme.indicators()}


def _result(scheme: Scheme, place: str, measured: Mapping[str, Measured]) -> Result:
    judged = {key: _judge(found) for key, found in measured.items()}
    total, formula = _total(scheme, judged.values())
    limits = _limits(scheme, measured)
    by_points = None if total is None else next(band for band in scheme.bands if total >= band.least)
    return Result(
        place=place,
        total=total,
        band=None if by_points is None else _capped(by_points, limits),
        band_by_points=by_points,
        covered=_covered(judged.values()),
        formula=formula,
        limits=limits,
        blocks=tuple(
            _block(block, [judged[indicator.key] for indicator in block.indicators]) for block in scheme.blocks
        ),
    )


def _judge(found: Measured) -> _Judged:
    indicator = found.indicator
    judgement = None if found.value is None else indicator.rule.judge(found.value, indicator.weight)
    score = Score(
        indicator=indicator.key,
        label=indicator.label,
        definition=indicator.definition,
        population=indicator.population,
        unit=indicator.unit,
        figures=found.readings,
        value=None if found.value is None else rounded_value(found.value),
        target=rounded_value(indicator.rule.full_at),
        rule=indicator.rule.kind,
        rule_words=indicator.rule.words(indicator.unit),
        formula=found.working if judgement is None else _FORMULA.fill(value=found.working, points=judgement.working),
        full_mark=rounded_value(indicator.weight),
        points=None if judgement is None else rounded_points(judgement.points),
        missing=found.working if judgement is None else None,
    )
    if judgement is None:
        return _Judged(score, points=Fraction(0), covered=Fraction(0))
    return _Judged(score, judgement.points, indicator.weight)


def _block(block: Block, judged: Sequence[_Judged]) -> BlockScore:
    return BlockScore(
        key=block.key,
        label=block.label,
        full_mark=rounded_value(block.weight),
        covered=_covered(judged),
        points=rounded_points(sum((item.points for item in judged), Fraction(0))),
        scores=tuple(item.score for item in judged),
    )


def _total(scheme: Scheme, judged: Collection[_Judged]) -> tuple[Decimal | None, Text]:
    covered = sum((item.covered for item in judged), Fraction(0))
    whole = shown(FULL_MARK)
    if covered < scheme.least_covered:
        return None, _NO_TOTAL.fill(covered=shown(covered), whole=whole, least=shown(scheme.least_covered))
    printed = [item.score.points for item in judged if item.score.points is not None]
    total = rounded_points(sum((item.points for item in judged), Fraction(0)) * FULL_MARK / covered)
    template = _TOTAL if covered == FULL_MARK else _RESCALED
    return total, template.fill(
        calculation=" + ".join(str(points) for points in printed),
        whole=whole,
        covered=shown(covered),
        equals=equals(Fraction(sum(printed)) * FULL_MARK / covered, total),
        total=total,
    )


def _covered(judged: Iterable[_Judged]) -> Decimal:
    return rounded_value(sum((item.covered for item in judged), Fraction(0)))


def _limits(scheme: Scheme, measured: Mapping[str, Measured]) -> tuple[LimitHit, ...]:
    bands = {band.key: band for band in scheme.bands}
    hits = []
    for limit in scheme.limits:
        found = measured[limit.indicator]
        if found.value is not None and found.value < limit.below:
            hits.append(_hit(limit, found.value, found.indicator.unit, bands[limit.best]))
    return tuple(hits)


def _hit(limit: Limit, value: Fraction, unit: Text, best: Band) -> LimitHit:
    words = _LIMIT.fill(
        label=limit.label,
        value=shown_with(value, unit),
        below=shown_with(limit.below, unit),
        best=best.label,
    )
    return LimitHit(limit.key, limit.indicator, rounded_value(value), limit.below, best, words)


def _capped(by_points: Band, limits: Iterable[LimitHit]) -> Band:
    return min((by_points, *(hit.best for hit in limits)), key=lambda band: band.least)
