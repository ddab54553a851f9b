"""What can be wrong with a plan's path."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class PathError(HuiyinError):
    """Milestones, phases or a season from which no path can be drawn."""

    code = "PACE_PATH"
    template = Text("{what} {mend}", "{what}{mend}")
