"""What acts on one target share: what is sent, what of it has to be there, and that the library takes the values."""

from dataclasses import dataclass
from decimal import Decimal

from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.kernel.text import Text
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.stored import as_target
from huiyin_web.targets.words import NO_REASON, NO_SOURCE, NO_VALUE


@dataclass(frozen=True, slots=True)
class Sent:
    """What comes with an act.

    Attributes:
        seen: how much its sender had seen done to the target.
        value: as the library writes it: a share from 0 to 1.
        reason: why.
        source: where a value was found.
    """

    seen: int
    value: Decimal | None = None
    reason: str = ""
    source: str = ""


def need_value(sent: Sent) -> Decimal:
    """Give the value.

    Raises:
        TargetRefusedError: there is none.
    """
    if sent.value is None:
        raise TargetRefusedError(NO_VALUE, "value")
    return sent.value


def need_reason(sent: Sent) -> str:
    """Give the reason.

    Raises:
        TargetRefusedError: there is none, or it names an ID number.
    """
    return worded(sent.reason, NO_REASON, "reason")


def need_source(sent: Sent) -> str:
    """Give where the value was found.

    Raises:
        TargetRefusedError: it is not said, or names an ID number.
    """
    return worded(sent.source, NO_SOURCE, "source")


def worded(words: str, lacks: Text, field: str) -> str:
    """Give words that somebody wrote.

    Raises:
        TargetRefusedError: there are none, or they name an ID number.
    """
    if not words.strip():
        raise TargetRefusedError(lacks, field)
    if names_a_document(words):
        raise TargetRefusedError(LEFT_OUT, field)
    return words.strip()


def changed(row: Target, **values: int | None) -> None:
    """Save values of a target that the library takes.

    Raises:
        TargetError: its kind does not allow one.
    """
    for name, value in values.items():
        setattr(row, name, value)
    as_target(row)
    row.save(update_fields=list(values))
