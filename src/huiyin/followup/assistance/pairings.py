"""When a pairing may end: not before its village or household has left poverty, unless somebody else takes over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from huiyin.followup.assistance.words import LONGEST_REASON
from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict

_REASON = Text("Say why it ends.", "请填写结束理由。")
_LONG = Text("The reason has {length} characters; {most} are allowed.", "理由共 {length} 字，最多 {most} 字。")
_EARLY = Text("It began on {since}; it can't end on {on}.", "结对始于 {since}，不能在 {on} 结束。")
_STILL_POOR = Text(
    "It has not left poverty: nobody is released before (不脱贫不脱钩). Confirm that it ends nevertheless; the reason "
    "stays with it.",
    "尚未脱贫：不脱贫不脱钩。确需结束的，请勾选确认，理由将一并留存。",
)


@dataclass(frozen=True, slots=True)
class EndAsked:
    """A pairing that somebody wants to end.

    Attributes:
        since: the day on which it began.
        on: its last day.
        reason: why.
        still_poor: whether its village or household is poor on that day and no other unit helps it.
        confirmed: whether whoever ends it has been told so and wants it nevertheless.
    """

    since: date
    on: date
    reason: str
    still_poor: bool
    confirmed: bool = False


def decide_end(asked: EndAsked) -> Decision:
    """Say whether a pairing may end.

    It needs a reason; where poverty is not left, whoever ends it is warned and has to confirm.
    """
    return Decision("end", tuple(_reasons(asked)))


def _reasons(asked: EndAsked) -> Iterator[Reason]:
    words = asked.reason.strip()
    if not words:
        yield Reason("reason", Verdict.MISSING, _REASON, field="reason")
    if len(words) > LONGEST_REASON:
        said = _LONG.fill(length=len(words), most=LONGEST_REASON)
        yield Reason("long", Verdict.MISSING, said, field="reason")
    if names_a_document(words):
        yield Reason("document", Verdict.MISSING, LEFT_OUT, field="reason")
    if asked.on < asked.since:
        yield Reason("day", Verdict.MISSING, _EARLY.fill(since=asked.since, on=asked.on), field="ends_on")
    if asked.still_poor:
        verdict = Verdict.QUESTION if asked.confirmed else Verdict.MISSING
        yield Reason("still_poor", verdict, _STILL_POOR, field="confirmed")
