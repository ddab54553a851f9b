"""Read numbers with their units and separators, and days as people and Excel write them."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from huiyin.kernel.money import fen
from huiyin.records.days import FIRST_YEAR, LAST_YEAR
from huiyin.records.fields import Field, Kind
from huiyin.records.spelling import Cell, Context, of_sign

_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d*)?")
_UNIT = re.compile(r"(?P<number>.*\d)(?P<unit>[^\d.]+)")
_UNITS: dict[Kind, dict[str, int]] = {
    Kind.MONEY: {"元": 1, "万元": 10_000, "万": 10_000},
    Kind.DECIMAL: {"亩": 1, "平方米": 1, "㎡": 1, "m2": 1, "m²": 1, "公里": 1, "km": 1},
    Kind.INTEGER: {"人": 1, "口": 1, "月": 1, "个月": 1, "米": 1},
    Kind.YEAR: {"年": 1},
}
_DATE = re.compile(r"(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_COMPACT = re.compile(r"\d{8}")
_SERIAL = re.compile(r"[1-7]\d{4}(\.0+)?")
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


def _figure(text: str, repairs: tuple[str, ...], units: Mapping[str, int]) -> tuple[Decimal, tuple[str, ...]] | None:
    """Read a number with its separators and its unit; nothing where it is none."""
    factor = 1
    bare = text.removeprefix("¥").replace(" ", "")
    if (split := _UNIT.fullmatch(bare)) and split["unit"] in units:
        bare, factor = split["number"], units[split["unit"]]
        repairs = (*repairs, "unit")
    elif bare != text:
        repairs = (*repairs, "separators")
    if _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", "")
        repairs = (*repairs, "separators")
    return (Decimal(bare) * factor, repairs) if _NUMBER.fullmatch(bare) else None


def number_reader(field: Field, context: Context) -> Callable[[str], Cell]:
    """Read whole numbers, measures, years, and yuan that become fen."""

    def read(text: str, repairs: tuple[str, ...]) -> Cell:
        found = _figure(text, repairs, _UNITS[field.kind])
        if found is None and field.kind is Kind.YEAR and (day := _day(text, epoch_1904=context.epoch_1904)):
            found = Decimal(day[0].year), (*repairs, "date_form")
        if found is None:
            return Cell(rule="NUMBER")
        figure, repairs = found
        if (field.low is not None and figure < Decimal(str(field.low))) or (
            field.high is not None and figure > Decimal(str(field.high))
        ):
            return Cell(rule="BOUNDS")
        return _kept(field.kind, figure, repairs)

    return of_sign(field, read)


def _kept(kind: Kind, figure: Decimal, repairs: tuple[str, ...]) -> Cell:
    if kind is Kind.DECIMAL:
        return Cell(float(figure), repairs=repairs)
    if kind is Kind.MONEY:
        amount = fen(figure)
        return Cell(amount, repairs=repairs if amount == figure * 100 else (*repairs, "rounded"))
    return Cell(int(figure), repairs=repairs) if figure == int(figure) else Cell(rule="WHOLE")


def _day(text: str, *, epoch_1904: bool) -> tuple[date, tuple[str, ...]] | None:
    """Read a day as people and Excel write it; nothing where it is none."""
    try:
        if split := _DATE.fullmatch(text):
            year, _, *rest = split.groups()
            month, day = (part for part in rest if part is not None)
            return date(int(year), int(month), int(day)), () if _ISO.fullmatch(text) else ("date_form",)
        if _COMPACT.fullmatch(text):
            return date(int(text[:4]), int(text[4:6]), int(text[6:])), ("date_form",)
    except ValueError:
        return None
    if _SERIAL.fullmatch(text):
        return _EPOCHS[epoch_1904] + timedelta(days=int(float(text))), ("serial_date",)
    return None


def date_reader(field: Field, context: Context) -> Callable[[str], Cell]:
    """Read days, from 1880 to 2100."""

    def read(text: str, repairs: tuple[str, ...]) -> Cell:
        found = _day(text, epoch_1904=context.epoch_1904)
        if found is None or found[0].year not in _YEARS:
            return Cell(rule="DATE")
        return Cell(found[0], repairs=(*repairs, *found[1]))

    return of_sign(field, read)
