"""Exact numbers as people read them: rounded half up, once, at the end."""

from decimal import Decimal
from fractions import Fraction

from huiyin.kernel.text import Text

_POINT_PLACES = 2
_VALUE_PLACES = 4


def rounded_points(exact: Fraction) -> Decimal:
    """Give points with two decimals."""
    return _half_up(exact, _POINT_PLACES)


def rounded_value(exact: Fraction) -> Decimal:
    """Give a value with at most four decimals."""
    return trimmed(_half_up(exact, _VALUE_PLACES))


def trimmed(number: Decimal | int) -> Decimal:
    """Give the same number without idle zeros and exponent, so that equal numbers are written alike."""
    written = format(Decimal(number), "f")
    return Decimal(written.rstrip("0").rstrip(".") if "." in written else written)


def shown(number: Fraction | Decimal) -> str:
    """Write a number for people: thousands parted, at most four decimals."""
    return f"{rounded_value(Fraction(number)):,}".replace("-", "−")


def shown_with(number: Fraction | Decimal, unit: Text) -> Text:
    """Write a number with its unit, as each language does."""
    written = shown(number)
    return Text(f"{written}{'' if unit.en == '%' else ' '}{unit.en}", f"{written}{unit.zh}")


def equals(exact: Fraction, rounded: Decimal) -> str:
    """Give the sign to put before a rounded number."""
    return "=" if exact == Fraction(rounded) else "≈"


def _half_up(exact: Fraction, places: int) -> Decimal:
    scaled = abs(exact) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places)
