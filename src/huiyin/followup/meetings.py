"""Meetings of a leading group: what one consists of, and what it needs to be concluded.

A concluded meeting is never edited: its decisions are followed by the engine of commitments, and what was written wrong
is mended by an addition with a reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from huiyin.followup.wording import LONGEST_TEXT, Words, check_words, missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason
from huiyin.records.fields import Code, CodeList

KINDS = CodeList(
    "meeting",
    Text("kind of meeting", "会议类型"),
    (Code("meeting", Text("meeting", "领导小组会议")), Code("forum", Text("forum", "座谈会"))),
)
PRESENCE = CodeList(
    "presence",
    Text("who attended how", "出席情况"),
    (
        Code("present", Text("present", "出席")),
        Code("deputy", Text("sent a deputy", "委托他人出席")),
        Code("observer", Text("as observer", "列席")),
        Code("absent", Text("absent", "请假")),
    ),
)
REPORT, DOCUMENT = "report", "document"
MATTERS = CodeList(
    "matter",
    Text("item of the agenda", "议题类型"),
    (
        Code(REPORT, Text("report heard", "听取汇报")),
        Code(DOCUMENT, Text("document examined", "审议文件")),
        Code("topic", Text("matter studied", "研究事项")),
        Code("speech", Text("speech", "讲话部署")),
    ),
)
APPROVED, RETURNED = "approved", "returned"
OUTCOMES = CodeList(
    "outcome",
    Text("what was resolved about the document", "审议结果"),
    (
        Code(APPROVED, Text("approved in principle", "原则通过")),
        Code(RETURNED, Text("sent back to be revised", "退回修改")),
    ),
)
HELD = frozenset({"present", "deputy"})
_LATER = Text("It is held on {day}; nothing is concluded before that.", "会议日期为 {day}，会前不得办结。")
_NOBODY = Text("Say who attended: somebody besides the chair must have.", "请登记出席人员（除主持人外至少一人）。")
_NO_CHAIR = Text("Say who chaired it, by the name in the list of attendance.", "请填写主持人，并列入出席名单。")
_CHAIR_AWAY = Text("{chair} chaired it, and is not listed as present.", "主持人 {chair} 未列为出席。")
_NOTHING = Text("Put at least one item on the agenda.", "议程至少有一项议题。")
_UNSAID = Text("Say what was concluded about item {number}: {title}", "请填写第 {number} 项议题的结论：{title}")
_NO_OUTCOME = Text(
    "Say what was resolved about the document of item {number}: {title}",
    "请填写第 {number} 项议题文件的审议结果：{title}",
)
_NO_DOCUMENT = Text("Name the document of item {number}: {title}", "请选择第 {number} 项议题审议的文件：{title}")


@dataclass(frozen=True, slots=True)
class Attended:
    """Somebody on the list of attendance: by what name, and a key of `PRESENCE`."""

    name: str
    presence: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the agenda.

    Attributes:
        kind: a key of `MATTERS`.
        title: what it is about.
        conclusion: what was concluded.
        has_document: whether a document is named.
        outcome: a key of `OUTCOMES`, where there is a document.
    """

    kind: str
    title: str
    conclusion: str = ""
    has_document: bool = False
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting before it is concluded."""

    held_on: date
    chair: str
    attended: tuple[Attended, ...] = ()
    items: tuple[Item, ...] = ()


def conclude(meeting: Meeting, *, on: date) -> Decision:
    """Say whether a meeting can be concluded on a day, with every reason.

    Example:
        >>> bare = Meeting(date(2016, 9, 14), "Wang Guosheng")
        >>> [reason.field for reason in conclude(bare, on=date(2016, 9, 14)).missing]
        ['chair', 'attended', 'items']
    """
    return Decision("conclude", (*_held(meeting, on), *_items(meeting.items)))


def correct(*, words: str, reason: str, longest_reason: int) -> Decision:
    """Say whether a concluded meeting can be corrected by an addition of these words, for this reason."""
    said = (Words("words", words, LONGEST_TEXT), Words("reason", reason, longest_reason))
    return Decision("correct", tuple(check_words(said)))


def _held(meeting: Meeting, on: date) -> Iterator[Reason]:
    if on < meeting.held_on:
        yield missing("held_on", _LATER.fill(day=meeting.held_on))
    there = [one.name for one in meeting.attended if one.presence in HELD]
    if not meeting.chair.strip() or not there:
        yield missing("chair", _NO_CHAIR)
    elif meeting.chair not in there:
        yield missing("chair", _CHAIR_AWAY.fill(chair=meeting.chair))
    if len(there) <= 1:  # a chair alone holds no meeting
        yield missing("attended", _NOBODY)


def _items(items: tuple[Item, ...]) -> Iterator[Reason]:
    if not items:
        yield missing("items", _NOTHING)
    for number, item in enumerate(items, start=1):
        if not item.conclusion.strip():
            yield missing("items", _UNSAID.fill(number=number, title=item.title))
        if item.kind == DOCUMENT and not item.has_document:
            yield missing("items", _NO_DOCUMENT.fill(number=number, title=item.title))
        if item.has_document and not item.outcome:
            yield missing("items", _NO_OUTCOME.fill(number=number, title=item.title))
