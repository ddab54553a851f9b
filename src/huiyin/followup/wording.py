"""What people write about offices' business: said where it must be, short enough, and without anybody's numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin.policy import Reason, Verdict
from huiyin.records.personal_numbers import numbers_in

LONGEST_NAME = 60
LONGEST_TEXT = 4000
_EMPTY = Text("This has to be said.", "此项必填。")
_LONG = Text("{length} characters; {most} are allowed.", "共 {length} 字，最多 {most} 字。")
_NUMBERS = Text(
    "Leave numbers of people out (IDs, mobile telephones, accounts): they are never needed here.",
    "请勿填写身份证号、手机号、银行账号，此处不需要。",
)


@dataclass(frozen=True, slots=True)
class Words:
    """Some words with the field in which they were written, how long they may be, and whether they may be left out."""

    field: str
    said: str
    longest: int
    needed: bool = True


def names_a_person(words: str) -> bool:
    """Say whether words hold an ID, a mobile telephone or an account.

    Example:
        >>> names_a_person("call 138 0013 8765")
        True
        >>> names_a_person("青扶组〔2016〕12号, 0971-6303265")
        False
    """
    return any(found.kind is not None for found in numbers_in(words))


def check_words(every: Iterable[Words]) -> Iterator[Reason]:
    """Give what speaks against some words, each at its field."""
    for one in every:
        if one.needed and not one.said.strip():
            yield missing(one.field, _EMPTY)
        if len(one.said) > one.longest:
            yield missing(one.field, _LONG.fill(length=len(one.said), most=one.longest))
        if names_a_person(one.said):
            yield missing(one.field, _NUMBERS)


def missing(field: str, words: Text) -> Reason:
    """Give a reason for which something is not done, at its field."""
    return Reason("said", Verdict.MISSING, words, field=field)
