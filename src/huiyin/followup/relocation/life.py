"""A household's way from the offer of a new house to its move: what may be done next, and every reason against it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from huiyin import policy
from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.followup.relocation.words import KEPT, LONGEST_NAME, LONGEST_WORDS
from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Parameter, Reason, ValueNotKnownError, Verdict


class State(StrEnum):
    """How far a household is."""

    OFFERED = "offered"
    CONSENTED = "consented"
    HOUSED = "housed"
    MOVED = "moved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> Text:
        """What it is called."""
        return _STATES[self]

    @property
    def is_over(self) -> bool:
        """Whether the household has nothing more to do with the scheme."""
        return self in {State.DECLINED, State.WITHDRAWN}


class Step(StrEnum):
    """What can be done."""

    CONSENT = "consent"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    HOUSE = "house"
    MOVE = "move"
    OLD_SITE = "old_site"

    @property
    def label(self) -> Text:
        """What it is called where it can be done."""
        return _LABELS[self]

    @property
    def comes_from(self) -> frozenset[State]:
        """The states in which it can be done."""
        return _FROM[self]

    @property
    def leads_to(self) -> State:
        """The state in which it ends."""
        return _TO[self]

    @property
    def apart(self) -> bool:
        """Whether it is the household's own word, which whoever manages the scheme can't record."""
        return self in {Step.CONSENT, Step.DECLINE, Step.WITHDRAW}


@dataclass(frozen=True, slots=True)
class Life:
    """A household in a scheme, as far as what comes next depends on it.

    Attributes:
        persons: its members when it was offered a house.
        is_manager: whether whoever asks manages the scheme, or counts as one person with whoever does.
        last_on: the day of the last step.
        old_site: what became of the old site; empty while nobody has said.
    """

    state: State
    persons: int
    is_manager: bool
    last_on: date
    old_site: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with a step; money in fen, area in hundredths of a square metre.

    Attributes:
        on: the day.
        signed_by: who of the household said so.
        in_writing: whether they signed, and did not give a thumbprint or say it.
        read_aloud, language, witness: whether the agreement was read aloud to them, in which language, before whom.
        area, contribution, debt: the house, the household's own money for it, and what it owes for it.
        old_site: a key of `OLD_SITES`.
        reason: why.
    """

    on: date | None = None
    signed_by: str = ""
    in_writing: bool = False
    read_aloud: bool = False
    language: str = ""
    witness: str = ""
    area: int | None = None
    contribution: int | None = None
    debt: int | None = None
    old_site: str = ""
    reason: str = ""


def decide(life: Life, step: Step, *, on: date, given: Given) -> Decision:
    """Say whether a step may be taken on a day, with every reason against it.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    return Decision(step.value, (*_order(life, step), *_hands(life, step), *_needs(life, step, on, given)))


def open_to(life: Life) -> tuple[Step, ...]:
    """Give the steps that can be taken now, whatever comes with them."""
    return tuple(step for step in Step if not [*_order(life, step), *_hands(life, step)])


def after(life: Life, step: Step, given: Given) -> Life:
    """Give what a household's life is once a step was taken."""
    old_site = given.old_site if step is Step.OLD_SITE else life.old_site
    return replace(life, state=step.leads_to, last_on=given.on or life.last_on, old_site=old_site)


def _order(life: Life, step: Step) -> Iterator[Reason]:
    if life.state not in step.comes_from:
        states = Text.join(state.label for state in State if state in step.comes_from)
        yield _missing("order", _NOT_NOW.fill(state=life.state.label, states=states))


def _hands(life: Life, step: Step) -> Iterator[Reason]:
    if step.apart and life.is_manager:
        yield _missing("manager", _MANAGER)


def _needs(life: Life, step: Step, on: date, given: Given) -> Iterator[Reason]:
    if given.on is None or not life.last_on <= given.on <= on:
        yield _missing("on", _DAY.fill(last=life.last_on, today=on), "on")
    if step.apart:
        yield from _own_word(given)
    if step is Step.HOUSE:
        yield from _house(life, given, given.on or on)
    if step is Step.OLD_SITE:
        yield from _old_site(given)
    if step in {Step.DECLINE, Step.WITHDRAW} and not given.reason.strip():
        yield _missing("reason", _REASON, "reason")
    yield from reasons_of_words(given.reason, "reason")


def _own_word(given: Given) -> Iterator[Reason]:
    if not given.signed_by.strip() or len(given.signed_by) > LONGEST_NAME:
        yield _missing("signed_by", _WHO.fill(most=LONGEST_NAME), "signed_by")
    if not given.in_writing:
        if not given.read_aloud:
            yield _missing("read_aloud", _ALOUD, "read_aloud")
        if not given.language:
            yield _missing("language", _LANGUAGE, "language")
        if not given.witness.strip() or len(given.witness) > LONGEST_NAME:
            yield _missing("witness", _WITNESS.fill(most=LONGEST_NAME), "witness")
    for name in ("signed_by", "witness"):
        if names_a_document(getattr(given, name)):
            yield _missing(name, LEFT_OUT, name)
    if given.witness.strip() and given.witness.strip() == given.signed_by.strip():
        yield _missing("witness", _SELF, "witness")


def _house(life: Life, given: Given, day: date) -> Iterator[Reason]:
    area, most = given.area, _in_force("relocation_area_per_head", day)
    if area is None or area <= 0:
        yield _missing("area", _NO_AREA, "area")
    elif most is not None and area > life.persons * most.value * 100:
        each, room = area / 100 / max(life.persons, 1), life.persons * most.value
        words = _TOO_LARGE.fill(
            area=f"{area / 100:g}", persons=life.persons, each=f"{each:.2f}", most=f"{most.value:g}", room=f"{room:g}"
        )
        yield Reason("area", Verdict.MISSING, words, most, field="area")
    for name, key, words in (
        ("contribution", "relocation_contribution_most", _PAYS_TOO_MUCH),
        ("debt", "relocation_debt_most", _OWES_TOO_MUCH),
    ):
        amount, limit = getattr(given, name), policy.at(day).value(key)
        if amount is None or amount < 0:
            yield _missing(name, _AMOUNT, name)
        elif amount > limit.value * 100:
            told = words.fill(amount=f"{yuan(amount):,.2f}", most=f"{limit.value:,}")
            yield Reason(name, Verdict.MISSING, told, limit, field=name)


def _old_site(given: Given) -> Iterator[Reason]:
    if not given.old_site:
        yield _missing("old_site", _SITE, "old_site")
    if given.old_site == KEPT and not given.reason.strip():
        yield _missing("reason", _WHY_KEPT, "reason")


def _in_force(key: str, day: date) -> Parameter | None:
    """Give a number of policy; none on a day on which there was no such rule yet."""
    try:
        return policy.at(day).value(key)
    except ValueNotKnownError:
        return None


def reasons_of_words(words: str, field: str) -> Iterator[Reason]:
    """Say what is wrong with what somebody wrote."""
    if len(words) > LONGEST_WORDS:
        yield _missing(field, _LONG.fill(length=len(words), most=LONGEST_WORDS), field)
    if names_a_document(words):
        yield _missing(field, LEFT_OUT, field)


def _missing(check: str, words: Text, name: str = "") -> Reason:
    return Reason(check, Verdict.MISSING, words, field=name)


_FROM = {
    Step.CONSENT: frozenset({State.OFFERED}),
    Step.DECLINE: frozenset({State.OFFERED}),
    Step.WITHDRAW: frozenset({State.CONSENTED, State.HOUSED}),
    Step.HOUSE: frozenset({State.CONSENTED, State.HOUSED}),
    Step.MOVE: frozenset({State.HOUSED}),
    Step.OLD_SITE: frozenset({State.MOVED}),
}
_TO = {
    Step.CONSENT: State.CONSENTED,
    Step.DECLINE: State.DECLINED,
    Step.WITHDRAW: State.WITHDRAWN,
    Step.HOUSE: State.HOUSED,
    Step.MOVE: State.MOVED,
    Step.OLD_SITE: State.MOVED,
}
_STATES = {
    State.OFFERED: Text("offered", "已征询"),
    State.CONSENTED: Text("consented", "已签同意书"),
    State.HOUSED: Text("house ready", "住房已核"),
    State.MOVED: Text("moved", "已搬迁"),
    State.DECLINED: Text("declined", "不愿搬迁"),
    State.WITHDRAWN: Text("consent withdrawn", "撤回同意"),
}
_LABELS = {
    Step.CONSENT: Text("record the household's consent", "登记农户同意"),
    Step.DECLINE: Text("record that it declines", "登记农户不愿搬迁"),
    Step.WITHDRAW: Text("record that it withdraws its consent", "登记农户撤回同意"),
    Step.HOUSE: Text("record the house", "登记住房"),
    Step.MOVE: Text("record the move", "登记搬迁入住"),
    Step.OLD_SITE: Text("record the old site", "登记旧房处置"),
}
_NOT_NOW = Text(
    "It is {state}; this can be done while it is: {states}.", "当前状态为“{state}”，仅在以下状态可办理：{states}。"
)
_MANAGER = Text(
    "Whoever manages the scheme can't record what the household says; another person has to.",
    "方案管理人不得登记农户意愿，须由其他人登记。",
)
_DAY = Text(
    "Give the day: not before {last}, when the last step was taken, and not after today ({today}).",
    "请填写日期，不得早于上一环节（{last}），不得晚于今日（{today}）。",
)
_WHO = Text(
    "Name who of the household says so, in at most {most} characters.", "请填写农户表态人姓名，不超过 {most} 字。"
)
_ALOUD = Text("Without a signature it must be read aloud.", "未签字的，须当面宣读。")
_LANGUAGE = Text("Say in which language it was read aloud.", "请选择宣读语言。")
_WITNESS = Text(
    "Without a signature a witness is named, in at most {most} characters.",
    "未签字的，须注明见证人，不超过 {most} 字。",
)
_SELF = Text("The witness is somebody other than who consents.", "见证人不得为表态人本人。")
_NO_AREA = Text("Say how large the house is, in square metres.", "请填写住房面积（平方米）。")
_TOO_LARGE = Text(
    "{area} m2 for a household of {persons} are {each} m2 a person; {most} m2 a person, {room} m2 in all, are allowed.",
    "{persons} 人住房 {area} 平方米，人均 {each} 平方米；人均上限 {most} 平方米，该户最多 {room} 平方米。",
)
_PAYS_TOO_MUCH = Text(
    "The household pays {amount} yuan itself; {most} yuan at most are allowed.",
    "自筹 {amount} 元，超过上限 {most} 元。",
)
_OWES_TOO_MUCH = Text(
    "The household owes {amount} yuan for the house; {most} yuan are allowed. Settle the debt first.",
    "因建房负债 {amount} 元，允许 {most} 元，请先化解债务。",
)
_AMOUNT = Text("Say how much, in yuan; 0 for nothing.", "请填写金额（元），没有的填 0。")
_SITE = Text("Say what became of the old site.", "请选择旧房处置方式。")
_WHY_KEPT = Text("Say why the old house is kept.", "请说明保留旧房的理由。")
_REASON = Text("Give the household's reason.", "请填写农户的理由。")
_LONG = Text("It has {length} characters; {most} are allowed.", "共 {length} 字，最多 {most} 字。")
