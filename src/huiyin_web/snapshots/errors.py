"""Why a year is not frozen."""

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError, DomainError


class NotYetError(DomainError):
    """A year that has not begun to end."""

    code = "FREEZE_NOT_YET"
    template = Text(
        "{year} cannot be frozen in {now}: freezing a year closes all years before it for import. "
        "Check the year that you wrote.",
        "现在是 {now} 年，不能冻结 {year} 年：冻结后以前年度不再接受导入。请核对年度。",
    )


class EmptyRegisterError(DomainError):
    """A register with nothing in it."""

    code = "FREEZE_EMPTY"
    template = Text(
        "There is nothing to freeze: the register holds no household. Import the households of {year} first.",
        "没有可冻结的数据：台账中没有农户。请先导入 {year} 年的贫困户数据。",
    )


class MovedOnError(DomainError):
    """A register that tells of a later year."""

    code = "FREEZE_MOVED_ON"
    template = Text(
        "{year} cannot be frozen: the register holds data of {later} already and would be taken for {year}. "
        "Freeze {later}, or correct the latest frozen year.",
        "不能冻结 {year} 年：台账中已有 {later} 年的数据，会被误作 {year} 年。"
        "请冻结 {later} 年，或更正最近冻结的年度。",
    )


class NotTheLatestError(DomainError):
    """A correction of a year that the register no longer shows."""

    code = "FREEZE_NOT_LATEST"
    template = Text(
        "{year} cannot be corrected from the register of today, which has moved on: {latest} is frozen. "
        "Correct {latest}, and say there what was wrong in {year}.",
        "不能用现在的台账更正 {year} 年：台账已进入以后年度，{latest} 年已冻结。"
        "请更正 {latest} 年，并在理由中说明 {year} 年的差错。",
    )


class ChangedMeanwhileError(ConflictError):
    """An import that came in while the register was read."""

    code = "FREEZE_CHANGED"
    template = Text(
        "The register changed while {year} was being frozen; nothing was frozen. Freeze it again.",
        "冻结 {year} 年期间台账发生变动，未予冻结。请重新冻结。",
    )
