"""Why a year is not frozen."""

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError, DomainError


class CannotFreezeError(DomainError):
    """A year whose figures are impossible, or whose turn it is not."""

    code = "FREEZE_BLOCKED"
    template = Text("{why}", "{why}")


class UnseenFlawsError(ConflictError):
    """A year that lacks what nobody has accepted."""

    code = "FREEZE_FLAWS"
    template = Text(
        "{year} was not frozen, as nobody has confirmed what it lacks: {flaws}. Bring that in, or confirm on the "
        "year's page (on the command line: --accept-flaws) that you have seen it.",
        "未冻结 {year} 年：以下存疑事项未经确认：{flaws}。"
        "请先补正，或在该年度的冻结页面勾选确认（命令行用 --accept-flaws）。",
    )


class ChangedMeanwhileError(ConflictError):
    """An import that came in while the register was read."""

    code = "FREEZE_CHANGED"
    template = Text(
        "The register changed while {year} was being frozen; nothing was frozen. Freeze it again.",
        "冻结 {year} 年期间台账发生变动，未予冻结。请重新冻结。",
    )
