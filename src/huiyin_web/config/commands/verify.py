"""`huiyin verify`: snapshots, their rows, the audit log and the results that rest on them."""

from argparse import Namespace

from huiyin.cli.speaking import tell
from huiyin.cli.verify import refuse_if_any, verify_snapshots
from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.assessment.queries import broken_rounds
from huiyin_web.config.commands.preparing import prepare
from huiyin_web.core.clock import now
from huiyin_web.snapshots.actions.verify_all import verify_all

_BUNDLE = Text("{count} snapshots hold.", "{count} 个年度快照均完好。")
_HOLDS = Text(
    "Everything holds: snapshots, their rows, the audit log and every assessment's result.",
    "全部完好：年度快照及其登记、审计记录、各轮考核结果。",
)


def run(arguments: Namespace) -> None:
    """Verify a folder of snapshots, or the whole installation.

    Raises:
        ChangedError: something is not what it was; the message names each.
    """
    if arguments.bundle:
        tell(_BUNDLE.fill(count=verify_snapshots(arguments.bundle)))
        return
    prepare()
    refuse_if_any([*verify_all(by=platform("command line"), at=now()), *broken_rounds()])
    tell(_HOLDS)
