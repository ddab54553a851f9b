"""Theatres: places under one leader's command, the visits made there, and what was seen.

A visit is prepared, its households are drawn, and it is made or called off; what was seen is then never edited. Whoever
is to be visited learns of it on the day, not from the system: that is the platform's to keep.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huiyin.followup.commitments.words import LONGEST_REASON
from huiyin.followup.wording import LONGEST_NAME, LONGEST_TEXT, Words, check_words, missing
from huiyin.kernel.places import prefix_of
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason
from huiyin.records.fields import Code, CodeList

MOST_VILLAGES, MOST_EACH = 3, 5  # what one sheet of paper holds, and one day
NOBODY = "nobody"
FOUND = CodeList(
    "seen",
    Text("what was seen", "现场情况"),
    (
        Code("as_told", Text("as the register says", "与台账一致")),
        Code("better", Text("better than the register says", "好于台账")),
        Code("worse", Text("worse than the register says", "差于台账")),
        Code(NOBODY, Text("nobody was met", "未见到人")),
    ),
)
FOUND_IN_VILLAGE = CodeList(
    "seen_in_village",
    Text("what was seen in the village", "村情况"),
    (
        Code("sound", Text("work goes on as planned", "工作正常推进")),
        Code("slow", Text("work is slow", "工作进展慢")),
        Code("problem", Text("a problem was found", "发现问题")),
    ),
)


class State(StrEnum):
    """Where a visit stands."""

    PREPARED = "prepared"
    MADE = "made"
    CALLED_OFF = "called_off"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _STATES[self]


_STATES = {
    State.PREPARED: Text("prepared", "已准备"),
    State.MADE: Text("made", "已督战"),
    State.CALLED_OFF: Text("called off", "已取消"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen at one household or in one village: a key of its list, and words.

    `field` is what the form calls it; `words_field` its words.
    """

    field: str
    found: str
    words: str = ""

    @property
    def words_field(self) -> str:
        """The field of its words."""
        return f"{self.field}_words"


def set_up(*, name: str, name_en: str, places: Sequence[str], taken: Collection[str]) -> Decision:
    """Say whether a theatre can be set up over places, none of which may lie in another theatre.

    Example:
        >>> found = set_up(name="玉树战区", name_en="", places=["632700000000"], taken=["632725000000"])
        >>> [reason.field for reason in found.missing]
        ['places']
    """
    words = (Words("name", name, LONGEST_NAME), Words("name_en", name_en, LONGEST_NAME, needed=False))
    none = [missing("places", _NO_PLACE)] if not places else []
    return Decision("set_up", (*check_words(words), *none, *_clashes("places", places, taken)))


def put(*, place: str, taken: Collection[str]) -> Decision:
    """Say whether a place can be put under a theatre, given the places that lie in any theatre now."""
    return Decision("put", tuple(_clashes("place_code", [place], taken)))


def take(*, left: int) -> Decision:
    """Say whether a place can be taken from a theatre in which so many others are left."""
    return Decision("take", () if left else (missing("places", _LAST_PLACE),))


def appoint(*, commander: str, commander_en: str, post: str, post_en: str) -> Decision:
    """Say whether somebody can be appointed commander."""
    words = (
        Words("commander", commander, LONGEST_NAME), Words("commander_en", commander_en, LONGEST_NAME, needed=False),
        Words("post", post, LONGEST_NAME), Words("post_en", post_en, LONGEST_NAME, needed=False),
    )  # fmt: skip
    return Decision("appoint", tuple(check_words(words)))


def adopt(*, words: str, reason: str, version: int) -> Decision:
    """Say whether an action plan can be adopted; every later version says why it takes the place of the last."""
    said = (Words("words", words, LONGEST_TEXT), Words("reason", reason, LONGEST_REASON, needed=version > 1))
    return Decision("adopt", tuple(check_words(said)))


def prepare(
    *, place: str, theatre: Iterable[str], planned_on: date, purpose: str, villages: int, each: int, on: date
) -> Decision:
    """Say whether a visit can be prepared: to a place of the theatre, not in the past, no more than a day holds."""
    found = list(check_words([Words("purpose", purpose, LONGEST_REASON, needed=False)]))
    if not any(place.startswith(prefix_of(one)) for one in theatre):
        found.append(missing("place_code", _ELSEWHERE))
    if planned_on < on:
        found.append(missing("planned_on", _PAST.fill(day=planned_on)))
    for field, asked, most in (("villages", villages, MOST_VILLAGES), ("each", each, MOST_EACH)):
        if not 1 <= asked <= most:
            found.append(missing(field, _MANY.fill(asked=asked, most=most)))
    return Decision("prepare", tuple(found))


def draw_again(state: State, *, reason: str) -> Decision:
    """Say whether households can be drawn another time: before the visit is made, and with a reason."""
    return Decision("draw_again", (*_still_prepared(state), *check_words([Words("reason", reason, LONGEST_REASON)])))


def call_off(state: State, *, reason: str) -> Decision:
    """Say whether a visit can be called off."""
    return Decision("call_off", (*_still_prepared(state), *check_words([Words("reason", reason, LONGEST_REASON)])))


def record(state: State, *, made_on: date, prepared_on: date, on: date, summary: str, seen: Sequence[Seen]) -> Decision:
    """Say whether it can be recorded that a visit was made, and what was seen: at every household that was drawn."""
    found = [*_still_prepared(state), *check_words([Words("summary", summary, LONGEST_TEXT)])]
    if not prepared_on <= made_on <= on:
        found.append(missing("made_on", _NOT_BETWEEN.fill(first=prepared_on, last=on)))
    for one in seen:
        if not one.found:
            found.append(missing(one.field, _UNSAID))
        found += check_words([Words(one.words_field, one.words, LONGEST_REASON, needed=one.found in _TO_BE_TOLD)])
    return Decision("record", tuple(found))


def order(*, person: str) -> Decision:
    """Say whether an order names who answers for it; all else is asked of it as of every commitment."""
    return Decision("order", tuple(check_words([Words("person", person, LONGEST_NAME)])))


def clashing(place: str, taken: Iterable[str]) -> str | None:
    """Give the place among others that a place lies in, holds or is.

    Example:
        >>> clashing("632725100000", ["632700000000", "630200000000"])
        '632700000000'
    """
    own = prefix_of(place)
    return next((one for one in taken if own.startswith(prefix_of(one)) or prefix_of(one).startswith(own)), None)


def _clashes(field: str, places: Sequence[str], taken: Collection[str]) -> Iterator[Reason]:
    for at, place in enumerate(places):
        if (found := clashing(place, [*taken, *places[:at]])) is not None:
            yield missing(field, _CLASH.fill(place=place, other=found))


def _still_prepared(state: State) -> Iterator[Reason]:
    if state is not State.PREPARED:
        yield missing("", _OVER.fill(state=state.label))


_TO_BE_TOLD = frozenset({"worse", "problem"})
_NO_PLACE = Text("Name one place at least.", "请至少填写一个地区。")
_LAST_PLACE = Text(
    "A theatre has one place at least; put another under it first.", "战区至少有一个地区，请先增加其他地区。"
)
_CLASH = Text(
    "{place} lies in a theatre already, by {other}; one place is under one command.",
    "{place} 已属战区（{other}），一地只归一个战区。",
)
_ELSEWHERE = Text("This place is not of this theatre.", "该地区不属于本战区。")
_PAST = Text("{day} is over; a visit is prepared before it is made.", "{day} 已过，督战须事先准备。")
_MANY = Text("{asked} are asked for; from 1 to {most} can be drawn.", "填写为 {asked}，可抽取 1 至 {most}。")
_NOT_BETWEEN = Text(
    "Give the day on which you were there, from {first} to {last}.", "请填写实际督战日期（{first} 至 {last}）。"
)
_UNSAID = Text("Say what was seen there.", "请填写现场情况。")
_OVER = Text("This visit stands as: {state}; it is not changed any more.", "本次督战状态为“{state}”，不再更改。")
