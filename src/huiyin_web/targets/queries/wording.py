"""How values of targets, and where letters stand, are worded."""

from decimal import Decimal

from huiyin.followup.commitments import UNITS
from huiyin.kernel.text import Text
from huiyin.planning.plans import PlanIndicator
from huiyin_web.core.amounts import Tone
from huiyin_web.core.templatetags.wording import number
from huiyin_web.targets.models import Letter

_AMOUNT, _PERCENT = Text("{value} {unit}", "{value} {unit}"), "percent"
_HUNDRED = 100
_VERSION = Text("{number}, version {version}", "{number} 第 {version} 版")
_STATES: dict[str, tuple[Text, Tone]] = {
    "superseded": (Text("superseded", "已被取代"), ""),
    "signed": (Text("signed by both", "双方已签署"), "good"),
    "upper": (Text("waits for the upper side", "待上级签署"), "go"),
    "lower": (Text("waits for the lower side", "待下级签署"), "warn"),
}


def written(kept: int | None) -> str:
    """Write a kept value in its unit's number, without it; `--` for none."""
    if kept is None:
        return number(None)
    amount = Decimal(kept) / _HUNDRED
    return number(amount, 0 if amount == int(amount) else 2)


def shown(indicator: PlanIndicator, kept: int | None) -> Text | str:
    """Write a kept value with its unit; `--` for none."""
    words = written(kept)
    if kept is None or indicator.unit == _PERCENT:
        return words if kept is None else f"{words}%"
    return _AMOUNT.fill(value=words, unit=UNITS.label_of(indicator.unit))


def rounded(indicator: PlanIndicator, value: float) -> Decimal:
    """Round a value that was worked out to what its indicator counts in."""
    return (Decimal(str(value)) / indicator.step).quantize(Decimal(1)) * indicator.step


def stands(row: Letter) -> str:
    """Give where a letter stands: superseded, signed, or for whose signature it waits."""
    if row.superseded:
        return "superseded"
    return "signed" if row.upper_on else "upper" if row.lower_on else "lower"


def state_of(row: Letter) -> tuple[Text, Tone]:
    """Say where a letter stands, with its tone."""
    return _STATES[stands(row)]


def letter_name(row: Letter) -> Text:
    """Say which letter it is, in which version."""
    return _VERSION.fill(number=row.number, version=row.version)
