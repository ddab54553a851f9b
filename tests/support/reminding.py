"""Reminders of the tests: the unit's account has itself reminded, by letter and by message, of a promise that is late."""

from typing import Any

from huiyin_web.access.models import User
from huiyin_web.commitments.models import Wish
from huiyin_web.core.messengers import MessengerError

ADDRESS = "https://fupin.example"
SENT: list[tuple[str, str]] = []


class KeepingMessenger:
    """Keeps what it is given, in place of a gateway."""

    def send(self, *, to: str, words: str) -> None:
        SENT.append((to, words))


class RefusingMessenger:
    """Takes nothing, and says whom it was for."""

    def send(self, *, to: str, words: str) -> None:
        raise MessengerError(f"{to} is unknown")


def set_up(settings: Any, *channels: str, messenger: str = "KeepingMessenger") -> None:
    """Set reminders up at this installation."""
    SENT.clear()
    settings.HUIYIN_REMINDERS = frozenset(channels or ("email", "message"))
    settings.HUIYIN_ADDRESS = ADDRESS
    settings.HUIYIN_MESSENGER = f"support.reminding.{messenger}"


def wish(user: User, *, email: str = "unit@example.invalid", account: str = "", language: str = "en") -> Wish:
    """Let somebody ask to be reminded."""
    return Wish.objects.create(user=user, email=email, account=account, language=language)
