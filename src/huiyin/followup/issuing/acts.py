"""What can be done to a document: from which states, by whom, to where, and what it needs."""

from dataclasses import dataclass
from enum import StrEnum

from huiyin.followup.issuing.document import Part, State
from huiyin.followup.issuing.errors import UnknownActError
from huiyin.kernel.text import Text


class Need(StrEnum):
    """What has to be given with an act, or to be there already."""

    WORDS = "words"  # the whole text of a new version
    REASON = "reason"
    OFFICES = "offices"  # who is asked for an opinion
    UNTIL = "until"  # the last day for it
    STANCE = "stance"
    ANSWER = "answer"  # whose opinion, and what became of it
    HEARD = "heard"  # every office that was asked has answered or had its time, every wish was answered
    TEXT = "text"  # a version with clauses
    NUMBER = "number"
    EFFECTIVE_ON = "effective_on"
    OTHER = "other"  # the issued document that takes its place


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done.

    Attributes:
        key: its name.
        label, told: what a button says, and what the history says.
        comes_from: the states in which it can be done.
        leads_to: the state after it; none where the state stays.
        by: the parts in which it can be done.
        needs: what has to be given or to be there.
    """

    key: str
    label: Text
    told: Text
    comes_from: frozenset[State]
    leads_to: State | None
    by: Part
    needs: frozenset[Need] = frozenset()


_BEFORE = frozenset({State.DRAFT, State.CONSULTED, State.APPROVED, State.REVISED})
_WAITS = frozenset({State.DRAFT, State.CONSULTED})
_RESOLVED = frozenset({State.APPROVED, State.REVISED})
_ASKING = frozenset({State.CONSULTED})
_ALL = (
    Act(
        "write", Text("write a version", "提交文稿"), Text("wrote a version", "提交文稿"),
        _WAITS, None, Part.KEEPER, frozenset({Need.WORDS}),
    ),
    Act(
        "consult", Text("ask for opinions", "征求意见"), Text("asked for opinions", "征求意见"),
        _WAITS, State.CONSULTED, Part.KEEPER, frozenset({Need.TEXT, Need.OFFICES, Need.UNTIL}),
    ),
    Act(
        "opine", Text("give an opinion", "反馈意见"), Text("gave an opinion", "反馈意见"),
        _ASKING, None, Part.ASKED, frozenset({Need.STANCE}),
    ),
    Act(
        "answer", Text("answer an opinion", "答复意见"), Text("answered an opinion", "答复意见"),
        _ASKING, None, Part.KEEPER, frozenset({Need.ANSWER}),
    ),
    Act(
        "approve", Text("approve in principle", "原则通过"), Text("approved in principle", "原则通过"),
        _ASKING, State.APPROVED, Part.MEETING, frozenset({Need.HEARD}),
    ),
    Act(
        "return", Text("send back", "退回修改"), Text("sent back", "退回修改"),
        _ASKING, State.DRAFT, Part.MEETING, frozenset({Need.REASON}),
    ),
    Act(
        "revise", Text("write the revised version", "提交修改稿"), Text("revised", "修改完善"),
        _RESOLVED, State.REVISED, Part.KEEPER, frozenset({Need.WORDS, Need.REASON}),
    ),
    Act(
        "issue", Text("issue", "印发"), Text("issued", "印发"),
        _RESOLVED, State.ISSUED, Part.KEEPER, frozenset({Need.TEXT, Need.NUMBER, Need.EFFECTIVE_ON}),
    ),
    Act(
        "supersede", Text("let another take its place", "由新文件替代"), Text("was superseded", "被替代"),
        frozenset({State.ISSUED}), State.SUPERSEDED, Part.KEEPER, frozenset({Need.OTHER}),
    ),
    Act(
        "withdraw", Text("withdraw", "撤回"), Text("withdrew", "撤回"),
        _BEFORE, State.WITHDRAWN, Part.KEEPER, frozenset({Need.REASON}),
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
