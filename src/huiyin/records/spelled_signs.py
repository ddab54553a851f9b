"""Read figures and letters that are a name: numbers of an office, IDs, codes of places."""

import re
from collections.abc import Callable

from huiyin.records.fields import Field, Mask
from huiyin.records.spelling import Cell, Context, of_sign

_DAMAGED = re.compile(r"\d(\.\d+)?[Ee]\+?\d+")
_PLACE = re.compile(r"[0-9]{12}")
_NAMED_PLACE = re.compile(r"([0-9]{12}) [^0-9].*")
_NOT_A_SIGN = re.compile(r"[^0-9A-Za-z]")
_GROUPING = re.compile(r"[\s-]+")


def number_code_reader(field: Field, context: Context) -> Callable[[str], Cell]:
    """Read numbers of an office, telephones and accounts; the two latter without their grouping."""
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

    return of_sign(field, read)


def identity_reader(field: Field, context: Context) -> Callable[[str], Cell]:
    """Only the spelling: what an ID says is checked a column at a time, by `identity_numbers`."""
    del context

    def read(text: str, repairs: tuple[str, ...]) -> Cell:
        if _DAMAGED.fullmatch(text):
            return Cell(rule="DIGITS_LOST")
        joined = text.replace(" ", "")
        capital = joined.upper()
        repairs += ("blanks",) * (joined != text) + ("letters",) * (capital != joined)
        return Cell(rule="ID_FORM") if _NOT_A_SIGN.search(capital) else Cell(capital, repairs=repairs)

    return of_sign(field, read)


def place_reader(field: Field, context: Context) -> Callable[[str], Cell]:
    """Read place codes that exist in the year of the file; a name behind one is for people."""

    def read(text: str, repairs: tuple[str, ...]) -> Cell:
        if named := _NAMED_PLACE.fullmatch(text):
            text = named[1]
        if not _PLACE.fullmatch(text):
            return Cell(rule="DIGITS_LOST" if _DAMAGED.fullmatch(text) else "PLACE_FORM")
        objection = context.places.objection(text, context.year)
        return Cell(text, repairs=repairs) if objection is None else Cell(rule=objection[0], detail=objection[1])

    return of_sign(field, read)
