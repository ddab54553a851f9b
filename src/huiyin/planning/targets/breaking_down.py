"""A target handed down to the places below by a rule, so that the parts make the whole exactly."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from huiyin.kernel.text import Text
from huiyin.planning.targets.errors import BreakDownError

_NONE: Mapping[str, Decimal] = {}
_NOTHING = Decimal(0)


def in_proportion(
    total: Decimal,
    weights: Mapping[str, Decimal],
    *,
    step: Decimal,
    reserve: Decimal = _NOTHING,
    by_hand: Mapping[str, Decimal] = _NONE,
) -> dict[str, Decimal]:
    """Hand a number down in proportion to weights: a share of the poor, or an equal rate of what each place has.

    Every part is a whole multiple of the step, and the parts with the reserve add up to the total exactly, by the
    largest remainder (Hamilton; Balinski and Young 1982, Fair Representation): each place first gets the whole steps
    of its exact share, the steps left go to the largest remainders, of equal ones to the lower code.

    Args:
        total: the number to hand down, in its own unit.
        weights: by place code, such as its registered poor persons; none below zero.
        step: the smallest part, such as one person.
        reserve: what stays above, handed to nobody.
        by_hand: parts that stand as they are given; the rule hands down what they leave.

    Returns:
        By place code, ascending.

    Raises:
        BreakDownError: no places, weights below zero or none above it, numbers that are no multiples of the step, or
            more by hand and in reserve than there is.

    Example:
        >>> in_proportion(Decimal(10), {"a": Decimal(1), "b": Decimal(1), "c": Decimal(1)}, step=Decimal(1))
        {'a': Decimal('4'), 'b': Decimal('3'), 'c': Decimal('3')}
    """
    _check_weights(weights)
    _check_steps({"total": total, "reserve": reserve, **by_hand}, step)
    unknown = sorted(set(by_hand) - set(weights))
    if unknown:
        raise BreakDownError(what=_STRANGER.fill(place=unknown[0]), mend=_AMONG)
    left = total - reserve - sum(by_hand.values())
    if left < 0:
        raise BreakDownError(what=_TOO_MUCH.fill(total=total, given=total - left), mend=_LESS)
    ruled = {place: weight for place, weight in sorted(weights.items()) if place not in by_hand}
    if not sum(ruled.values()):
        if left:
            raise BreakDownError(what=_NOBODY.fill(left=left), mend=_WEIGH)
        return dict(sorted({**dict.fromkeys(ruled, _NOTHING), **by_hand}.items()))
    return dict(sorted({**_largest_remainder(left, ruled, step), **by_hand}.items()))


def at_equal_rate(target: Decimal, now: Decimal, values: Mapping[str, Decimal], *, step: Decimal) -> dict[str, Decimal]:
    """Ask the same rate of change of every place, of a level or a share: each place's own value, times target over now.

    Each part is rounded to the step, half up. Levels don't add up; shares weighted with their bases make the whole but
    for what rounding takes (at most half a step).

    Args:
        target: what is to be reached above.
        now: what it is above; not zero.
        values: what it is in each place, by code.
        step: what parts are rounded to.

    Returns:
        By place code, ascending.

    Raises:
        BreakDownError: no places, or nothing above to take a rate of.
    """
    if not values:
        raise BreakDownError(what=_NO_PLACES, mend=_NAME_THEM)
    if not now:
        raise BreakDownError(what=_NO_RATE, mend=_BY_HAND)
    return {
        place: (value * target / now / step).quantize(Decimal(1), ROUND_HALF_UP) * step
        for place, value in sorted(values.items())
    }


def _largest_remainder(total: Decimal, weights: Mapping[str, Decimal], step: Decimal) -> dict[str, Decimal]:
    """Hand steps out in whole numbers, where nothing is lost."""
    scale = 10 ** max(0, *(-int(weight.as_tuple().exponent) for weight in weights.values()))
    whole = {place: int(weight * scale) for place, weight in weights.items()}
    steps, every = int(total / step), sum(whole.values())
    parts = {place: divmod(steps * weight, every) for place, weight in whole.items()}
    left = steps - sum(count for count, _ in parts.values())
    first = sorted(parts, key=lambda place: (-parts[place][1], place))[:left]
    return {place: (count + (place in first)) * step for place, (count, _) in parts.items()}


def _check_weights(weights: Mapping[str, Decimal]) -> None:
    if not weights:
        raise BreakDownError(what=_NO_PLACES, mend=_NAME_THEM)
    for place, weight in weights.items():
        if weight < 0:
            raise BreakDownError(what=_BELOW.fill(place=place, weight=weight), mend=_WEIGH)


def _check_steps(numbers: Mapping[str, Decimal], step: Decimal) -> None:
    for name, number in numbers.items():
        if number < 0 or number % step:
            raise BreakDownError(what=_BROKEN.fill(name=name, number=number), mend=_STEPS.fill(step=step))


_NO_PLACES = Text("There are no places to hand it down to.", "没有可分解到的地方。")
_NAME_THEM = Text("Name the places below.", "请列出下级各地。")
_BELOW = Text("The weight of {place} is {weight}.", "{place} 的权重为 {weight}。")
_NOBODY = Text("{left} is left, and no place weighs anything.", "尚余 {left} 未分解，而各地权重均为零。")
_WEIGH = Text(
    "Give every place a weight of zero or more, and one above zero.", "各地权重不得小于零，且至少一地大于零。"
)
_STRANGER = Text("{place} is given by hand and is none of the places.", "手工填写的 {place} 不在下级各地之中。")
_AMONG = Text("Give by hand only parts of the places that are weighed.", "只可手工填写列入分解的地方。")
_TOO_MUCH = Text(
    "{given} is given by hand or held in reserve, and there is {total}.",
    "手工填写与预留合计 {given}，而总数为 {total}。",
)
_LESS = Text("Give less by hand, or hold less back.", "请减少手工填写数或预留数。")
_BROKEN = Text("{name} is {number}.", "{name} 为 {number}。")
_STEPS = Text("Give a whole multiple of {step}, zero or more.", "应为 {step} 的整数倍，且不小于零。")
_NO_RATE = Text("What it is now is zero, of which there is no rate.", "现值为零，无法按比率分解。")
_BY_HAND = Text("Set the parts by hand.", "请手工设定各地目标。")
