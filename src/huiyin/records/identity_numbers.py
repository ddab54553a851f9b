"""The 18-digit ID (GB 11643-1999) and the 20-digit disability certificate, checked a column at a time.

Six digits of a place, eight of the day of birth, three of a sequence (odd for a man), one check character by
ISO 7064 MOD 11-2. The certificate adds the kind (1 to 7) and the degree (1 to 4) of the disability.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.records.days import days_of, matrix

_LENGTH, _CERTIFICATE = 18, 20
_NINE = 9
_KINDS, _DEGREES = np.arange(1, 8), np.arange(1, 5)
_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], np.int32)
_CHECKS = np.frombuffer(b"10X98765432", np.uint8)


@dataclass(frozen=True, slots=True)
class Identities:
    """What the IDs of a column say, one entry each.

    Attributes:
        rule: the code of the rule that it breaks; empty for a sound one.
        born: the day of birth (`NaT` where there is none).
        female: whether the sequence is even.
    """

    rule: npt.NDArray[np.str_]
    born: npt.NDArray[np.datetime64]
    female: npt.NDArray[np.bool_]


def read_identities(values: pa.Array, year: int) -> Identities:
    """Check IDs and certificates in capital letters; nobody is born after the end of `year`."""
    lengths = pc.binary_length(values).to_numpy(zero_copy_only=False)
    count = len(values)
    rule = np.full(count, "ID_FORM", dtype="<U13")
    born = np.full(count, np.datetime64("NaT"), dtype="datetime64[D]")
    female = np.zeros(count, bool)
    for length in (_LENGTH, _CERTIFICATE):
        at = np.flatnonzero(lengths == length)
        if len(at):
            texts = values if len(at) == count else values.take(pa.array(at))
            text = matrix(texts, length)
            rule[at], born[at], female[at] = _read(text, year)
    return Identities(rule, born, female)


def _read(
    text: npt.NDArray[np.uint8], year: int
) -> tuple[npt.NDArray[np.str_], npt.NDArray[np.datetime64], npt.NDArray[np.bool_]]:
    figures = text - np.uint8(ord("0"))  # what is no figure wraps round to more than 9
    digits = (figures[:, :17] <= _NINE).all(axis=1) & ((figures[:, 17] <= _NINE) | (text[:, 17] == ord("X")))
    born, real = days_of(figures[:, 6:14], year)
    sound = _CHECKS[(figures[:, :17].astype(np.int32) @ _WEIGHTS) % 11] == text[:, 17]
    lost = (text[:, 15:18] == ord("0")).all(axis=1)
    disability = np.ones(len(text), bool)
    if text.shape[1] == _CERTIFICATE:
        disability = np.isin(figures[:, 18], _KINDS) & np.isin(figures[:, 19], _DEGREES)
    broken = [~digits, ~sound & lost, ~sound, ~real, ~disability]
    rule = np.select(broken, ["ID_FORM", "DIGITS_LOST", "ID_CHECKSUM", "ID_BIRTH", "ID_DISABILITY"], default="")
    born[rule != ""] = np.datetime64("NaT")
    return rule, born, figures[:, 16] % 2 == 0
