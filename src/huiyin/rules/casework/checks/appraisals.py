"""Checks of a democratic appraisal: who was there, and how many agreed."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from huiyin.kernel.text import Text
from huiyin.policy.decision import Reason
from huiyin.rules.casework.asked import Asked

_FOUR_PLACES = Decimal("0.0001")  # in which a quorum of two thirds is written
_PRESENT = Text(
    "{present} of {entitled} representatives were present ({share}); at least {least} is needed.",
    "应到 {entitled} 人，实到 {present} 人（{share}），到会比例须达到 {least}。",
)
_FOR = Text(
    "{votes} of the {present} present were in favour; more than {least} of them is needed.",
    "到会 {present} 人中 {votes} 人赞成，赞成人数须超过到会人数的 {least}。",
)
_TOO_MANY_PRESENT = Text(
    "{present} cannot be present of {entitled}.", "人数有误：实到 {present} 人超过应到 {entitled} 人。"
)
_TOO_MANY_FOR = Text("{votes} cannot agree of {present}.", "人数有误：赞成 {votes} 人超过实到 {present} 人。")


def appraisal_attended(asked: Asked) -> Iterator[Reason]:
    """Ask that enough representatives were present; shares are compared to four decimals."""
    quorum = asked.parameter()
    present, entitled = asked.whole("representatives_present"), asked.whole("representatives_entitled")
    if present > entitled:
        yield asked.told(_TOO_MANY_PRESENT.fill(present=present, entitled=entitled), met=False)
        return
    share = (Decimal(present) / Decimal(entitled)).quantize(_FOUR_PLACES, rounding=ROUND_HALF_UP)
    words = _PRESENT.fill(present=present, entitled=entitled, share=f"{share:.2%}", least=f"{quorum.value:.2%}")
    yield asked.told(words, quorum, met=share >= quorum.value)


def appraisal_in_favour(asked: Asked) -> Iterator[Reason]:
    """Ask that more than a share of those present were in favour."""
    majority = asked.parameter()
    votes, present = asked.whole("votes_for"), asked.whole("representatives_present")
    if votes > present:
        yield asked.told(_TOO_MANY_FOR.fill(votes=votes, present=present), met=False)
        return
    words = _FOR.fill(votes=votes, present=present, least=f"{majority.value:.0%}")
    yield asked.told(words, majority, met=votes > present * majority.value)
