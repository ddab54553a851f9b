"""`huiyin verify`: snapshots, their rows, the audit log, the results that rest on them, and files of evidence.

It only reads: an auditor's check neither migrates nor mends nor adopts, and leaves no event of its own.
"""

from argparse import Namespace
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from huiyin.cli.errors import NoInstallationError
from huiyin.cli.speaking import tell
from huiyin.cli.verify import refuse_if_any, verify_snapshots
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin_web.assessment.queries import broken_rounds
from huiyin_web.evidence.verifying import changed_files
from huiyin_web.snapshots.verifying import problems

_TO_VERIFY = Text("verify", "校验")
_BUNDLE = Text("{count} snapshots hold.", "{count} 个年度快照均完好。")
_HOLDS = Text(
    "Everything holds: snapshots, their rows, the audit log, every assessment's result and all evidence.",
    "全部完好：年度快照及其登记、审计记录、各轮考核结果、佐证附件。",
)


class OtherVersionError(HuiyinError):
    """Tables of an earlier version."""

    code = "OTHER_VERSION"
    template = Text(
        "The tables are of an earlier version; {count} changes of them are pending. Verifying changes nothing: "
        "verify with the version that wrote them, or start this one with 'huiyin serve' first.",
        "数据库结构为较早版本，尚有 {count} 项结构更新未执行。校验不改动数据："
        "请使用原版本校验，或先用“huiyin serve”启动当前版本。",
    )


def run(arguments: Namespace) -> None:
    """Verify a folder of snapshots, or the whole installation.

    Raises:
        NoInstallationError, OtherVersionError: there is nothing that this version can read.
        ChangedError: something is not what it was; the message names each.
    """
    if arguments.bundle:
        tell(_BUNDLE.fill(count=verify_snapshots(arguments.bundle)))
        return
    _need_tables()
    refuse_if_any([*problems(), *broken_rounds(), *changed_files()])
    tell(_HOLDS)


def _need_tables() -> None:
    # Opening a file that is not there would make it.
    if connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).is_file():
        raise NoInstallationError(what=_TO_VERIFY, where=settings.DATABASES["default"]["NAME"])
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise NoInstallationError(what=_TO_VERIFY, where=settings.DATABASES["default"]["NAME"]) from error
    if pending := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise OtherVersionError(count=len(pending))
