"""Errors that a person can mend, each with the HTTP status that it is answered with."""

from typing import ClassVar

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class DomainError(HuiyinError):
    """A request that the platform understands and will not carry out."""

    status: ClassVar[int] = 400
    code = "REFUSED"


class NotFoundError(DomainError):
    """What was asked for is not there, or lies outside what the person may see: both look the same."""

    status = 404
    code = "NOT_FOUND"
    template = Text(
        "{what} was not found, or lies outside your area. Check the address, or ask the office in charge of it.",
        "未找到{what}，或不在您的管辖范围内。请核对地址，或联系负责单位。",
    )


class NotAllowedError(DomainError):
    """The person's role does not include this."""

    status = 403
    code = "NOT_ALLOWED"
    template = Text(
        "Your role ({role}) may not {what}. Ask your office's administrator.",
        "您的角色（{role}）不能{what}。请联系本单位管理员。",
    )


class ConflictError(DomainError):
    """Somebody else was faster, or the state has moved on."""

    status = 409
    code = "CONFLICT"
    template = Text("{what} {mend}", "{what}{mend}")


class BusyError(DomainError):
    """Somebody else has been writing for longer than a request waits."""

    status = 503
    code = "BUSY"
    template = Text(
        "The installation is busy: a long work, such as an import, is writing. Nothing was changed. "
        "Wait a minute and try again.",
        "平台正忙：正在执行导入等耗时的写入任务。数据未作改动，请稍候一分钟再试。",
    )
