"""One-time passwords: made by the machine, shown once, changed at the first sign-in, which must come in time."""

import secrets
from datetime import timedelta

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else on paper
_GROUPS, _LETTERS = 3, 4
# Long enough for the paper to reach a far village, short enough that none lies about there as a key.
ONE_TIME_LIFE = timedelta(hours=72)


def one_time_password() -> str:
    """Give a password such as `k7mh-2pqz-x4ne`: 59 bits, easy to read out."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS)) for _ in range(_GROUPS))
