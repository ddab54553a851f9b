"""Turn years, months and days into dates, a column at a time."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

FIRST_YEAR, LAST_YEAR = 1880, 2100
_ISO_LENGTH = 10
_FIGURES = [0, 1, 2, 3, 5, 6, 8, 9]
_HYPHENS = [4, 7]
_NINE, _DECEMBER = 9, 12

_Days = npt.NDArray[np.datetime64]
_Flags = npt.NDArray[np.bool_]


def matrix(values: pa.Array, length: int) -> npt.NDArray[np.uint8]:
    """Give texts, all of one byte length and none null, as a matrix of bytes."""
    content = np.frombuffer(values.buffers()[2] or b"", np.uint8)
    start = int(np.frombuffer(values.buffers()[1], np.int32)[values.offset]) if len(values) else 0
    return content[start : start + len(values) * length].reshape(-1, length)


def days_of(figures: npt.NDArray[np.uint8], last_year: int = LAST_YEAR) -> tuple[_Days, _Flags]:
    """Give the days that eight figures (YYYYMMDD) a row name, and which of them are real and not too late."""
    wide = figures.astype(np.int32)
    year = wide[:, :4] @ np.array([1000, 100, 10, 1], np.int32)
    month, day = wide[:, 4] * 10 + wide[:, 5], wide[:, 6] * 10 + wide[:, 7]
    real = (figures <= _NINE).all(axis=1) & (year >= FIRST_YEAR) & (year <= last_year)
    real &= (month >= 1) & (month <= _DECEMBER) & (day >= 1)
    first = ((np.where(real, year, 1970) - 1970) * 12 + np.where(real, month, 1) - 1).astype("datetime64[M]")
    length = ((first + 1).astype("datetime64[D]") - first.astype("datetime64[D]")).astype(np.int64)
    real &= day <= length
    return first.astype("datetime64[D]") + np.where(real, day - 1, 0), real


def iso_days(values: pa.Array) -> tuple[_Flags, _Days]:
    """Say which texts are days written like 2016-09-14, and which days they are."""
    fits = np.zeros(len(values), bool)
    days = np.full(len(values), np.datetime64("NaT"), "datetime64[D]")
    long = np.asarray(pa.compute.binary_length(values).to_numpy(zero_copy_only=False)) == _ISO_LENGTH
    texts = matrix(values if long.all() else values.filter(pa.array(long)), _ISO_LENGTH)
    found, real = days_of(texts[:, _FIGURES] - np.uint8(ord("0")))
    real &= (texts[:, _HYPHENS] == ord("-")).all(axis=1)
    fits[long], days[long] = real, np.where(real, found, np.datetime64("NaT"))
    return fits, days
