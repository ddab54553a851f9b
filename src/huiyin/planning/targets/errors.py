"""What can be wrong with a target and with how it is broken down."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class TargetError(HuiyinError):
    """A target that cannot be what it claims to be."""

    code = "TARGET"
    template = Text("{place}, {indicator}: {problem} {mend}", "{place}，{indicator}：{problem}{mend}")


class BreakDownError(HuiyinError):
    """A target that cannot be broken down as asked."""

    code = "TARGET_BREAK_DOWN"
    template = Text("{what} {mend}", "{what}{mend}")
