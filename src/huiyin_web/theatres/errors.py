"""Why something of a theatre is refused."""

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.core.errors import DomainError


class TheatreRefusedError(DomainError):
    """What may not be done, with every reason and the field that each is about."""

    code = "THEATRE"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(what=Text.join([reason.words for reason in decision.missing], " ", ""))


class EmptyPlaceError(DomainError):
    """A place in which nobody is registered, so that nobody can be drawn."""

    code = "THEATRE_EMPTY"
    template = Text(
        "No household is registered at this place, so none can be drawn. Nothing was changed; choose another place.",
        "该地区没有在册农户，无法抽取。未作更改，请另选地区。",
    )
