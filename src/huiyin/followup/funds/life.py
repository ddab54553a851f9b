"""A project's way from its proposal to its closing: what may be done next and by whom, with every reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.followup.funds.words import CHECKS, LONGEST_DOCUMENT, LONGEST_REASON, LONGEST_TITLE
from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict


class State(StrEnum):
    """Where a project stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    CLOSED = "closed"

    @property
    def label(self) -> Text:
        """What it is called."""
        return _STATES[self]


class Step(StrEnum):
    """What can be done to a project."""

    ANSWER = "answer"
    APPROVE = "approve"
    REFUSE = "refuse"
    ALLOCATE = "allocate"
    PAY = "pay"
    REACH = "reach"
    HOUSEHOLDS = "households"
    ACCEPT = "accept"
    REVERSE = "reverse"
    CLOSE = "close"

    @property
    def label(self) -> Text:
        """What it is called where it can be done."""
        return _LABELS[self]

    @property
    def comes_from(self) -> frozenset[State]:
        """The states in which it can be done."""
        return _PROPOSED if self in {Step.ANSWER, Step.APPROVE, Step.REFUSE} else _APPROVED

    @property
    def apart(self) -> bool:
        """Whether the owner can't do it."""
        return self in {Step.APPROVE, Step.REFUSE, Step.ALLOCATE, Step.ACCEPT, Step.CLOSE}

    @property
    def flow(self) -> str:
        """The kind of entry that it makes; empty for none."""
        return _FLOWS.get(self, "")


@dataclass(frozen=True, slots=True)
class Life:
    """A project as far as what comes next depends on it; money in fen.

    Attributes:
        proposer, owner: the offices that proposed it and carry it out.
        above_proposer: whether whoever asks is of an office at the proposer's level or above it.
        clear: what the checks of the land found, by check: whether nothing stands against it.
        open_milestones: how many are not reached.
    """

    state: State
    planned: int
    proposer: str
    owner: str
    above_proposer: bool = True
    clear: Mapping[str, bool] = field(default_factory=dict)
    allocated: int = 0
    paid: int = 0
    accepted: int = 0
    open_milestones: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with a step: an amount in fen and its day, the number of the document, the reason."""

    fen: int | None = None
    on: date | None = None
    document: str = ""
    reason: str = ""


def propose(*, title: str, planned: int, begins: date, due: date) -> Decision:
    """Say whether a project may be proposed so."""
    return Decision("propose", tuple(_proposal(title, planned, begins, due)))


def decide(life: Life, step: Step, *, office: str, on: date, given: Given) -> Decision:
    """Say whether an office may take a step on a day, with every reason against it."""
    return Decision(step.value, (*_order(life, step), *_hands(life, step, office), *_needs(life, step, on, given)))


def open_to(life: Life, office: str) -> tuple[Step, ...]:
    """Give the steps that an office can take now, whatever it gives with them."""
    return tuple(step for step in Step if not [*_order(life, step), *_hands(life, step, office)])


def _proposal(title: str, planned: int, begins: date, due: date) -> Iterator[Reason]:
    if not title.strip() or len(title) > LONGEST_TITLE:
        yield _missing("title", _TITLE.fill(most=LONGEST_TITLE), "title")
    if names_a_document(title):
        yield _missing("title", LEFT_OUT, "title")
    if planned <= 0:
        yield _missing("planned", _NOTHING.fill(amount=yuan(planned)), "planned")
    if due <= begins:
        yield _missing("due", _DAYS.fill(begins=begins, due=due), "due_on")


def _order(life: Life, step: Step) -> Iterator[Reason]:
    if life.state not in step.comes_from:
        states = Text.join(state.label for state in State if state in step.comes_from)
        yield _missing("order", _NOT_NOW.fill(state=life.state.label, states=states))


def _hands(life: Life, step: Step, office: str) -> Iterator[Reason]:
    if step.apart and office == life.owner:
        yield _missing("owner", _OWNER)
    if step in {Step.APPROVE, Step.REFUSE}:
        if office == life.proposer:
            yield _missing("proposer", _PROPOSER)
        if not life.above_proposer:
            yield _missing("level", _BELOW)


def _needs(life: Life, step: Step, on: date, given: Given) -> Iterator[Reason]:
    if step is Step.APPROVE:
        yield from _land(life)
    if step.flow:
        yield from _amount(life, step, given.fen)
    if step.flow or step is Step.ANSWER:
        yield from _document(given.document)
    if step.flow or step in {Step.ANSWER, Step.REACH, Step.HOUSEHOLDS}:
        yield from _day(on, given.on)
    if step in {Step.REFUSE, Step.REVERSE} and not given.reason.strip():
        yield _missing("reason", _REASON, "reason")
    if len(given.reason) > LONGEST_REASON:
        yield _missing("reason", _LONG.fill(length=len(given.reason), most=LONGEST_REASON), "reason")
    if names_a_document(given.reason):
        yield _missing("reason", LEFT_OUT, "reason")
    if step is Step.CLOSE:
        yield from _end(life)


def _land(life: Life) -> Iterator[Reason]:
    for check in CHECKS.codes:
        found = life.clear.get(check.key)
        if found is None:
            yield _missing(check.key, _UNANSWERED.fill(check=check.label))
        elif not found:
            yield _missing(check.key, _AGAINST.fill(check=check.label))


def _amount(life: Life, step: Step, fen: int | None) -> Iterator[Reason]:
    room, words = {
        Step.ALLOCATE: (life.planned - life.allocated, _OVER_PLAN),
        Step.PAY: (life.allocated - life.paid, _OVERDRAWN),
        Step.ACCEPT: (life.paid - life.accepted, _OVER_PAID),
    }[step]
    if fen is None or fen <= 0:
        yield _missing("fen", _NO_AMOUNT, "yuan")
    elif fen > room:
        yield _missing("fen", words.fill(amount=yuan(fen), room=yuan(max(room, 0))), "yuan")


def _document(document: str) -> Iterator[Reason]:
    if not document.strip() or len(document) > LONGEST_DOCUMENT:
        yield _missing("document", _DOCUMENT.fill(most=LONGEST_DOCUMENT), "document")
    if names_a_document(document):
        yield _missing("document", LEFT_OUT, "document")


def _day(on: date, day: date | None) -> Iterator[Reason]:
    if day is None or day > on:
        yield _missing("on", _DAY.fill(today=on), "on")


def _end(life: Life) -> Iterator[Reason]:
    if not life.accepted:
        yield _missing("accepted", _NOT_ACCEPTED)
    elif life.accepted != life.paid:
        yield _missing("accepted", _RESIDUE.fill(paid=yuan(life.paid), accepted=yuan(life.accepted)))
    if life.open_milestones:
        yield _missing("milestones", _OPEN.fill(count=life.open_milestones))


def _missing(check: str, words: Text, name: str = "") -> Reason:
    return Reason(check, Verdict.MISSING, words, field=name)


_PROPOSED, _APPROVED = frozenset({State.PROPOSED}), frozenset({State.APPROVED})
_FLOWS = {Step.ALLOCATE: "allocated", Step.PAY: "paid", Step.ACCEPT: "accepted"}
_STATES = {
    State.PROPOSED: Text("proposed", "已申报"),
    State.APPROVED: Text("approved", "已批准"),
    State.REFUSED: Text("not approved", "未批准"),
    State.CLOSED: Text("closed", "已办结"),
}
_LABELS = {
    Step.ANSWER: Text("record a check of the land", "登记用地审查"),
    Step.APPROVE: Text("approve", "批准"),
    Step.REFUSE: Text("do not approve", "不予批准"),
    Step.ALLOCATE: Text("allocate money", "下达资金"),
    Step.PAY: Text("record a payment", "登记支付"),
    Step.REACH: Text("record a milestone", "登记节点完成"),
    Step.HOUSEHOLDS: Text("record households reached", "登记受益户"),
    Step.ACCEPT: Text("accept", "验收"),
    Step.REVERSE: Text("reverse an entry", "冲销记录"),
    Step.CLOSE: Text("close", "办结"),
}
_TITLE = Text("Say in at most {most} characters what is built or done.", "请用不超过 {most} 字写明项目内容。")
_NOTHING = Text("The amount must be more than nothing ({amount} yuan).", "项目金额须大于零（{amount} 元）。")
_DAYS = Text("It is due on {due}, which is not after it begins ({begins}).", "完成日期 {due} 须晚于开始日期 {begins}。")
_NOT_NOW = Text(
    "It is {state}; this can be done while it is: {states}.", "当前状态为“{state}”，仅在以下状态可办理：{states}。"
)
_OWNER = Text("The office that carries it out can't do this; another has to.", "实施单位不得办理，须由其他单位办理。")
_PROPOSER = Text(
    "The office that proposed it can't decide about it; another has to.", "申报单位不得审批，须由其他单位审批。"
)
_BELOW = Text("An office below the one that proposed it can't decide about it.", "下级单位不得审批上级单位申报的项目。")
_UNANSWERED = Text(
    "Nobody has answered the check '{check}' yet. Record who did, when and by which document.",
    "“{check}”尚未审查，请登记审查单位、日期和文号。",
)
_AGAINST = Text(
    "The check '{check}' stands against it. Move or change the project and have it checked anew.",
    "“{check}”审查不通过，请调整选址或内容后重新审查。",
)
_NO_AMOUNT = Text("Say how much, in yuan: more than nothing.", "请填写金额（元），须大于零。")
_OVER_PLAN = Text(
    "{amount} yuan is more than what is left of the approved amount: {room} yuan.",
    "{amount} 元超过批准金额的余额 {room} 元。",
)
_OVERDRAWN = Text(
    "{amount} yuan is more than what was allocated and is not paid out: {room} yuan.",
    "{amount} 元超过已下达未支付的余额 {room} 元。",
)
_OVER_PAID = Text(
    "{amount} yuan is more than what was paid out and is not accepted: {room} yuan.",
    "{amount} 元超过已支付未验收的余额 {room} 元。",
)
_DOCUMENT = Text("Give the number of the document, at most {most} characters.", "请填写文号，不超过 {most} 字。")
_DAY = Text("Give the day, today ({today}) or before.", "请填写日期，不得晚于今日（{today}）。")
_REASON = Text("Give a reason.", "请填写理由。")
_LONG = Text("The reason has {length} characters; {most} are allowed.", "理由共 {length} 字，最多 {most} 字。")
_NOT_ACCEPTED = Text("Nothing of it was accepted yet.", "尚未验收。")
_RESIDUE = Text(
    "{paid} yuan was paid out and {accepted} accepted; the two must be the same.",
    "已支付 {paid} 元，已验收 {accepted} 元，两者应一致。",
)
_OPEN = Text("{count} milestones are not reached.", "尚有 {count} 个节点未完成。")
