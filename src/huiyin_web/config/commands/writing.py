"""Where a command writes a file: tried before the work begins, which would else be done for nothing."""

from pathlib import Path

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text

_WRITABLE = Text(
    "a file in a folder that is there, where you may write",
    "已有文件夹中的文件，且对其有写入权限",
)
_ELSEWHERE = Text("Make the folder, or name another file.", "请先建立文件夹，或另指定文件。")


def need_writable(option: str, path: Path) -> None:
    """Insist that a file can be written; what stands in it stays, and none is left behind.

    Raises:
        ParameterError: it cannot, and which option named it.
    """
    try:
        is_new = not path.exists()
        path.open("ab").close()
        if is_new:
            path.unlink()
    except OSError as error:
        raise ParameterError(name=option, value=path, allowed=_WRITABLE, mend=_ELSEWHERE) from error
