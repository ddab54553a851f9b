"""What can go wrong when a document is asked about."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class UnknownActError(HuiyinError):
    """Something that can't be done to any document."""

    code = "DOCUMENT_ACT"
    template = Text(
        "Nothing called '{key}' can be done to a document. There is: {keys}.",
        "文件没有“{key}”这一操作。可用：{keys}。",
    )
