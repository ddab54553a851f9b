"""What a leading group makes public by the media: planned, cleared by somebody else, then published, corrected openly.

Not to be taken for publicity notices (公示), which the law asks for: this is the plan of what is told, where and when.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huiyin.followup.commitments.words import LONGEST_REASON, LONGEST_TITLE
from huiyin.followup.wording import LONGEST_TEXT, Words, check_words, missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason
from huiyin.records.fields import Code, CodeList

LONGEST_OUTLET, LONGEST_REFERENCE = 60, 200


class State(StrEnum):
    """Where a piece stands."""

    PROPOSED = "proposed"
    CLEARED = "cleared"
    RETURNED = "returned"
    PUBLISHED = "published"
    DROPPED = "dropped"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _CALLED[self]


_CALLED = {
    State.PROPOSED: Text("waits for clearance", "待审定"),
    State.CLEARED: Text("cleared", "已审定"),
    State.RETURNED: Text("sent back", "退回修改"),
    State.PUBLISHED: Text("published", "已发布"),
    State.DROPPED: Text("dropped", "已取消"),
}
UNPUBLISHED = frozenset({State.PROPOSED, State.CLEARED, State.RETURNED})
OUTLETS = CodeList(
    "outlet",
    Text("kind of outlet", "媒体类型"),
    (
        Code("newspaper", Text("newspaper", "报纸")),
        Code("broadcast", Text("radio and television", "广播电视")),
        Code("website", Text("website", "网站")),
        Code("messenger", Text("messenger account", "新媒体账号")),
        Code("board", Text("notice board or meeting", "宣传栏或会议")),
        Code("other", Text("other", "其他")),
    ),
)
AUDIENCES = CodeList(
    "audience",
    Text("audience", "受众"),
    (
        Code("public", Text("the public", "社会公众")),
        Code("villagers", Text("villagers", "农牧民群众")),
        Code("officials", Text("officials", "干部")),
        Code("partners", Text("assisting units and partners", "帮扶单位和协作方")),
    ),
)


class Act(StrEnum):
    """What can be done to a piece."""

    CLEAR = "clear"
    RETURN = "return"
    REVISE = "revise"
    PUBLISH = "publish"
    CORRECT = "correct"
    DROP = "drop"

    @property
    def label(self) -> Text:
        """What a button and the history say."""
        return _DOES[self]


_DOES = {
    Act.CLEAR: Text("clear for publication", "审定，同意发布"),
    Act.RETURN: Text("send back", "退回修改"),
    Act.REVISE: Text("propose the revised text", "提交修改稿"),
    Act.PUBLISH: Text("record that it was published", "登记已发布"),
    Act.CORRECT: Text("record a correction", "登记更正"),
    Act.DROP: Text("drop it", "取消"),
}
_FROM = {
    Act.CLEAR: frozenset({State.PROPOSED}),
    Act.RETURN: frozenset({State.PROPOSED}),
    Act.REVISE: frozenset({State.RETURNED}),
    Act.PUBLISH: frozenset({State.CLEARED}),
    Act.CORRECT: frozenset({State.PUBLISHED}),
    Act.DROP: UNPUBLISHED,
}
LEADS_TO = {
    Act.CLEAR: State.CLEARED, Act.RETURN: State.RETURNED, Act.REVISE: State.PROPOSED, Act.PUBLISH: State.PUBLISHED,
    Act.CORRECT: State.PUBLISHED, Act.DROP: State.DROPPED,
}  # fmt: skip
CLEARS = frozenset({Act.CLEAR, Act.RETURN})
WANTS = {
    Act.RETURN: ("reason",), Act.REVISE: ("words",), Act.PUBLISH: ("on", "reference"),
    Act.CORRECT: ("words", "reason"), Act.DROP: ("reason",),
}  # fmt: skip
_NOT_NOW = Text("It is {state}; this can't be done now.", "当前状态为“{state}”，不能办理。")
_CLEARER = Text(
    "Somebody of the clearing office clears it, and never who proposed it.", "由审定单位人员审定，提出人本人不得审定。"
)
_KEEPER = Text("The office that keeps the plan does this.", "由计划管理单位办理。")
_PAST = Text("Give a day that is not before today.", "计划日期不得早于今日。")
_KIND = Text("Choose one of the list.", "请从列表中选择。")
_DAY = Text(
    "It was published between its clearance ({cleared}) and today.", "发布日期应在审定日（{cleared}）与今日之间。"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece as far as what can be done to it depends on it.

    Attributes:
        state: where it stands.
        proposer: the key of whoever proposed it, or its latest text.
        keeper, clearer: the offices that keep the plan and that clear it.
        cleared_on: when it was cleared; none where it is not.
    """

    state: State
    proposer: str
    keeper: str
    clearer: str
    cleared_on: date | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with an act: words, why, where it can be found, when it came out."""

    words: str = ""
    reason: str = ""
    reference: str = ""
    on: date | None = None


def propose(
    *, topic: str, words: str, outlet: str, outlet_kind: str, audience: str, planned: date, on: date
) -> Decision:
    """Say whether a piece may be proposed, with every reason."""
    said = [
        *check_words(
            [
                Words("topic", topic, LONGEST_TITLE),
                Words("words", words, LONGEST_TEXT),
                Words("outlet", outlet, LONGEST_OUTLET),
            ]
        ),
        *(
            missing(field, _KIND)
            for field, key, codes in _chosen(outlet_kind, audience)
            if key not in set(codes.keys())
        ),
    ]
    if planned < on:
        said.append(missing("planned_on", _PAST))
    return Decision("propose", tuple(said))


def decide(piece: Piece, act: Act, *, key: str, office: str, on: date, given: Given) -> Decision:
    """Say whether somebody of an office may do something to a piece on a day, with every reason."""
    return Decision(act, (*_order(piece, act), *_hands(piece, act, key, office), *_wants(piece, act, on, given)))


def open_to(piece: Piece, *, key: str, office: str) -> tuple[Act, ...]:
    """Give what somebody of an office can do to a piece, whatever they give with it."""
    return tuple(act for act in Act if not [*_order(piece, act), *_hands(piece, act, key, office)])


def is_late(state: State, planned: date, on: date) -> bool:
    """Say whether a piece is not out on its day."""
    return state in UNPUBLISHED and planned < on


def _chosen(outlet_kind: str, audience: str) -> tuple[tuple[str, str, CodeList], ...]:
    return (("outlet_kind", outlet_kind, OUTLETS), ("audience", audience, AUDIENCES))


def _order(piece: Piece, act: Act) -> Iterator[Reason]:
    if piece.state not in _FROM[act]:
        yield missing("", _NOT_NOW.fill(state=piece.state.label))


def _hands(piece: Piece, act: Act, key: str, office: str) -> Iterator[Reason]:
    if act in CLEARS:
        if office != piece.clearer or key == piece.proposer:
            yield missing("", _CLEARER)
    elif office != piece.keeper:
        yield missing("", _KEEPER)


def _wants(piece: Piece, act: Act, on: date, given: Given) -> Iterator[Reason]:
    wanted = WANTS.get(act, ())
    said = (
        ("words", given.words, LONGEST_TEXT), ("reason", given.reason, LONGEST_REASON),
        ("reference", given.reference, LONGEST_REFERENCE),
    )  # fmt: skip
    yield from check_words([Words(field, words, longest, needed=field in wanted) for field, words, longest in said])
    cleared = piece.cleared_on or on
    if "on" in wanted and (given.on is None or not cleared <= given.on <= on):
        yield missing("on", _DAY.fill(cleared=cleared))
