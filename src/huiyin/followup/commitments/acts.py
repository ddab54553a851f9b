"""What can be done to a commitment: from which states, by whom, to where, and what it needs.

One table for every kind of promise, so that a target in a letter, a decision and an order are followed alike.
"""

from dataclasses import dataclass
from enum import StrEnum

from huiyin.followup.commitments.commitment import Part, State
from huiyin.followup.commitments.errors import UnknownActError
from huiyin.kernel.text import Text


class Need(StrEnum):
    """What has to be given with an act."""

    REASON = "reason"  # why; of a proof, what it is and where it lies; of a remark, what is said
    DUE_ON = "due_on"  # a later due date
    UNTIL = "until"  # the last day of a hold
    AMOUNT = "amount"  # how much, where the commitment has a quantity
    EVIDENCE = "evidence"  # at least one thing that proves it
    OWNER = "owner"  # somebody else to own it


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done.

    Attributes:
        key: its name.
        label, told: what a button says, and what the history says.
        comes_from: the states in which it can be done.
        leads_to: the state after it; none where the state stays.
        by: the parts in which it can be done.
        needs: what has to be given.
        apart: whether the owner's office, and whoever reported or delivered, must not do it in whatever part.
        on_hold: whether it can be done while the commitment is on hold.
    """

    key: str
    label: Text
    told: Text
    comes_from: frozenset[State]
    leads_to: State | None
    by: frozenset[Part]
    needs: frozenset[Need] = frozenset()
    apart: bool = False
    on_hold: bool = False


_BEFORE = frozenset({State.PLEDGED, State.ACCEPTED, State.UNDER_WAY, State.SENT_BACK})
_AT_WORK = frozenset({State.ACCEPTED, State.UNDER_WAY, State.SENT_BACK, State.EXPLAINED})
_FAILED = frozenset({State.DECLINED, State.MISSED, State.EXPLAINED})
_OWNER, _ACCEPTER, _GIVER = (frozenset({part}) for part in (Part.OWNER, Part.ACCEPTER, Part.GIVER))
_OTHERS = _GIVER | _ACCEPTER
_ANYBODY = _GIVER | _OWNER | _ACCEPTER
_WHY = frozenset({Need.REASON})
_HOW_MUCH = frozenset({Need.AMOUNT})
_PROVEN = frozenset({Need.AMOUNT, Need.EVIDENCE})

PROOF = "prove"


def _only(state: State) -> frozenset[State]:
    return frozenset({state})


_ALL = (
    Act("accept", Text("accept", "认领"), Text("accepted", "认领"), _only(State.PLEDGED), State.ACCEPTED, _OWNER),
    Act(
        "decline", Text("decline", "不予认领"), Text("declined", "不予认领"),
        _only(State.PLEDGED), State.DECLINED, _OWNER, _WHY,
    ),
    Act(
        "hand_over", Text("hand over", "转交"), Text("handed over", "转交"),
        _BEFORE | _FAILED, State.PLEDGED, _OTHERS, _WHY | {Need.OWNER}, on_hold=True,
    ),
    Act(
        "report", Text("report progress", "填报进展"), Text("reported progress", "填报进展"),
        _AT_WORK, State.UNDER_WAY, _OWNER, _HOW_MUCH,
    ),
    Act(
        PROOF, Text("add a proof", "添加佐证"), Text("added a proof", "添加佐证"),
        _BEFORE | _FAILED | {State.DELIVERED}, None, _OWNER | _ACCEPTER, _WHY, on_hold=True,
    ),
    Act(
        "remark", Text("remark", "批示"), Text("remarked", "批示"),
        frozenset(State), None, _ANYBODY, _WHY, on_hold=True,
    ),
    Act("remind", Text("remind", "催办"), Text("reminded", "催办"), _BEFORE | {State.MISSED}, None, _OTHERS),
    Act(
        "deliver", Text("deliver", "报请核验"), Text("delivered", "报请核验"),
        _AT_WORK, State.DELIVERED, _OWNER, _PROVEN,
    ),
    Act(
        "verify", Text("verify and close", "核验办结"), Text("verified and closed", "核验办结"),
        _only(State.DELIVERED), State.CLOSED, _ACCEPTER, _PROVEN, apart=True,
    ),
    Act(
        "send_back", Text("send back", "退回"), Text("sent back", "退回"),
        _only(State.DELIVERED), State.SENT_BACK, _ACCEPTER, _WHY, apart=True,
    ),
    Act(
        "miss", Text("find missed", "认定未兑现"), Text("found missed", "认定未兑现"),
        _BEFORE, State.MISSED, _OTHERS, apart=True,
    ),
    Act(
        "explain", Text("explain", "说明原因"), Text("explained", "说明原因"),
        _only(State.MISSED), State.EXPLAINED, _OWNER, _WHY,
    ),
    Act(
        "withdraw", Text("withdraw", "撤回"), Text("withdrew", "撤回"),
        _BEFORE | _FAILED | {State.DELIVERED}, State.WITHDRAWN, _GIVER, _WHY, on_hold=True,
    ),
    Act(
        "hold", Text("put on hold", "暂缓"), Text("put on hold", "暂缓"),
        _BEFORE, None, _OTHERS, _WHY | {Need.UNTIL}, apart=True,
    ),
    Act(
        "resume", Text("end the hold", "恢复办理"), Text("ended the hold", "恢复办理"),
        _BEFORE, None, _OTHERS, on_hold=True,
    ),
    Act(
        "postpone", Text("put off", "延期"), Text("put off", "延期"),
        _BEFORE, None, _OTHERS, _WHY | {Need.DUE_ON}, apart=True, on_hold=True,
    ),
    Act(
        "reopen", Text("reopen", "重新办理"), Text("reopened", "重新办理"),
        _only(State.CLOSED), State.UNDER_WAY, _OTHERS, _WHY, apart=True,
    ),
)  # fmt: skip
ACTS: dict[str, Act] = {act.key: act for act in _ALL}


def act_of(key: str) -> Act:
    """Give one act.

    Raises:
        UnknownActError: there is none of this name.
    """
    if key not in ACTS:
        raise UnknownActError(key=key, keys=", ".join(ACTS))
    return ACTS[key]
