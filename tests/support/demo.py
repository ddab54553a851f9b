"""The demo province as processes of their own see it."""

import os
from pathlib import Path

PASSWORD = "huiyin-demo"


def environment_of(data: Path) -> dict[str, str]:
    """Give the environment of a process of our own that works on a folder of its own, on SQLite."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("HUIYIN_", "DJANGO_"))}
    return kept | {"HUIYIN_DATA": str(data), "HUIYIN_LANG": "en"}
