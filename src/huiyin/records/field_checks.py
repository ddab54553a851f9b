"""What a cell that can be read may still not say, by the flags of its field: an ID number in words, a day to come."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.records.crossing import Objection
from huiyin.records.fields import Field, Mask
from huiyin.records.masking import masked

ID_WITHIN = "(?:^|[^0-9])[0-9]{17}[0-9Xx](?:[^0-9A-Za-z]|$)"  # understood by `re` and by Arrow alike
_NUMBER = re.compile("[0-9]{17}[0-9Xx]")


def objections_to(field: Field, values: pa.Array, day: date | None) -> Iterator[Objection]:
    """Give the rows whose value its field does not take, a column at a time.

    Args:
        field: what the values are of.
        values: as they were read.
        day: the day of the check; none where it is not known, and no day is one to come.
    """
    if field.undocumented:
        found = pc.match_substring_regex(pc.utf8_normalize(values, form="NFKC"), ID_WITHIN)
        yield Objection(field.key, "ID_WITHIN", _mask(found))
    if field.past and day is not None:
        later = _mask(pc.greater(values, pa.scalar(day)))
        yield Objection(field.key, "DAY_TO_COME", later, pa.repeat(day.isoformat(), len(values)))


def struck(text: str) -> str:
    """Give words with the middle of every ID number in them as stars.

    Example:
        >>> struck("seeds for 632725199003070035")
        'seeds for 632725********0035'
    """
    return _NUMBER.sub(lambda found: masked(found[0], Mask.ID), unicodedata.normalize("NFKC", text))


def _mask(flags: pa.Array) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.asarray(pc.fill_null(flags, False).to_numpy(zero_copy_only=False), bool)
