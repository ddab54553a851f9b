"""The numbers of a draw: each unit's own, from the seed and its key alone, so that any order of the list gives them.

A pocket calculator of hashes recomputes them: the SHA-256 of `seed/key`, read as a number and divided by 2 to the 256.
"""

import hashlib
from fractions import Fraction

from huiyin.kernel.canonical import content_hash

_WHOLE = 1 << 256


def seed_of(*parts: str) -> str:
    """Make a seed of several parts, such as the list's hash and a number that somebody else drew.

    Whoever knows all parts but one can't foresee the seed; so one part that nobody of us chooses is enough.

    Example:
        >>> seed_of("a", "b") == seed_of("ab", "")
        False
    """
    return content_hash(list(parts))


def number_of(seed: str, key: str) -> Fraction:
    """Give the number from 0 to below 1 that a unit has under a seed.

    Example:
        >>> round(float(number_of("2016-09-14", "632725100200")), 6)
        0.298753
    """
    return Fraction(int(hashlib.sha256(f"{seed}/{key}".encode()).hexdigest(), 16), _WHOLE)
