"""What a demo's folder says of itself: at which share of the real people it was made."""

import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from huiyin.kernel.text import Text

MARK = "demo.json"
_SHARE = Text(
    "Counts of people are those of the province times {scale}; shares are its own.",
    "各项人数按全省的 {scale} 倍生成，比例与全省一致。",
)


def demo_scale() -> Text | None:
    """Say at which scale the people of this installation were made up; nothing where all were, or none."""
    return _scale(settings.HUIYIN_DATA / MARK)


@lru_cache(maxsize=4)
def _scale(mark: Path) -> Text | None:
    scale = json.loads(mark.read_text())["scale"] if mark.exists() else 1
    return _SHARE.fill(scale=scale) if scale != 1 else None
