"""One-time passwords: made by the machine, shown once, changed at the first sign-in."""

import secrets

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else on paper
_GROUPS, _LETTERS = 3, 4


def one_time_password() -> str:
    """Give a password such as `k7mh-2pqz-x4ne`: 59 bits, easy to read out."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS)) for _ in range(_GROUPS))
