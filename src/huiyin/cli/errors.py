"""What is wrong with a request before any data are read."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class NoInstallationError(HuiyinError):
    """A folder, or a database, that holds no installation."""

    code = "NO_INSTALLATION"
    template = Text(
        "There is no installation to {what}: {where} is not there, or cannot be read. Name its folder with --data.",
        "没有可{what}的平台数据：{where} 不存在或无法读取。请用 --data 指定数据目录。",
    )
