"""What a target's outlook is called: the one function that finds the word, for pages, letters and briefings alike."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from huiyin import policy
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text


class Outlook(StrEnum):
    """How it stands with a target."""

    DONE = "done"
    LIKELY = "likely"
    CANT_TELL = "cant_tell"
    UNLIKELY = "unlikely"
    MISSED = "missed"

    @property
    def label(self) -> Text:
        """The word."""
        return _LABELS[self]


_LABELS = {
    Outlook.DONE: Text("done", "已完成"),
    Outlook.LIKELY: Text("likely", "可能完成"),
    Outlook.CANT_TELL: Text("can't tell", "尚不能判断"),
    Outlook.UNLIKELY: Text("unlikely", "可能未完成"),
    Outlook.MISSED: Text("missed", "未完成"),
}


def outlook(probability: float, *, due_on: date, on: date) -> Outlook:
    """Say how it stands with a target.

    A forecast is never certain (`Forecast.chance_of_poor`), so 1 says that the target was reached and 0 that it was
    not. Nobody is told "missed" while the day has not passed, nor "likely" or "unlikely" once it has: until it is
    counted what was reached, that can't be told.

    Args:
        probability: that the target is reached by its day; 1 where it is known to be reached, 0 where it is known
            not to be.
        due_on: the target's day, itself included.
        on: the day on which it is asked; the limits of the words are those of policy on that day.

    Raises:
        ParameterError: the probability is not from 0 to 1.
        NoPackInForceError: no policy pack is in force on the day.

    Example:
        >>> outlook(0.93, due_on=date(2019, 12, 31), on=date(2017, 6, 1)).value
        'likely'
    """
    if not 0 <= probability <= 1:
        raise ParameterError(name="probability", value=probability, allowed=_SHARE, mend=_SHARE_OF)
    if probability == 1:
        return Outlook.DONE
    if on > due_on:
        return Outlook.CANT_TELL if probability else Outlook.MISSED
    # A probability is written as it is printed: 0.9 is not the number a little above it that a float holds.
    chance, limits = Decimal(repr(float(probability))), policy.at(on)
    if chance >= limits.value("forecast_likely").value:
        return Outlook.LIKELY
    return Outlook.UNLIKELY if chance <= limits.value("forecast_unlikely").value else Outlook.CANT_TELL


_SHARE = Text("a number from 0 to 1", "0 至 1 之间的数")
_SHARE_OF = Text("0.9 is nine in ten.", "0.9 表示十分之九。")
