"""A scheme of relocation: what it must say before any household is offered a house."""

from collections.abc import Collection, Iterator

from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.followup.relocation.words import LONGEST_TITLE
from huiyin.kernel.places import Level, level_of
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict


def decide_scheme(*, title: str, origins: Collection[str], houses: int) -> Decision:
    """Say whether a scheme may be set up.

    Args:
        title: its name.
        origins: the codes of the villages that it takes people from.
        houses: how many houses it builds or buys.

    Example:
        >>> decide_scheme(title="Settlement", origins=["632725100200"], houses=40).allowed
        True
    """
    return Decision("scheme", tuple(_reasons(title, origins, houses)))


def _reasons(title: str, origins: Collection[str], houses: int) -> Iterator[Reason]:
    if not title.strip() or len(title) > LONGEST_TITLE:
        yield _missing("title", _TITLE.fill(most=LONGEST_TITLE))
    if names_a_document(title):
        yield _missing("title", LEFT_OUT)
    if not origins:
        yield _missing("origins", _NOWHERE)
    if wrong := [code for code in origins if level_of(code) is not Level.VILLAGE]:
        yield _missing("origins", _VILLAGES.fill(codes=Text.join(wrong)))
    if houses <= 0:
        yield _missing("houses", _HOUSES)


def _missing(field: str, words: Text) -> Reason:
    return Reason(field, Verdict.MISSING, words, field=field)


_TITLE = Text("Name the scheme in at most {most} characters.", "请填写方案名称，不超过 {most} 字。")
_NOWHERE = Text("Name the villages that it takes people from.", "请填写迁出村。")
_VILLAGES = Text("People are taken from villages; these are none: {codes}.", "迁出地须为行政村，以下不是：{codes}。")
_HOUSES = Text("Say how many houses there will be: more than none.", "请填写安置住房套数，须大于零。")
