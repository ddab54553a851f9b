"""`huiyin freeze`: write and hash a year's snapshot."""

from argparse import Namespace

from huiyin.cli.progress import progress
from huiyin.cli.speaking import tell
from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.config.commands.preparing import prepare
from huiyin_web.core.clock import now
from huiyin_web.snapshots.actions.freeze_year import freeze_year
from huiyin_web.snapshots.followers import follow

_DONE = Text("{year} is frozen: v{version}, {hash}", "{year} 年已冻结：第 {version} 版，{hash}")


def run(arguments: Namespace) -> None:
    """Freeze one year."""
    prepare()
    with progress(Text(f"freezing {arguments.year}", f"冻结 {arguments.year} 年")) as report:
        frozen = freeze_year(
            year=arguments.year, by=platform("command line"), at=now(), reason=arguments.reason or None, report=report
        )
        follow(frozen.year, report)
    tell(_DONE.fill(year=frozen.year, version=frozen.version, hash=frozen.manifest_hash))
