"""Whether a commitment may be given as it is worded: who, how much, by when, and whether that can be done at all."""

from collections.abc import Iterator
from datetime import date

from huiyin import policy
from huiyin.followup.commitments.commitment import Commitment
from huiyin.followup.commitments.words import KINDS, LONGEST_TITLE
from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Parameter, Reason, Verdict

GIVE = "give"
_TITLE = Text("Say in one sentence what is promised.", "请用一句话写明承诺内容。")
_LONG = Text("The title has {length} characters; {most} are allowed.", "标题共 {length} 字，最多 {most} 字。")
_SAME = Text(
    "Whoever has to keep it can't also say whether it was kept; name another office.",
    "责任方不得同时为核验方，请另行指定核验方。",
)
_STARTS = Text(
    "It can't begin ({starts}) before it is given ({given}).", "开始日期（{starts}）不得早于交办日期（{given}）。"
)
_DUE = Text("It must be due ({due}) after it begins ({starts}).", "期限（{due}）须晚于开始日期（{starts}）。")
_NOTHING = Text("The quantity must be more than nothing ({quantity}).", "数量须大于零（{quantity}）。")
_SHORT = Text(
    "{days} days are left for this; {least} are the least for {kind}. Choose a later day, or say why it can't wait.",
    "办理时间仅 {days} 天，{kind}类不少于 {least} 天。请推后期限，或说明不能推后的理由。",
)
_LEAST = {"document": "least_days_document", "rectification": "least_days_rectification", "works": "least_days_works"}


def least_days(kind: str, on: date) -> Parameter:
    """Give how many days a commitment of a kind is given at the least, on a day.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    return policy.at(on).value(_LEAST.get(kind, "least_days_ordinary"))


def give(commitment: Commitment, *, title: str, reason: str = "") -> Decision:
    """Say whether a commitment may be given, with every reason; one that is due too soon is a question.

    Args:
        commitment: as it shall stand on the day on which it is given.
        title: what is promised, in one sentence.
        reason: why it can't wait, where it is due sooner than its class allows.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    return Decision(GIVE, (*_words(title, reason), *_sides(commitment), *_days(commitment), *_term(commitment, reason)))


def is_short(commitment: Commitment) -> bool:
    """Say whether a commitment was given with less time than its class allows: its giver's page counts those."""
    return _days_left(commitment) < least_days(commitment.kind, commitment.given_on).value


def _words(title: str, reason: str) -> Iterator[Reason]:
    if not title.strip():
        yield _missing("title", _TITLE)
    if len(title) > LONGEST_TITLE:
        yield _missing("title", _LONG.fill(length=len(title), most=LONGEST_TITLE))
    for field, words in (("title", title), ("reason", reason)):
        if names_a_document(words):
            yield _missing(field, LEFT_OUT)


def _sides(commitment: Commitment) -> Iterator[Reason]:
    if commitment.accepter == commitment.owner:
        yield _missing("accepter", _SAME)
    if commitment.quantity is not None and commitment.quantity <= 0:
        yield _missing("quantity", _NOTHING.fill(quantity=commitment.quantity))


def _days(commitment: Commitment) -> Iterator[Reason]:
    if commitment.starts_on < commitment.given_on:
        yield _missing("starts_on", _STARTS.fill(starts=commitment.starts_on, given=commitment.given_on))
    if commitment.due_on <= commitment.starts_on:
        yield _missing("due_on", _DUE.fill(due=commitment.due_on, starts=commitment.starts_on))


def _term(commitment: Commitment, reason: str) -> Iterator[Reason]:
    if commitment.due_on > commitment.starts_on and is_short(commitment):
        least = least_days(commitment.kind, commitment.given_on)
        kind = KINDS.label_of(commitment.kind)
        words = _SHORT.fill(days=_days_left(commitment), least=least.value, kind=kind)
        verdict = Verdict.QUESTION if reason.strip() else Verdict.MISSING
        yield Reason("term", verdict, words, least, "due_on")


def _days_left(commitment: Commitment) -> int:
    return (commitment.due_on - commitment.starts_on).days


def _missing(field: str, words: Text) -> Reason:
    return Reason("terms", Verdict.MISSING, words, field=field)
