"""Why something about a window is refused."""

from huiyin.kernel.text import Text
from huiyin.rules.windows import Opening
from huiyin_web.core.errors import ConflictError, DomainError


class WindowRefusedError(DomainError):
    """A window, an exception or a delegation that can't be as it was asked for."""

    code = "WINDOW"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")


class WindowClosedError(ConflictError):
    """A process that is not open where and when it shall begin, with every reason."""

    code = "WINDOW_CLOSED"
    template = Text("Not begun: {what}", "未立项：{what}")

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        super().__init__(what=Text.join([reason.words for reason in opening.reasons], " ", ""))
