"""How values are written for people: texts in the page's language, numbers, money, dates."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin_web.core.language import current_language

register = template.Library()
NONE = "--"


@register.filter
def say(text: Text | str | None) -> str:
    """Say a library text in the page's language; a plain string is given as it is."""
    return text.say(current_language()) if isinstance(text, Text) else (text or "")


@register.filter
def number(value: float | Decimal | None, places: int | None = 0) -> str:
    """Write a number with thousands separators, with as many decimals as it has where none is asked; `--` for none."""
    if value is not None and places is None:
        return figure(str(value))
    return NONE if value is None else f"{value:,.{places}f}"


@register.filter
def percent(share: float | None, places: int = 1) -> str:
    """Write a share (0 to 1) as percent, without the sign; `--` for none."""
    return NONE if share is None else f"{share * 100:,.{places}f}"


@register.filter
def money(amount: int | None) -> str:
    """Write fen as yuan; `--` for none."""
    return NONE if amount is None else f"{yuan(amount):,.2f}"


@register.filter
def day(value: date | None) -> str:
    """Write a date as yyyy-mm-dd; `--` for none."""
    return NONE if value is None else value.isoformat()[:10]


@register.filter
def moment(value: datetime | None) -> str:
    """Write a moment as yyyy-mm-dd HH:MM where the office is; `--` for none."""
    return NONE if value is None else timezone.localtime(value).strftime("%Y-%m-%d %H:%M")


@register.filter
def figure(written: str | None) -> str:
    """Write an exact number kept as text with thousands separators and no idle zeros; `--` for none."""
    return NONE if written is None else f"{Decimal(written).normalize():,f}"


@register.filter
def mark(written: str) -> str:
    """Write a full mark without idle zeros: `45.0000` is 45."""
    return f"{Decimal(written).normalize():f}"
