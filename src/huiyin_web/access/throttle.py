"""How long to wait after failed sign-ins: pure arithmetic on the moments at which they failed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=15)
FREE_ACCOUNT = 5
FREE_ADDRESS = 30
_FIRST_DELAY = timedelta(seconds=30)


def account_wait(failed: Sequence[datetime], now: datetime) -> timedelta:
    """Give how long an account waits: 30 s after the fifth failure within 15 min, twice as long after each more."""
    recent = [at for at in failed if now - at < WINDOW]
    over = len(recent) - FREE_ACCOUNT
    if over < 0:
        return timedelta()
    delay: timedelta = min(_FIRST_DELAY * 2**over, WINDOW)
    return max(max(recent) + delay - now, timedelta())


def address_wait(failed: Sequence[datetime], now: datetime) -> timedelta:
    """Give how long an address waits: until fewer than 30 of its failures lie within 15 min."""
    recent = sorted(at for at in failed if now - at < WINDOW)
    if len(recent) < FREE_ADDRESS:
        return timedelta()
    return recent[-FREE_ADDRESS] + WINDOW - now
