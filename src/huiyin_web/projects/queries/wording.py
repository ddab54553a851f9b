"""How a project is worded in lists and on its page."""

from huiyin.followup.funds import KINDS, SOURCES, State
from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.core.templatetags.wording import number
from huiyin_web.projects.models import Project

TITLE = Text("Projects", "项目")
TONES: dict[State, Tone] = {State.PROPOSED: "warn", State.APPROVED: "go", State.REFUSED: "bad", State.CLOSED: "good"}
_NAMED = Text("{number}. {what}", "{number}。{what}")
_WHAT = Text("{kind}, {source}", "{kind}，{source}")


def what_of(row: Project) -> Text:
    """Say what it is, and where its money comes from."""
    return _WHAT.fill(kind=KINDS.label_of(row.kind), source=SOURCES.label_of(row.source)).sentence()


def named(row: Project) -> Text:
    """Say its number and what it is."""
    return _NAMED.fill(number=row.number, what=what_of(row))


def said(fen: int) -> str:
    """Write an amount in yuan, to the fen."""
    return number(yuan(fen), 2)
