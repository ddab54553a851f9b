"""Why nothing can be drawn."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class DrawError(HuiyinError):
    """A list from which nothing can be drawn as it was asked."""

    code = "DRAW"
    template = Text("Nothing was drawn: {problem} {mend}", "未抽取：{problem}{mend}")
