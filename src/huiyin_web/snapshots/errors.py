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


class FreezeUnderWayError(ConflictError):
    """A freeze asked for while another is queued or at work."""

    code = "FREEZE_UNDER_WAY"
    template = Text(
        "A year is being frozen already; see the page of jobs. Wait until it is done.",
        "已有冻结任务在排队或进行中，详见“后台任务”页，请待其完成。",
    )


class OtherVersionError(ConflictError):
    """A freeze that would make another version than the one that was asked for."""

    code = "FREEZE_OTHER_VERSION"
    template = Text(
        "{year} was frozen meanwhile: version {asked} was asked for, and the next would be {next}. Nothing was frozen.",
        "{year} 年其间已被冻结：所请求为第 {asked} 版，下一版将是第 {next} 版，未予冻结。",
    )


class ChangedMeanwhileError(ConflictError):
    """An import that came in while the register was read."""

    code = "FREEZE_CHANGED"
    template = Text(
        "The register changed while {year} was being frozen; nothing was frozen. Freeze it again.",
        "冻结 {year} 年期间台账发生变动，未予冻结。请重新冻结。",
    )
