"""`huiyin freeze`: write and hash a year's snapshot."""

from argparse import Namespace

from huiyin.cli.progress import progress
from huiyin.cli.speaking import tell
from huiyin.kernel.text import Text
from huiyin.measures.register.readiness import CheckResult
from huiyin_web.access.actor import platform
from huiyin_web.config.commands.preparing import prepare
from huiyin_web.core.clock import now
from huiyin_web.snapshots.actions.freeze_year import freeze_year
from huiyin_web.snapshots.followers import follow
from huiyin_web.snapshots.readiness import readiness_of

_DONE = Text("{year} is frozen: v{version}, {hash}", "{year} 年已冻结：第 {version} 版，{hash}")
_FOUND = Text("[{state}] {check}: {count}  {words}", "〔{state}〕{check}：{count}  {words}")


def run(arguments: Namespace) -> None:
    """Say what one year has and lacks, and freeze it."""
    prepare()
    at = now()
    ready = readiness_of(arguments.year, at=at)
    for result in ready.results:
        tell(_line(result))
    with progress(Text(f"freezing {arguments.year}", f"冻结 {arguments.year} 年")) as report:
        frozen = freeze_year(
            year=arguments.year,
            by=platform("command line"),
            at=at,
            report=report,
            seen=ready.flaws if arguments.accept_flaws else {},
            reason=arguments.reason or None,
        )
        follow(frozen.year, report)
    tell(_DONE.fill(year=frozen.year, version=frozen.version, hash=frozen.manifest_hash))


def _line(result: CheckResult) -> Text:
    count = "--" if result.count is None else f"{result.count:,}"
    line = _FOUND.fill(state=result.state.label, check=result.check.label, count=count, words=result.words)
    return Text(line.en.rstrip(), line.zh.rstrip())
