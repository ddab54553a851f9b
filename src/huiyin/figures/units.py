"""Units as people read them: shares as percent, people in ten thousands in Chinese and in thousands in English."""

from dataclasses import dataclass
from typing import Final

from huiyin.kernel.text import Language, Text

_HEADING: Final = Text("{measure}, {unit}", "{measure}（{unit}）")


@dataclass(frozen=True, slots=True)
class Scale:
    """What a stored value is multiplied by to be shown, and with how many decimals."""

    times: float = 1
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as each language counts in it; if it `joins`, its label follows the number without a space, like %."""

    label: Text
    en: Scale = Scale()
    zh: Scale = Scale()
    joins: bool = False

    def exact(self, value: float, language: Language) -> float:
        """Give the value in the unit of the language as it is, for a line that would step if it were rounded."""
        return value * self._scale(language).times

    def number(self, value: float, language: Language) -> float:
        """Give the value in the unit of the language, rounded as it is shown."""
        scale = self._scale(language)
        return round(value * scale.times, scale.digits)

    def limit(self, value: float, language: Language) -> str:
        """Write the number without its unit and without zeros at its end, for limits of classes and labels."""
        return f"{self.number(value, language):,.10g}"

    def say(self, value: float, language: Language) -> str:
        """Write the number with its unit."""
        number = f"{self.number(value, language):,.{self._scale(language).digits}f}"
        return f"{number}{'' if self.joins else ' '}{self.label.say(language)}".rstrip()

    def text(self, value: float) -> Text:
        """Write the number with its unit in both languages."""
        return Text(self.say(value, "en"), self.say(value, "zh"))

    def heading(self, measure: Text) -> Text:
        """Name a measure with its unit, for an axis, a legend or the head of a column."""
        return _HEADING.fill(measure=measure, unit=self.label) if self.label.en else measure

    def _scale(self, language: Language) -> Scale:
        return self.zh if language == "zh" else self.en


_THOUSANDS: Final = Scale(times=1e-3, digits=1)
_TEN_THOUSANDS: Final = Scale(times=1e-4, digits=2)
_TENTHS: Final = Scale(digits=1)
_PER_HUNDRED: Final = Scale(times=100, digits=1)

PERCENT: Final = Unit(Text("%", "%"), en=_PER_HUNDRED, zh=_PER_HUNDRED, joins=True)
PEOPLE: Final = Unit(Text("thousand people", "万人"), en=_THOUSANDS, zh=_TEN_THOUSANDS)
HOUSEHOLDS: Final = Unit(Text("thousand households", "万户"), en=_THOUSANDS, zh=_TEN_THOUSANDS)
YUAN: Final = Unit(Text("yuan", "元"))
POINTS: Final = Unit(Text("points", "分"), en=_TENTHS, zh=_TENTHS)
RANK: Final = Unit(Text("", ""))
