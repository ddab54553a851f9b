"""What speaks against taking a visit."""

from huiyin.kernel.text import Text
from huiyin_web.core.errors import DomainError


class VisitRefusedError(DomainError):
    """What a visit tells cannot be so; every reason is named."""

    code = "VISIT_REFUSED"
    template = Text("{problems}", "{problems}")


class NotYoursError(DomainError):
    """A visit that somebody else filled in on this phone."""

    status = 409
    code = "VISIT_NOT_YOURS"
    template = Text(
        "This visit was filled in by somebody else on this device. It is sent once they sign in here.",
        "这条走访由他人在本机填写，须由其本人登录后发送。",
    )


class ToldOtherwiseError(DomainError):
    """A number under which another visit, or the same one with other words, is recorded."""

    status = 409
    code = "VISIT_TOLD_OTHERWISE"
    template = Text(
        "Another visit is recorded under this number ({receipt}). Open the household and fill the visit in anew.",
        "该编号下已登记另一条走访（凭证 {receipt}）。请打开该户重新填写。",
    )
