"""What a command is; the platform's own come in through the `huiyin.commands` entry points."""

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass

from huiyin.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Command:
    """One word after `huiyin`.

    Attributes:
        name: the word.
        help: one line that says what it does.
        configure: adds its arguments.
        runs: `module:function` that takes the parsed arguments and does it; named, not imported, so that
            `--help` stays quick and a command loads only what it needs. It raises `HuiyinError` where the data or
            the request is wrong.
    """

    name: str
    help: Text
    configure: Callable[[ArgumentParser], None]
    runs: str
