"""What can be done to a need: from which states, by whom, to where, and what it needs."""

from dataclasses import dataclass
from enum import StrEnum

from huiyin.followup.consultations.errors import UnknownActError
from huiyin.followup.consultations.need import WAITS, Part, State
from huiyin.kernel.text import Text


class Want(StrEnum):
    """What has to be given with an act."""

    WHAT = "what"  # what the unit does, in a sentence
    AMOUNT = "amount"  # how much of what is wanted; only where it is counted
    DUE_ON = "due_on"
    PERSON = "person"  # who of the unit answers for it
    REASON = "reason"
    WHY_SHORT = "why_short"  # never insisted on here: the engine asks for it where a day is too near


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done.

    Attributes:
        key: its name.
        label, told: what a button says, and what the history says.
        comes_from: the states in which it can be done.
        leads_to: the state after it.
        by: the part in which it can be done.
        wants: what comes with it.
    """

    key: str
    label: Text
    told: Text
    comes_from: frozenset[State]
    leads_to: State
    by: Part
    wants: frozenset[Want] = frozenset()


_ASKED = frozenset({State.RAISED})
_OFFER = frozenset({Want.WHAT, Want.AMOUNT, Want.DUE_ON, Want.PERSON})
_REASON = frozenset({Want.REASON})
_ALL = (
    Act(
        "promise", Text("yes, promise it", "能办，作出承诺"), Text("promised it", "答复能办"),
        _ASKED, State.OFFERED, Part.UNIT, _OFFER,
    ),
    Act(
        "promise_part", Text("partly: promise a part", "部分能办"), Text("promised a part", "答复部分能办"),
        _ASKED, State.OFFERED, Part.UNIT, _OFFER | _REASON,
    ),
    Act(
        "decline", Text("no, with a reason", "不能办，说明理由"), Text("declined", "答复不能办"),
        _ASKED, State.DECLINED, Part.UNIT, _REASON,
    ),
    Act(
        "agree", Text("agree; it becomes a commitment", "同意，列入承诺事项"), Text("agreed", "商定"),
        frozenset({State.OFFERED}), State.AGREED, Part.PLACE, frozenset({Want.WHY_SHORT}),
    ),
    Act(
        "ask_again", Text("ask again", "再次提请"), Text("asked again", "再次提请"),
        frozenset({State.OFFERED, State.DECLINED}), State.RAISED, Part.PLACE, _REASON,
    ),
    Act(
        "take_note", Text("take note that it can't", "确认单位不能办理"), Text("took note", "确认不能办理"),
        frozenset({State.DECLINED}), State.SETTLED, Part.PLACE,
    ),
    Act(
        "withdraw", Text("withdraw", "撤回需求"), Text("withdrew", "撤回"),
        WAITS, State.WITHDRAWN, Part.PLACE, _REASON,
    ),
    Act(
        "lapse", Text("record that it was never answered", "登记逾期未答复"),
        Text("recorded it as never answered", "登记逾期未答复"),
        _ASKED, State.LAPSED, Part.GROUP, _REASON,
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
