"""Whether the parts of a target make the whole: the gap, and what is wrong, by what kind of value it is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from huiyin.kernel.places import parent_of
from huiyin.kernel.text import Text
from huiyin.planning.targets.target import Better, Kind, Target

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Reconciled:
    """How a target and its parts stand to each other.

    Attributes:
        made: what the parts make together, with the reserve; none where parts of this kind make nothing together, or a
            base lacks.
        gap: how much the parts promise less than the whole asks, below zero where they promise more; none with `made`.
        reserve: what the whole keeps back and hands to nobody.
        problems: what is wrong, each in a sentence; none where all is well.
        questions: what may be so where somebody says why: a part of what doesn't add up, worse than the whole.
    """

    made: Decimal | None
    gap: Decimal | None
    reserve: Decimal
    problems: tuple[Text, ...]
    questions: tuple[Text, ...] = ()


def reconcile(whole: Target, parts: Sequence[Target], reserve: Decimal = _NOTHING) -> Reconciled:
    """Compare a target with its parts: those of the places right below it.

    What is counted, and a number to be brought down, adds up. A share is the mean of the parts weighted with their
    bases, to within half a step. A level is not summed, nor is a milestone: there each part is held against the whole.

    Args:
        whole: the target above.
        parts: the targets below.
        reserve: what the whole keeps back; only what adds up can have one.
    """
    made = _made(whole, parts, reserve)
    gap = None if made is None else _short_of(whole, made)
    problems = (*_about_parts(whole, parts), *_about_reserve(whole, reserve), *_about_gap(whole, gap))
    return Reconciled(made, gap, reserve, problems, tuple(_about_worse(whole, parts)))


def _made(whole: Target, parts: Sequence[Target], reserve: Decimal) -> Decimal | None:
    kind = whole.indicator.kind
    if kind.adds_up:
        return sum((part.wanted for part in parts), reserve)
    bases = [part.base for part in parts if part.base is not None]
    if kind is not Kind.SHARE or not parts or len(bases) < len(parts):
        return None
    return sum((part.wanted * (part.base or 0) for part in parts), _NOTHING) / sum(bases)


def _short_of(whole: Target, value: Decimal) -> Decimal:
    """Say by how much a value is worse than what the whole asks, below zero where it is better."""
    return whole.wanted - value if whole.indicator.better is Better.UP else value - whole.wanted


def _about_parts(whole: Target, parts: Sequence[Target]) -> Iterator[Text]:
    if not parts:
        yield _NO_PARTS
    for part in parts:
        if part.indicator != whole.indicator:
            yield _OTHER.fill(place=part.place, found=part.indicator.label, wanted=whole.indicator.label)
        if parent_of(part.place) != whole.place:
            yield _NOT_BELOW.fill(place=part.place, whole=whole.place)
        if part.due_on > whole.due_on:
            yield _LATE.fill(place=part.place, due=part.due_on, whole=whole.due_on)
        if whole.indicator.kind is Kind.SHARE and part.base is None:
            yield _NO_BASE.fill(place=part.place)
    yield from (_TWICE.fill(place=place) for place, count in Counter(part.place for part in parts).items() if count > 1)


def _about_worse(whole: Target, parts: Sequence[Target]) -> Iterator[Text]:
    if whole.indicator.kind in {Kind.LEVEL, Kind.MILESTONE}:
        for part in parts:
            if not whole.indicator.reaches(part.wanted, whole.wanted):
                yield _WORSE.fill(place=part.place, wanted=part.wanted, whole=whole.wanted)


def _about_reserve(whole: Target, reserve: Decimal) -> Iterator[Text]:
    if reserve and not whole.indicator.kind.adds_up:
        yield _NO_RESERVE.fill(kind=whole.indicator.kind.label)
    if reserve < 0:
        yield _BELOW.fill(reserve=reserve)


def _about_gap(whole: Target, gap: Decimal | None) -> Iterator[Text]:
    tolerated = whole.indicator.step / 2 if whole.indicator.kind is Kind.SHARE else _NOTHING
    if gap is not None and gap > tolerated:
        yield _SHORT.fill(gap=f"{gap.normalize():f}", wanted=whole.wanted)


_NO_PARTS = Text("It is handed down to nobody.", "尚未分解到任何下级。")
_OTHER = Text(
    "{place} has a target of another indicator ({found}, not {wanted}). Leave it out.",
    "{place} 的指标不同（为“{found}”，应为“{wanted}”），请剔除。",
)
_NOT_BELOW = Text(
    "{place} does not lie right below {whole}. Leave it out.", "{place} 不是 {whole} 的直接下级，请剔除。"
)
_LATE = Text(
    "{place} is to reach it on {due}, later than the whole ({whole}). Choose an earlier day.",
    "{place} 的期限（{due}）晚于上级期限（{whole}），请提前。",
)
_TWICE = Text("{place} has more than one target. Keep one.", "{place} 有不止一个目标，请只保留一个。")
_NO_BASE = Text(
    "{place} has no population that its share is a share of; without it there is no mean. Give it.",
    "{place} 的比例缺少人口基数，无法加权平均，请补充。",
)
_WORSE = Text(
    "{place} is asked for {wanted}, which is worse than the whole ({whole}). Say why, or raise what it is asked for.",
    "{place} 的目标（{wanted}）低于上级要求（{whole}），请说明理由或调整。",
)
_NO_RESERVE = Text(
    "Values of this kind ({kind}) don't add up, so nothing of them can be kept in reserve. Set the reserve to zero.",
    "该类数值（{kind}）不可相加，不能预留，请将预留设为零。",
)
_BELOW = Text("The reserve is {reserve}. Give zero or more.", "预留为 {reserve}，应不小于零。")
_SHORT = Text(
    "The parts are {gap} short of the whole ({wanted}). Raise some of them, or change the whole.",
    "各地合计比上级目标（{wanted}）少 {gap}，请调高部分地方的目标，或调整总目标。",
)
