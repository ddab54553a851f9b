"""`huiyin duplicates`: search the register for entries that may be one; people decide about them on their page."""

from argparse import Namespace

from huiyin.cli.progress import progress
from huiyin.cli.speaking import tell
from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.config.commands.preparing import prepare
from huiyin_web.core.clock import now
from huiyin_web.quality.actions.find_duplicates import find_duplicates

_DONE = Text(
    "To be decided: {new} new, {changed} with other values or found again; no longer alike: {gone}.",
    "待认定：新增 {new} 条，数值变化或重新出现 {changed} 条，已不相似 {gone} 条。",
)


def run(_arguments: Namespace) -> None:
    """Search, and say how many questions there are."""
    prepare()
    with progress(Text("searching for double entries", "查找重复登记")) as report:
        counts = find_duplicates(by=platform("command line"), at=now(), report=report)
    tell(_DONE.fill(**{key: f"{count:,}" for key, count in counts.items()}))
