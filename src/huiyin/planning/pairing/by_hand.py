"""What pairs that were chosen by hand do: what they cost, who is overloaded, who has nobody, with all reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.planning.pairing.checking import check, check_known
from huiyin.planning.pairing.costs import Bools, Grid, grid_of, marked
from huiyin.planning.pairing.explaining import Choice, Load, choices_of, loads_of
from huiyin.planning.pairing.round import Pair, Round
from huiyin.policy import Decision, Parameter, Reason, Verdict

_UNITS = Text(
    "Village {place} has {has} units; {asked} are asked for.", "村 {place} 有 {has} 个单位，应为 {asked} 个。"
)
_FULL = Text("{unit} has {has} villages; {most} are its most.", "{unit}有 {has} 村，上限 {most} 村。")
_FEW = Text("{unit} has {has} villages; {least} are its least.", "{unit}有 {has} 村，下限 {least} 村。")
_LOADED = Text(
    "{unit} has {persons} poor persons; {most} are the most that it should have.",
    "{unit}贫困人口 {persons} 人，上限 {most} 人。",
)
_LEFT = Text("{unit} was fixed for village {place} and is not there.", "已指定{unit}帮扶村 {place}，但未安排。")
_BARRED = Text("{unit} is forbidden for village {place}.", "{unit}不得帮扶村 {place}。")


@dataclass(frozen=True, slots=True)
class Checked:
    """Pairs chosen by hand.

    Attributes:
        decision: every reason: what a pairing must not be is missing, what somebody has to answer for a question.
        choices, loads: as in a proposal, without what else could have been.
    """

    decision: Decision
    choices: tuple[Choice, ...]
    loads: tuple[Load, ...]

    @property
    def cost(self) -> Decimal:
        """What all pairs cost together, in points."""
        return sum((choice.cost for choice in self.choices), Decimal(0))


def check_by_hand(asked: Round, pairs: Sequence[Pair]) -> Checked:
    """Say what pairs chosen by hand do in a round; whatever they are, they are told and not refused.

    Villages with too few or too many units, units above their most, and what was fixed or forbidden are missing;
    units below their least or above their bound of poor persons are questions.

    Raises:
        PairingError: the round itself is unfit, or a pair is of a unit or village that is not in it.
        PlaceCodeError: a place has no place code.
        NoPackInForceError: no policy pack is in force on the day.
    """
    check(asked)
    check_known(asked, pairs)
    ordered = asked.ordered()
    grid = grid_of(ordered)
    chosen = marked(ordered, pairs)
    loads = loads_of(ordered, grid, chosen)
    most = policy.at(asked.on).value("pairing_load_most")
    reasons = (*_of_villages(ordered, chosen), *_of_units(loads, most), *_of_hand(ordered, grid, chosen))
    return Checked(Decision("pair", reasons), choices_of(ordered, grid, chosen, loads), loads)


def _of_villages(asked: Round, chosen: Bools) -> Iterator[Reason]:
    for village, has in zip(asked.villages, chosen.sum(axis=0).tolist(), strict=True):
        if has != village.units:
            yield _missing("units", _UNITS.fill(place=village.place, has=has, asked=village.units))


def _of_units(loads: Sequence[Load], most: Parameter) -> Iterator[Reason]:
    for load in loads:
        unit = load.unit
        if load.villages > unit.most:
            yield _missing("most", _FULL.fill(unit=unit.name, has=load.villages, most=unit.most))
        if load.villages < unit.least:
            words = _FEW.fill(unit=unit.name, has=load.villages, least=unit.least)
            yield Reason("least", Verdict.QUESTION, words)
        if load.persons > load.most_persons:
            words = _LOADED.fill(unit=unit.name, persons=load.persons, most=load.most_persons)
            yield Reason("load", Verdict.QUESTION, words, most)


def _of_hand(asked: Round, grid: Grid, chosen: Bools) -> Iterator[Reason]:
    for check_name, marks, words in (
        ("fixed", grid.fixed & ~chosen, _LEFT),
        ("forbidden", chosen & ~grid.allowed, _BARRED),
    ):
        for unit, village in zip(*marks.nonzero(), strict=True):
            said = words.fill(unit=asked.units[unit].name, place=asked.villages[village].place)
            yield _missing(check_name, said)


def _missing(check_name: str, words: Text) -> Reason:
    return Reason(check_name, Verdict.MISSING, words)
