"""Figures as a reader meets them: the value with its unit, its change in words and sign, its definition and source.

The value inside is always the whole one; only here is it put into ten thousands, rounded and worded.
"""

from dataclasses import dataclass
from typing import Literal

from huiyin.kernel.text import Language, Text
from huiyin_web.core.language import current_language

NONE = "--"
_MYRIAD = 10_000
_IN_MYRIADS_FROM = 100_000

Tone = Literal["", "good", "bad", "warn", "go"]
Direction = Literal["rise", "fall", "same"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as it is printed: the number and the unit beside it."""

    number: str
    unit: str

    def __str__(self) -> str:
        return f"{self.number}{'' if self.unit == '%' else ' '}{self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure counts, how many decimals it has, the unit of ten thousands in Chinese, the word for 1."""

    label: Text
    places: int = 0
    factor: float = 1.0
    myriad: str = ""
    single: Text | None = None

    def show(self, value: float | None, language: Language | None = None) -> Shown:
        """Word a value; Chinese pages put large counts into ten thousands."""
        language = language or current_language()
        if value is None:
            return Shown(NONE, "")
        if language == "zh" and self.myriad and abs(value) >= _IN_MYRIADS_FROM:
            return Shown(f"{value / _MYRIAD:,.2f}", self.myriad)
        return self.full(value, language)

    def full(self, value: float | None, language: Language | None = None) -> Shown:
        """Word a value without shortening it."""
        if value is None:
            return Shown(NONE, "")
        number = f"{value * self.factor:,.{self.places}f}"
        label = self.single if self.single and number == "1" else self.label
        return Shown(number, label.say(language or current_language()))


PERSONS = Unit(Text("persons", "人"), myriad="万人", single=Text("person", "人"))
HOUSEHOLDS = Unit(Text("households", "户"), myriad="万户", single=Text("household", "户"))
SHARE = Unit(Text("%", "%"), places=1, factor=100)
FINE_SHARE = Unit(Text("%", "%"), places=2, factor=100)
POINTS = Unit(Text("percentage points", "个百分点"), places=1, factor=100)
YUAN = Unit(Text("yuan", "元"))


@dataclass(frozen=True, slots=True)
class Change:
    """How far a figure has moved from another.

    Attributes:
        amount: the difference, in the unit's own scale.
        unit: what it is counted in: percentage points for shares.
        against: what it is compared with, such as "on 2015".
        tone: whether the movement is good, bad or neither.
    """

    amount: float
    unit: Unit
    against: Text
    tone: Tone = ""

    @property
    def direction(self) -> Direction:
        """Which way it moved."""
        return "rise" if self.amount > 0 else "fall" if self.amount < 0 else "same"

    @property
    def words(self) -> Text:
        """The movement in words: more or fewer, by how much, against what."""
        if not self.amount:
            return Text("no change {against}", "{against}持平").fill(against=self.against)
        template = (
            Text("up {amount} {against}", "{against}增加 {amount}")
            if self.amount > 0
            else Text("down {amount} {against}", "{against}减少 {amount}")
        )
        size = Text(str(self.unit.show(abs(self.amount), "en")), str(self.unit.show(abs(self.amount), "zh")))
        return template.fill(amount=size, against=self.against)


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline figure, never without its definition.

    Attributes:
        label: what it is.
        value: the whole value, in the unit's own scale.
        unit: what it is counted in.
        definition: what is counted, over which base, when.
        source: where it comes from.
        change: its movement, where there is something to compare it with.
        beside: a figure that belongs next to it, such as the nation's.
        url: the rows behind it.
    """

    label: Text
    value: float | None
    unit: Unit
    definition: Text
    source: Text | str = ""
    change: Change | None = None
    beside: Text | None = None
    url: str = ""

    @property
    def shown(self) -> Shown:
        """The value as it is printed."""
        return self.unit.show(self.value)

    @property
    def full(self) -> str:
        """The value unshortened."""
        return str(self.unit.full(self.value))
