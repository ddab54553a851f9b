"""Where something stands: a word that is stored, what people call it, and its shape and colour."""

from enum import StrEnum
from typing import Self

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone

_NONE = Text("", "")


class State(StrEnum):
    """The states of one kind of thing, each written as `NAME = "stored", label, tone`."""

    label: Text
    tone: Tone

    def __new__(cls, stored: str, label: Text = _NONE, tone: Tone = "") -> Self:
        """Make a state; looking one up by its word alone calls this too, as far as type checkers know."""
        state = str.__new__(cls, stored)
        state._value_, state.label, state.tone = stored, label, tone
        return state
