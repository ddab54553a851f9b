"""Short messages to a telephone or an account of a messenger: what an adapter offers, and the one that prints.

An installation names its own adapter (`HUIYIN_MESSENGER`): a class without arguments whose `send` hands one message to
an SMS gateway, WeCom or the like. It is told nothing but whom to reach and the words.
"""

import sys
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class MessengerError(Exception):
    """A message that was not taken; its words are never shown, as they may name whom it was for."""


class Messenger(Protocol):
    """What an adapter offers."""

    def send(self, *, to: str, words: str) -> None:
        """Hand over one message.

        Args:
            to: a telephone number or an account, as its owner wrote it.
            words: all that is said, within a few dozen characters.

        Raises:
            MessengerError: it was not taken.
        """


class ConsoleMessenger:
    """Prints what it would send."""

    def send(self, *, to: str, words: str) -> None:
        """Print one message."""
        sys.stdout.write(f"{to}: {words}\n")


def messenger() -> Messenger:
    """Give the adapter of this installation.

    Raises:
        ImportError: there is no class of the name that was set.
    """
    made: Messenger = import_string(settings.HUIYIN_MESSENGER)()
    return made
