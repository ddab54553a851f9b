"""What can go wrong when a need is asked about."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class UnknownActError(HuiyinError):
    """Something that can't be done to any need."""

    code = "NEED_ACT"
    template = Text(
        "Nothing called '{key}' can be done to a need. There is: {keys}.",
        "需求没有“{key}”这一操作。可用：{keys}。",
    )
