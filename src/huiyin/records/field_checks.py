"""What a cell that can be read may still not say, by the flags of its field: an ID number in words, a day to come."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.records.crossing import Objection
from huiyin.records.fields import Field
from huiyin.records.personal_numbers import holds_an_id

# What an ID has at least, found fast; a cell with fewer signs needs no look, and most have.
_SHORTEST = 14
_FIGURES = r"(?:[\p{N}〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖幺]\PL{0,3}){14}"


def objections_to(field: Field, values: pa.Array, day: date | None) -> Iterator[Objection]:
    """Give the rows whose value its field does not take, a column at a time.

    Args:
        field: what the values are of.
        values: as they were read.
        day: the day of the check; none where it is not known, and no day is one to come.
    """
    if field.undocumented:
        yield Objection(field.key, "ID_WITHIN", _with_id(values))
    if field.past and day is not None:
        later = _mask(pc.greater(values, pa.scalar(day)))
        yield Objection(field.key, "DAY_TO_COME", later, pa.repeat(day.isoformat(), len(values)))


def _with_id(values: pa.Array) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    found = _mask(pc.greater_equal(pc.utf8_length(values), _SHORTEST))
    long = np.flatnonzero(found)
    found[long] = _mask(pc.match_substring_regex(pc.utf8_normalize(values.take(long), form="NFKC"), _FIGURES))
    for row in np.flatnonzero(found):
        found[row] = holds_an_id(values[row].as_py())
    return found


def _mask(flags: pa.Array) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.asarray(pc.fill_null(flags, False).to_numpy(zero_copy_only=False), bool)
