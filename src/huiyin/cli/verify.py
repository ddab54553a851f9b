"""`huiyin verify`: check that frozen years are what they were when they were frozen."""

from argparse import Namespace
from pathlib import Path

from huiyin.cli.speaking import tell
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin.records.snapshots import Snapshots

_HOLDS = Text(
    "{count} snapshots hold: every file has the hash in its manifest, and every manifest follows the one before.",
    "{count} 个年度快照均完好：各文件哈希与清单一致，各清单与上一份衔接。",
)


class ChangedError(HuiyinError):
    """Something that was frozen is not what it was."""

    code = "CHANGED"
    template = Text("Problems found: {count}\n{problems}", "发现 {count} 处问题：\n{problems}")


def run(arguments: Namespace) -> None:
    """Verify a folder of snapshots."""
    tell(_HOLDS.fill(count=verify_snapshots(arguments.bundle or arguments.data / "snapshots")))


def verify_snapshots(folder: Path) -> int:
    """Check every snapshot in a folder and give their number.

    Raises:
        ChangedError: some do not hold; the message names each with its year and file.
    """
    snapshots = Snapshots(folder)
    refuse_if_any([problem.text for problem in snapshots.verify()])
    return len(snapshots.all())


def refuse_if_any(problems: list[Text]) -> None:
    """Insist that there is no problem.

    Raises:
        ChangedError: there is one; the message names each.
    """
    if problems:
        listed = Text.join(problems, "\n", "\n")
        raise ChangedError(count=len(problems), problems=listed)
