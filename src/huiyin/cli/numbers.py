"""Numbers and days of the command line, held to what makes sense: anything else is wrong usage, told in words."""

from argparse import ArgumentTypeError
from datetime import date
from fractions import Fraction

from huiyin.cli.speaking import language
from huiyin.kernel.text import Text
from huiyin.records.sheets import EARLIEST_YEAR, LATEST_YEAR

_LAST_PORT = 65535
_BOUNDS = Text(
    "'{value}' is no whole number from {low} to {high}; give one, such as {example}.",
    "“{value}”不是 {low} 至 {high} 之间的整数；请填写例如 {example}。",
)
_NO_SHARE = Text("'{value}' is no share; give one, such as 0.5 or 1/3.", "“{value}”不是比例；请填写例如 0.5 或 1/3。")
_NO_DAY = Text("'{value}' is no day; give one, such as 2016-12-31.", "“{value}”不是日期；请填写例如 2016-12-31。")


def year(written: str) -> int:
    """Read a year that data may have.

    Raises:
        ArgumentTypeError: it is none.
    """
    return _whole(written, EARLIEST_YEAR, LATEST_YEAR, example=2016)


def port(written: str) -> int:
    """Read a port to listen on.

    Raises:
        ArgumentTypeError: it is none.
    """
    return _whole(written, 1, _LAST_PORT, example=8000)


def share(written: str) -> float:
    """Read a share, as a decimal or as a fraction.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return float(Fraction(written))
    except (ValueError, ZeroDivisionError) as wrong:
        raise ArgumentTypeError(_NO_SHARE.fill(value=written).say(language())) from wrong


def day(written: str) -> date:
    """Read a day.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ArgumentTypeError(_NO_DAY.fill(value=written).say(language())) from error


def _whole(written: str, low: int, high: int, *, example: int) -> int:
    is_short = written.isascii() and written.isdecimal() and len(written) <= len(str(high))
    if not is_short or not low <= int(written) <= high:
        said = _BOUNDS.fill(value=written, low=low, high=high, example=example)
        raise ArgumentTypeError(said.say(language()))
    return int(written)
