"""Whether something may be done to a document: every reason, not the first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from huiyin.followup.issuing.acts import ACTS, Act, Need, act_of
from huiyin.followup.issuing.clauses import clauses_of
from huiyin.followup.issuing.document import AGREES, STANCES, TAKEN_UP, Document, Hand, Opinion, Part, State
from huiyin.followup.wording import LONGEST_NAME, LONGEST_TEXT, Words, check_words, missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason

LONGEST_REASON = 300
LONGEST_BODY = 20_000
_PARTS = {
    Part.KEEPER: Text("the office that keeps it", "文件管理单位"),
    Part.MEETING: Text("a meeting of its leading group, when it is concluded", "领导小组会议（办结时）"),
    Part.ASKED: Text("an office that was asked for its opinion", "被征求意见的单位"),
}
_NOT_NOW = Text(
    "It is {state}; this can be done while it is: {states}.", "当前状态为“{state}”，仅在以下状态可办理：{states}。"
)
_EARLIER = Text("The day {on} lies before the last entry ({last}).", "日期 {on} 早于上一条记录（{last}）。")
_NOT_YOURS = Text("Only {part} can do this.", "仅{part}可办理。")
_NO_CLAUSES = Text(
    "Begin each clause with its number, such as 第一条 or 1: what is not numbered can't be cited.",
    "每条请以编号开头（如“第一条”或“1”），否则无法引用。",
)
_TWICE = Text("Two clauses have the number {number}.", "编号“{number}”重复。")
_NO_TEXT = Text("Write a version with clauses first.", "请先提交含条款的文稿。")
_NOBODY = Text("Name at least one other office.", "请至少填写一个其他单位。")
_AGAIN = Text("{office} was asked already.", "{office} 已征求过意见。")
_UNTIL = Text("Say by when: a day after today.", "请填写截止日期，须晚于今日。")
_STANCE = Text("Say whether your office agrees, asks for changes or objects.", "请选择反馈态度。")
_WHAT = Text("Say what is to be changed, or why not.", "请写明修改意见或理由。")
_NO_OPINION = Text("This office has given no opinion.", "该单位未反馈意见。")
_TAKEN_UP = Text("Say what became of the opinion.", "请选择采纳情况。")
_TOO_LATE = Text("Your office has given its opinion already.", "本单位已反馈意见。")
_UNHEARD = Text("{office} was asked until {until} and has not answered.", "{office} 尚未反馈，截止 {until}。")
_UNANSWERED = Text("What {office} asks for was not answered.", "{office} 的意见尚未答复采纳情况。")
_REVISE = Text("The meeting asked for a revision first: {conditions}", "会议要求先作修改：{conditions}")
_BEFORE = Text(
    "It can't take effect ({day}) before it is issued ({on}).", "生效日期（{day}）不得早于印发日期（{on}）。"
)
_EFFECTIVE = Text("Say from which day it is in force.", "请填写生效日期。")
_OTHER = Text("Name another document that is issued.", "请选择另一份已印发的文件。")


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with an act.

    Attributes:
        words: the text of a version, or of an opinion.
        reason: why.
        offices, until: who is asked for an opinion, by when.
        stance: a key of `STANCES`.
        office, taken_up: whose opinion is answered, and a key of `TAKEN_UP`.
        number, effective_on: under which it is issued, and from when it is in force.
        conditions: what a meeting asks to be revised first.
        other_from: from when the document that takes its place is in force; none where it is not issued.
    """

    words: str = ""
    reason: str = ""
    offices: tuple[str, ...] = ()
    until: date | None = None
    stance: str = ""
    office: str = ""
    taken_up: str = ""
    number: str = ""
    effective_on: date | None = None
    conditions: str = ""
    other_from: date | None = None


def decide(document: Document, act: str, *, hand: Hand, on: date, given: Given) -> Decision:
    """Say whether somebody may do something to a document on a day, with every reason.

    Raises:
        UnknownActError: nothing of this name can be done to a document.
    """
    found = act_of(act)
    reasons = (*_order(document, found, on), *_hands(document, found, hand), *_needs(document, found, on, given))
    return Decision(act, reasons)


def after(document: Document, act: str, *, hand: Hand, on: date, given: Given) -> Document:
    """Give a document as an act leaves it; whether it may be done is asked before.

    Raises:
        UnknownActError: nothing of this name can be done to a document.
    """
    found = act_of(act)
    return replace(document, state=found.leads_to or document.state, since=on, **_changes(document, act, hand, given))


def open_to(document: Document, *, hand: Hand, on: date) -> tuple[Act, ...]:
    """Give what somebody can do to a document on a day, whatever they give with it."""
    return tuple(act for act in ACTS.values() if not [*_order(document, act, on), *_hands(document, act, hand)])


def _changes(document: Document, act: str, hand: Hand, given: Given) -> dict[str, Any]:
    """Give what an act changes besides the state."""
    opinions = document.opinions
    found: dict[str, Any] = {}
    match act:
        case "write" | "revise":
            found = {"has_text": True}
        case "consult" if given.until is not None:
            asked = (Opinion(office, given.until) for office in given.offices if office != document.keeper)
            found = {"opinions": (*_but(opinions, given.offices), *asked)}
        case "opine":
            told = (replace(one, stance=given.stance) if one.office == hand.office else one for one in opinions)
            found = {"opinions": tuple(told)}
        case "answer":
            heard = (replace(one, is_answered=True) if one.office == given.office else one for one in opinions)
            found = {"opinions": tuple(heard)}
        case "approve":
            found = {"conditions": given.conditions}
        case "issue":
            found = {"number": given.number, "effective_on": given.effective_on}
        case "supersede":
            found = {"ended_on": given.other_from}
    return found


def _but(opinions: tuple[Opinion, ...], offices: tuple[str, ...]) -> Iterator[Opinion]:
    """Give the opinions of all but some offices: whoever is asked anew speaks anew."""
    return (one for one in opinions if one.office not in offices)


def _order(document: Document, act: Act, on: date) -> Iterator[Reason]:
    if document.state not in act.comes_from:
        states = Text.join(state.label for state in State if state in act.comes_from)
        yield missing("", _NOT_NOW.fill(state=document.state.label, states=states))
    if document.since and on < document.since:
        yield missing("", _EARLIER.fill(on=on, last=document.since))


def _hands(document: Document, act: Act, hand: Hand) -> Iterator[Reason]:
    if act.by not in document.parts_of(hand):
        yield missing("", _NOT_YOURS.fill(part=_PARTS[act.by]))
    elif act.by is Part.ASKED and any(one.stance for one in document.opinions if one.office == hand.office):
        yield missing("", _TOO_LATE)


def _needs(document: Document, act: Act, on: date, given: Given) -> Iterator[Reason]:
    if Need.WORDS in act.needs:
        yield from _version(given.words)
    if Need.REASON in act.needs:
        yield from check_words([Words("reason", given.reason, LONGEST_REASON)])
    if Need.TEXT in act.needs and not document.has_text:
        yield missing("words", _NO_TEXT)
    if Need.OFFICES in act.needs:
        yield from _asked(document, on, given)
    if Need.STANCE in act.needs:
        yield from _opinion(given)
    if Need.ANSWER in act.needs:
        yield from _answer(document, given)
    if Need.HEARD in act.needs:
        yield from _heard(document, on)
    if act.leads_to is State.ISSUED:
        yield from _issue(document, on, given)
    if Need.OTHER in act.needs and given.other_from is None:
        yield missing("other", _OTHER)


def _version(words: str) -> Iterator[Reason]:
    yield from check_words([Words("words", words, LONGEST_BODY)])
    counts = Counter(clause.number for clause in clauses_of(words))
    if not counts:
        yield missing("words", _NO_CLAUSES)
    yield from (missing("words", _TWICE.fill(number=number)) for number, many in counts.items() if many > 1)


def _asked(document: Document, on: date, given: Given) -> Iterator[Reason]:
    if not set(given.offices) - {document.keeper}:
        yield missing("offices", _NOBODY)
    before = {one.office for one in document.opinions if one.waits_for_its_office(on)}
    yield from (missing("offices", _AGAIN.fill(office=one)) for one in given.offices if one in before)
    if given.until is None or given.until <= on:
        yield missing("until", _UNTIL)


def _opinion(given: Given) -> Iterator[Reason]:
    if given.stance not in set(STANCES.keys()):
        yield missing("stance", _STANCE)
    elif given.stance != AGREES and not given.words.strip():
        yield missing("words", _WHAT)
    yield from check_words([Words("words", given.words, LONGEST_TEXT, needed=False)])


def _answer(document: Document, given: Given) -> Iterator[Reason]:
    if not any(one.stance for one in document.opinions if one.office == given.office):
        yield missing("office", _NO_OPINION)
    if given.taken_up not in set(TAKEN_UP.keys()):
        yield missing("taken_up", _TAKEN_UP)
    yield from check_words([Words("words", given.words, LONGEST_REASON, needed=given.taken_up != "adopted")])


def _heard(document: Document, on: date) -> Iterator[Reason]:
    for one in document.opinions:
        if one.waits_for_its_office(on):
            yield missing("opinions", _UNHEARD.fill(office=one.office, until=one.until))
        if one.waits_for_an_answer:
            yield missing("opinions", _UNANSWERED.fill(office=one.office))


def _issue(document: Document, on: date, given: Given) -> Iterator[Reason]:
    if document.state is State.APPROVED and document.conditions.strip():
        yield missing("words", _REVISE.fill(conditions=document.conditions))
    yield from check_words([Words("number", given.number, LONGEST_NAME)])
    if given.effective_on is None:
        yield missing("effective_on", _EFFECTIVE)
    elif given.effective_on < on:
        yield missing("effective_on", _BEFORE.fill(day=given.effective_on, on=on))
