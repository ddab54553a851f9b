"""Made-up ID numbers that pass every check, and disability certificates made of them.

The last three digits before the checksum begin with 9, so that the eye sees what they are; such a number may still
be somebody's by chance, which is why every page that shows one says that the person is made up.
"""

import numpy as np
import pyarrow as pa

from huiyin.records.codes import ID_TYPE
from huiyin.synthetic.causes import DISABLED
from huiyin.synthetic.columns import words
from huiyin.synthetic.counting import Bools, Ints, positions, stream
from huiyin.synthetic.people import MALE, People

_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_CHECK_DIGITS = np.frombuffer(b"10X98765432", np.uint8)
_DIGITS = 10 ** np.arange(16, -1, -1, dtype=np.int64)
_FIRST_SEQUENCE, _A_DAY = 900, 1000
_WITH_CERTIFICATE = 0.45  # of the disabled
_KINDS, _GRADES = 7, 4
_GRADE_WORDS = ("一级", "二级", "三级", "四级")
IDENTITY, CERTIFICATE = (ID_TYPE.keys().index(key) for key in ("identity", "disability"))


class Documents:
    """The document of every person."""

    def __init__(self, people: People, county_code: Ints, health: Ints, seed: int) -> None:
        random = stream(seed, "documents")
        self.has_certificate: Bools = (health & DISABLED > 0) & (random.random(len(people)) < _WITH_CERTIFICATE)
        kind = random.integers(1, _KINDS + 1, len(people))
        self._suffix = kind * 10 + random.integers(1, _GRADES + 1, len(people))
        day = people.born.astype("datetime64[D]")
        month = day.astype("datetime64[M]")
        of_year, of_month = month.astype(np.int64) % 12 + 1, (day - month).astype(np.int64) + 1
        self._number = (
            county_code * 10**11
            + people.birth_year() * 10**7
            + of_year * 10**5
            + of_month * 10**3
            + _sequence(county_code, people)
        )

    def of(self, persons: Ints, *, later: Ints) -> pa.Array:
        """Give the numbers of some persons, each written some days too late: 18 characters, or 20 for a certificate."""
        number = self._number[persons] + later * _A_DAY
        digits = (number[:, None] // _DIGITS % 10).astype(np.uint8)
        check = _CHECK_DIGITS[digits @ _WEIGHTS % 11]
        suffix = self._suffix[persons]
        certificate = self.has_certificate[persons]
        written = np.empty((len(persons), 20), np.uint8)
        written[:, :17] = digits + ord("0")
        written[:, 17] = check
        written[:, 18] = np.where(certificate, suffix // 10 + ord("0"), 0)
        written[:, 19] = np.where(certificate, suffix % 10 + ord("0"), 0)
        return pa.array(written.view("S20")[:, 0]).cast(pa.string())

    def grades(self, persons: Ints) -> pa.Array:
        """Give the grade of disability on the certificates of some persons; an empty cell where there is none."""
        return words(_GRADE_WORDS, self._suffix[persons] % 10 - 1, where=self.has_certificate[persons])


def _sequence(county_code: Ints, people: People) -> Ints:
    """Number those born in one county on one day, men odd and women even."""
    man = people.sex == MALE
    alike = (county_code * 10**6 + people.born + 10**5) * 2 + man
    order = np.argsort(alike, kind="stable")
    sequence = np.empty(len(people), np.int64)
    sequence[order] = _FIRST_SEQUENCE + 2 * positions(alike[order])
    return np.where(man, sequence + 1, sequence)
