"""In which language the terminal speaks."""

import os
import sys

from huiyin.kernel.text import Language, Text


def language() -> Language:
    """Give the terminal's language: Chinese where the locale says so, else English."""
    spoken = next(
        (os.environ[key] for key in ("HUIYIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), ""
    )
    return "zh" if spoken.startswith("zh") else "en"


def tell(text: Text) -> None:
    """Print one line of result."""
    sys.stdout.write(text.say(language()) + "\n")


def complain(text: Text) -> None:
    """Print what is wrong."""
    sys.stderr.write(text.say(language()) + "\n")
