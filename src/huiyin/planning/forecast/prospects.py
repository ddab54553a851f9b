"""What is to be said of a target: the word, the probability behind it, and why; from what was counted or forecast."""

from dataclasses import dataclass
from datetime import date, timedelta

from huiyin.kernel.text import Text
from huiyin.planning.forecast.spread import Expected, Spread
from huiyin.planning.forecast.words import Outlook, outlook

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Prospect:
    """How it stands with a target.

    Attributes:
        outlook: the word.
        chance: the probability that it is reached; 1 or 0 where that is known.
        why: in a sentence.
        expected: what the register is expected to count, in persons; none where it was counted.
    """

    outlook: Outlook
    chance: float
    why: Text
    expected: Expected | None = None


def counted(*, reached: bool, value: Text | str, wanted: Text | str, due_on: date) -> Prospect:
    """Say how it stands with a target whose day is frozen: done or missed."""
    word = outlook(float(reached), due_on=due_on, on=due_on + _DAY)
    return Prospect(word, float(reached), _COUNTED.fill(value=value, wanted=wanted, on=due_on))


def of_lifted(spread: Spread, *, wanted: int, so_far: int, due_on: date, on: date) -> Prospect:
    """Say whether so many persons will have left poverty.

    Args:
        spread: of those who leave from the standing to the target's day.
        wanted: how many are to leave.
        so_far: how many have left by the standing.
        due_on: the target's day.
        on: the day of the standing.
    """
    lacks = wanted - so_far
    chance = spread.chance_at_least(lacks)
    if lacks <= 0:
        return Prospect(outlook(chance, due_on=due_on, on=on), chance, _LEFT.fill(so_far=_n(so_far), wanted=_n(wanted)))
    why = _LACKS.fill(lacks=_n(lacks), wanted=_n(wanted), so_far=_n(so_far), **_said(spread, chance))
    return Prospect(outlook(chance, due_on=due_on, on=on), chance, why, spread.expected)


def of_poor(spread: Spread, *, most: int, due_on: date, on: date) -> Prospect:
    """Say whether no more than so many persons will be poor on a target's day.

    Args:
        spread: of the poor on that day.
        most: how many may be poor.
        due_on: the target's day.
        on: the day of the standing.
    """
    chance = spread.chance_at_most(most)
    why = _MOST.fill(most=_n(most), **_said(spread, chance))
    return Prospect(outlook(chance, due_on=due_on, on=on), chance, why, spread.expected)


def _said(spread: Spread, chance: float) -> dict[str, str]:
    found = spread.expected
    return {"middle": _n(found.middle), "low": _n(found.low), "high": _n(found.high), "chance": percent(chance)}


def percent(chance: float) -> str:
    """Write a probability; never 0% or 100% where it is neither."""
    if chance in {0, 1}:
        return f"{chance * 100:.0f}%"
    return "<1%" if chance < _LEAST else ">99%" if chance > 1 - _LEAST else f"{chance * 100:.0f}%"


def _n(number: int) -> str:
    return f"{number:,}"


_LEAST = 0.01
_COUNTED = Text(
    "{value} was counted at the end of {on}; {wanted} was asked for.", "{on} 统计为 {value}；目标为 {wanted}。"
)
_LEFT = Text("{so_far} persons have left poverty; {wanted} were asked for.", "已脱贫 {so_far} 人；目标为 {wanted} 人。")
_LACKS = Text(
    "{lacks} of {wanted} persons are still to leave poverty ({so_far} have). The forecast expects {middle}, "
    "nine walks in ten end between {low} and {high}; {chance} of the walks reach the target.",
    "目标 {wanted} 人，已脱贫 {so_far} 人，尚差 {lacks} 人。预测为 {middle} 人，"
    "十次模拟有九次在 {low} 至 {high} 人之间；{chance} 的模拟达到目标。",
)
_MOST = Text(
    "At most {most} persons may be poor then. The forecast expects {middle}, nine walks in ten end between {low} and "
    "{high}; {chance} of the walks reach the target.",
    "届时贫困人口不得多于 {most} 人。预测为 {middle} 人，"
    "十次模拟有九次在 {low} 至 {high} 人之间；{chance} 的模拟达到目标。",
)
