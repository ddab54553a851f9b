"""Read one spelling of a cell: what it means, or which rule it breaks. Each distinct spelling is read once."""

from collections.abc import Callable

from huiyin.records.fields import Field, Kind
from huiyin.records.repairing import FORMULA_ERRORS
from huiyin.records.spelled_figures import date_reader, number_reader
from huiyin.records.spelled_signs import identity_reader, number_code_reader, place_reader
from huiyin.records.spelled_words import code_reader, codes_reader, flag_reader, open_code_reader, text_reader
from huiyin.records.spelling import Cell, Context

_READERS: dict[Kind, Callable[[Field, Context], Callable[[str], Cell]]] = {
    Kind.TEXT: text_reader,
    Kind.NUMBER_CODE: number_code_reader,
    Kind.ID: identity_reader,
    Kind.PLACE: place_reader,
    Kind.CODE: code_reader,
    Kind.OPEN_CODE: open_code_reader,
    Kind.CODES: codes_reader,
    Kind.FLAG: flag_reader,
    Kind.INTEGER: number_reader,
    Kind.YEAR: number_reader,
    Kind.DECIMAL: number_reader,
    Kind.MONEY: number_reader,
    Kind.DATE: date_reader,
}


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
