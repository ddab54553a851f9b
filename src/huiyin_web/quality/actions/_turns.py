"""The turn of whoever changes the flags of lists: a comparison and a withdrawal go one after the other."""

from huiyin_web.core.turns import take_turn

_LOCK = 0x4C_49_53_54  # "LIST": the key of PostgreSQL's advisory lock


def take_lists_turn() -> None:
    """Wait for every other transaction that compares or withdraws a list."""
    take_turn(_LOCK)
