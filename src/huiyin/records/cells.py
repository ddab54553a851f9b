"""Read one spelling of a cell: what it means, or which rule it breaks. Each distinct spelling is read once."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from huiyin.kernel.money import fen
from huiyin.records.fields import Field, Kind, Mask
from huiyin.records.place_books import PlaceBook
from huiyin.records.repairing import (
    FORMULA_ERRORS,
    folded,
    forbidden_character,
    not_of_a_name,
    repaired_name,
    repaired_sign,
    repaired_text,
)

_DAMAGED = re.compile(r"\d(\.\d+)?[Ee]\+?\d+")
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d*)?")
_UNIT = re.compile(r"(?P<number>.*\d)(?P<unit>[^\d.]+)")
_UNITS: dict[Kind, dict[str, int]] = {
    Kind.MONEY: {"元": 1, "万元": 10_000, "万": 10_000},
    Kind.DECIMAL: {"亩": 1, "平方米": 1, "㎡": 1, "m2": 1, "m²": 1, "公里": 1, "km": 1},
    Kind.INTEGER: {"人": 1, "口": 1, "月": 1, "个月": 1, "米": 1},
    Kind.YEAR: {"年": 1},
}
_YES = frozenset({"是", "有", "1", "y", "yes", "true", "t", "√"})
_NO = frozenset({"否", "无", "0", "n", "no", "false", "f", "×"})
_DATE = re.compile(r"(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_COMPACT = re.compile(r"\d{8}")
_SERIAL = re.compile(r"[1-7]\d{4}(\.0+)?")
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_YEARS = range(1880, 2101)
_SEPARATORS = re.compile(r"[,，、;；|]+")
_PLACE = re.compile(r"[0-9]{12}")
_NOT_A_SIGN = re.compile(r"[^0-9A-Za-z]")
_GROUPING = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a spelling means; `rule` is empty where it is sound."""

    value: object = None
    rule: str = ""
    detail: str | None = None
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a cell's meaning depends on beside its field.

    Attributes:
        year: the year the file is for.
        places: which place codes exist.
        numbers: for each code list, what an office's numbers mean.
        epoch_1904: whether serial dates count from 1904.
    """

    year: int
    places: PlaceBook
    numbers: Mapping[str, Mapping[str, str]]
    epoch_1904: bool = False


def cell_reader(field: Field, context: Context) -> Callable[[str], Cell]:
    """Give the function that reads the spellings of a field."""
    read = _READERS[field.kind](field, context)
    nothing = Cell(rule="REQUIRED") if field.required else Cell()

    def reader(text: str) -> Cell:
        if not text:
            return nothing
        if text in FORMULA_ERRORS:
            return Cell(rule="FORMULA_ERROR")
        return read(text)

    return reader


def _nothing(field: Field, repairs: tuple[str, ...]) -> Cell:
    return Cell(rule="REQUIRED") if field.required else Cell(repairs=repairs)


def _text(field: Field, context: Context) -> Callable[[str], Cell]:
    del context
    is_name = field.mask is Mask.NAME
    repair = repaired_name if is_name else repaired_text

    def read(text: str) -> Cell:
        value, repairs = repair(text)
        if not value:
            return _nothing(field, repairs)
        if sign := forbidden_character(value):
            return Cell(rule="CHARACTER", detail=sign)
        if is_name and (sign := not_of_a_name(value)):
            return Cell(rule="NAME", detail=sign)
        return Cell(rule="LENGTH") if len(value) > field.length else Cell(value, repairs=repairs)

    return read


def _sign(field: Field, read: Callable[[str, tuple[str, ...]], Cell]) -> Callable[[str], Cell]:
    """Repair a spelling that is no free text, then read it."""

    def reader(text: str) -> Cell:
        value, repairs = repaired_sign(text)
        return read(value, repairs) if value else _nothing(field, repairs)

    return reader


def _number_code(field: Field, context: Context) -> Callable[[str], Cell]:
    del context
    grouped = field.mask in {Mask.PHONE, Mask.ACCOUNT}

    def read(text: str, repairs: tuple[str, ...]) -> Cell:
        if _DAMAGED.fullmatch(text):
            return Cell(rule="DIGITS_LOST")
        plain = (_GROUPING.sub("", text) if grouped else text).removesuffix(".0")
        if plain != text:
            repairs = (*repairs, "separators")
        if wrong := _NOT_A_SIGN.search(plain):
            return Cell(rule="DIGITS", detail=wrong[0])
        return Cell(rule="LENGTH") if len(plain) > field.length else Cell(plain, repairs=repairs)

    return _sign(field, read)


def _identity(field: Field, context: Context) -> Callable[[str], Cell]:
    """Only the spelling: what an ID says is checked a column at a time, by `identity_numbers`."""
    del context

    def read(text: str, repairs: tuple[str, ...]) -> Cell:
        if _DAMAGED.fullmatch(text):
            return Cell(rule="DIGITS_LOST")
        joined = text.replace(" ", "")
        capital = joined.upper()
        repairs += ("blanks",) * (joined != text) + ("letters",) * (capital != joined)
        return Cell(rule="ID_FORM") if _NOT_A_SIGN.search(capital) else Cell(capital, repairs=repairs)

    return _sign(field, read)


def _place(field: Field, context: Context) -> Callable[[str], Cell]:
    def read(text: str, repairs: tuple[str, ...]) -> Cell:
        if not _PLACE.fullmatch(text):
            return Cell(rule="DIGITS_LOST" if _DAMAGED.fullmatch(text) else "PLACE_FORM")
        objection = context.places.objection(text, context.year)
        return Cell(text, repairs=repairs) if objection is None else Cell(rule=objection[0], detail=objection[1])

    return _sign(field, read)


def _words(field: Field, context: Context) -> Callable[[str], str | None]:
    """Give the function from a word or an office's number to its key."""
    if field.codes is None:
        raise ValueError(f"the field '{field.key}' has no code list")
    keys = {folded(word): key for word, key in field.codes.words().items()}
    numbers = context.numbers.get(field.codes.key, {})

    def key_of(word: str) -> str | None:
        return numbers.get(word.lstrip("0") or "0") if word.isdecimal() else keys.get(folded(word))

    return key_of


def _code(field: Field, context: Context) -> Callable[[str], Cell]:
    key_of = _words(field, context)

    def read(text: str) -> Cell:
        value, repairs = repaired_text(text)
        if not value:
            return _nothing(field, repairs)
        key = key_of(folded(value))
        return Cell(rule="CODE") if key is None else Cell(key, repairs=repairs)

    return read


def _codes(field: Field, context: Context) -> Callable[[str], Cell]:
    key_of = _words(field, context)

    def read(text: str) -> Cell:
        value, repairs = repaired_text(text)
        words = [word for word in _SEPARATORS.split(value) if word.strip()]
        if not words:
            return _nothing(field, repairs)
        keys = dict.fromkeys(key_of(folded(word)) for word in words)
        if None in keys:
            return Cell(rule="CODE")
        if field.most is not None and len(keys) > field.most:
            return Cell(rule="TOO_MANY")
        return Cell(",".join(str(key) for key in keys), repairs=repairs)

    return read


def _flag(field: Field, context: Context) -> Callable[[str], Cell]:
    del context

    def read(text: str, repairs: tuple[str, ...]) -> Cell:
        word = text.casefold()
        if word in _YES:
            return Cell(True, repairs=repairs)
        return Cell(False, repairs=repairs) if word in _NO else Cell(rule="FLAG")

    return _sign(field, read)


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


def _number(field: Field, context: Context) -> Callable[[str], Cell]:
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

    return _sign(field, read)


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


def _date(field: Field, context: Context) -> Callable[[str], Cell]:
    def read(text: str, repairs: tuple[str, ...]) -> Cell:
        found = _day(text, epoch_1904=context.epoch_1904)
        if found is None or found[0].year not in _YEARS:
            return Cell(rule="DATE")
        return Cell(found[0], repairs=(*repairs, *found[1]))

    return _sign(field, read)


_READERS: dict[Kind, Callable[[Field, Context], Callable[[str], Cell]]] = {
    Kind.TEXT: _text,
    Kind.NUMBER_CODE: _number_code,
    Kind.ID: _identity,
    Kind.PLACE: _place,
    Kind.CODE: _code,
    Kind.CODES: _codes,
    Kind.FLAG: _flag,
    Kind.INTEGER: _number,
    Kind.YEAR: _number,
    Kind.DECIMAL: _number,
    Kind.MONEY: _number,
    Kind.DATE: _date,
}
