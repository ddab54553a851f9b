"""Help that a household received, as somebody tells it by hand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.kernel.text import Text

_WORDS = ("what", "given_by", "remarks")
_LATER = Text(
    "The day lies in the future ({day}). Give the day on which the help reached the household.",
    "日期（{day}）晚于今天，请填写帮扶实际到户的日期。",
)


def problems_of(values: Mapping[str, Any], *, on: date) -> dict[str, tuple[Text, ...]]:
    """Say by field what speaks against taking a help that is told on a day; nothing where it may be taken.

    Args:
        values: of the fields of the sheet of help; what could not be read is none.
        on: the day of telling.
    """
    found: dict[str, tuple[Text, ...]] = {key: (LEFT_OUT,) for key in _WORDS if names_a_document(values[key] or "")}
    given_on = values["given_on"]
    if given_on is not None and given_on > on:
        found["given_on"] = (_LATER.fill(day=given_on),)
    return found
