"""Checks of a democratic appraisal: who was there, and how many agreed."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from huiyin.kernel.text import Text
from huiyin.policy import Parameter
from huiyin.rules.casework.asked import Asked, told
from huiyin.rules.casework.decision import Reason

_FOUR_PLACES = Decimal("0.0001")  # in which a quorum of two thirds is written
_PRESENT = Text(
    "{present} of {entitled} representatives were present ({share}); at least {least} is needed.",
    "应到 {entitled} 人，实到 {present} 人（{share}），须达到 {least}。",
)
_FOR = Text(
    "{votes} of the {present} present were in favour; more than {least} of them is needed.",
    "到会 {present} 人中 {votes} 人赞成，须超过到会人数的 {least}。",
)
_MORE = Text("More were {what} than there were.", "人数有误：{what}人数超过总人数。")


def appraisal_attended(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that enough representatives were present; shares are compared to four decimals."""
    if parameter is None:
        return
    present, entitled = asked.whole("representatives_present"), asked.whole("representatives_entitled")
    if present > entitled:
        yield told("appraisal_attended", _MORE.fill(what=Text("present", "实到")), met=False)
        return
    share = (Decimal(present) / Decimal(max(entitled, 1))).quantize(_FOUR_PLACES, rounding=ROUND_HALF_UP)
    words = _PRESENT.fill(present=present, entitled=entitled, share=f"{share:.1%}", least=f"{parameter.value:.1%}")
    yield told("appraisal_attended", words, parameter, met=share >= parameter.value)


def appraisal_in_favour(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that more than a share of those present were in favour."""
    if parameter is None:
        return
    votes, present = asked.whole("votes_for"), asked.whole("representatives_present")
    if votes > present:
        yield told("appraisal_in_favour", _MORE.fill(what=Text("in favour", "赞成")), met=False)
        return
    words = _FOR.fill(votes=votes, present=present, least=f"{parameter.value:.0%}")
    yield told("appraisal_in_favour", words, parameter, met=votes > present * parameter.value)
