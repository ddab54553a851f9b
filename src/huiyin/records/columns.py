"""Read a column of text at a time: what is written plainly in one stroke, every other spelling once.

Columns with few distinct values (codes, flags, places, small numbers) are read by their dictionary;
the others (names, numbers, dates, amounts) by a test that plain cells pass, and only what fails it by its spelling.
"""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.money import FEN_PER_YUAN
from huiyin.records.cells import cell_reader
from huiyin.records.days import iso_days
from huiyin.records.fields import ARROW_TYPES, Field, Kind, Mask
from huiyin.records.identity_numbers import Identities, read_identities
from huiyin.records.spelling import Cell, Context

_MOST_REMEMBERED = 100_000
_BY_DICTIONARY = frozenset({Kind.CODE, Kind.OPEN_CODE, Kind.CODES, Kind.FLAG, Kind.PLACE, Kind.INTEGER, Kind.YEAR})
# Composed ideographs need no repair; a character beyond these ranges is looked at singly.
_PLAIN_NAME = r"^[\x{3400}-\x{4DBF}\x{4E00}-\x{9FFF}]+(·[\x{3400}-\x{4DBF}\x{4E00}-\x{9FFF}]+)*$"
_PLAIN_TEXT = r"^[\x{3400}-\x{4DBF}\x{4E00}-\x{9FFF}0-9A-Za-z()()、,。,.;:%/_+-]+$"
_PLAIN_MONEY = r"^[0-9]{1,12}(\.[0-9]{1,2})?$"
_PLAIN_DECIMAL = r"^-?[0-9]{1,12}(\.[0-9]{1,9})?$"
_PLAIN_ID = r"^([0-9]{17}[0-9X]|[0-9]{20})$"


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """A read column.

    Attributes:
        values: the typed values, null where the cell is empty or refused.
        rules: the code of the rule that a cell breaks, empty where it is sound; none where all are sound.
        details: what the rule's sentence needs beside the value.
        repairs: how often each kind of repair was made.
        identities: what the IDs of an ID column say.
    """

    values: pa.Array
    rules: npt.NDArray[np.object_] | None = None
    details: npt.NDArray[np.object_] | None = None
    repairs: Counter[str] = field(default_factory=Counter)
    identities: Identities | None = None


class ColumnReader:
    """Reads the batches of one column, and remembers the spellings it has met."""

    def __init__(self, of: Field, context: Context) -> None:
        self._field, self._context = of, context
        self._read_cell = cell_reader(of, context)
        self._remembered: dict[str, Cell] = {}
        self._type = ARROW_TYPES[of.kind]

    def read(self, raw: pa.Array, exempt: npt.NDArray[np.bool_] | None = None) -> ColumnRead:
        """Read one batch of texts (empty where the cell is).

        Args:
            raw: the texts.
            exempt: for an ID column, the rows whose document is neither an ID nor a certificate.
        """
        if self._field.kind in _BY_DICTIONARY:
            return self._spellings(raw)
        plain, values = self._plain(raw)
        if plain.all():
            read = ColumnRead(values)
        else:
            rest = self._spellings(raw.filter(pa.array(~plain)))
            merged = pc.replace_with_mask(values, pa.array(~plain), rest.values)
            read = ColumnRead(merged, _spread(rest.rules, ~plain), _spread(rest.details, ~plain), rest.repairs)
        return self._identified(read, exempt) if self._field.kind is Kind.ID else read

    def _spellings(self, raw: pa.Array) -> ColumnRead:
        encoded = raw.dictionary_encode()
        cells = [self._cell(text) for text in encoded.dictionary.to_pylist()]
        values = pa.array([cell.value for cell in cells], self._type).take(encoded.indices)
        wrong = any(cell.rule for cell in cells)
        mended = any(cell.repairs for cell in cells)
        if not wrong and not mended:
            return ColumnRead(values)
        indices = encoded.indices.to_numpy()
        repairs: Counter[str] = Counter()
        if mended:
            for cell, count in zip(cells, np.bincount(indices, minlength=len(cells)), strict=True):
                repairs.update(dict.fromkeys(cell.repairs, int(count)))
        if not wrong:
            return ColumnRead(values, repairs=repairs)
        rules = np.array([cell.rule for cell in cells], object)[indices]
        details = np.array([cell.detail for cell in cells], object)[indices]
        return ColumnRead(values, rules, details, repairs)

    def _cell(self, text: str) -> Cell:
        known = self._remembered.get(text)
        if known is None:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            known = self._remembered[text] = self._read_cell(text)
        return known

    def _plain(self, raw: pa.Array) -> tuple[npt.NDArray[np.bool_], pa.Array]:
        """Say which cells are written plainly, and give their values (null for the others)."""
        kind = self._field.kind
        if kind is Kind.MONEY or kind is Kind.DECIMAL:
            return self._plain_numbers(raw, _PLAIN_MONEY if kind is Kind.MONEY else _PLAIN_DECIMAL)
        if kind is Kind.DATE:
            plain, days = iso_days(raw)
            return plain, pa.array(days).cast(pa.date32())
        if kind is Kind.NUMBER_CODE:
            fits = pc.and_(pc.ascii_is_decimal(raw), pc.less_equal(pc.binary_length(raw), self._field.length))
        elif kind is Kind.ID:
            fits = pc.match_substring_regex(raw, _PLAIN_ID)
        else:
            pattern = _PLAIN_NAME if self._field.mask is Mask.NAME else _PLAIN_TEXT
            fits = pc.match_substring_regex(raw, pattern)
            fits = pc.and_(fits, pc.less_equal(pc.utf8_length(raw), self._field.length))
        return _mask(fits), pc.if_else(fits, raw, pa.scalar(None, pa.string()))

    def _plain_numbers(self, raw: pa.Array, pattern: str) -> tuple[npt.NDArray[np.bool_], pa.Array]:
        fits = pc.match_substring_regex(raw, pattern)
        figures = pc.cast(pc.if_else(fits, raw, pa.scalar(None, pa.string())), pa.float64())
        inside = pc.fill_null(pc.and_(
            pc.greater_equal(figures, float(self._field.low or 0) if self._field.low is not None else -np.inf),
            pc.less_equal(figures, self._field.high if self._field.high is not None else np.inf),
        ), False)  # fmt: skip
        figures = pc.if_else(inside, figures, pa.scalar(None, pa.float64()))
        if self._field.kind is Kind.MONEY:
            # At most two decimals stand here: the product is within a hair of the whole number it is rounded to.
            figures = pc.cast(pc.round(pc.multiply(figures, float(FEN_PER_YUAN))), pa.int64())
        return _mask(inside), figures

    def _identified(self, read: ColumnRead, exempt: npt.NDArray[np.bool_] | None) -> ColumnRead:
        identities = read_identities(pc.fill_null(read.values, ""), self._context.year)
        there = read.values.is_valid().to_numpy(zero_copy_only=False)
        wrong = there & (identities.rule != "")
        if exempt is not None:
            wrong &= ~exempt
        rules = read.rules
        if wrong.any():
            rules = np.full(len(wrong), "", object) if rules is None else rules
            rules = np.where(wrong, identities.rule.astype(object), rules)
        details = np.full(len(wrong), str(self._context.year), object) if rules is not None else None
        values = pc.if_else(pa.array(wrong), pa.scalar(None, pa.string()), read.values) if wrong.any() else read.values
        return ColumnRead(values, rules, details, read.repairs, identities)


def _mask(flags: pa.Array) -> npt.NDArray[np.bool_]:
    return np.asarray(flags.to_numpy(zero_copy_only=False), bool)


def _spread(part: npt.NDArray[np.object_] | None, at: npt.NDArray[np.bool_]) -> npt.NDArray[np.object_] | None:
    """Put the entries of some rows at their places among all rows."""
    if part is None:
        return None
    whole = np.full(len(at), "", object)
    whole[at] = part
    return whole
