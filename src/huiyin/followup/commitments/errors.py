"""What can go wrong when a commitment is asked about."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class UnknownActError(HuiyinError):
    """Something that can't be done to any commitment."""

    code = "ACT"
    template = Text(
        "Nothing called '{key}' can be done to a commitment. There is: {keys}.",
        "承诺事项没有“{key}”这一操作。可用：{keys}。",
    )
