"""What the overview's pages refuse."""

from huiyin.kernel.text import Text
from huiyin_web.core.errors import DomainError


class ReasonNeededError(DomainError):
    """A personal value was asked for without a reason."""

    code = "REASON_NEEDED"
    template = Text(
        "Say in at least {least} characters why you need to see this value; the reason is kept in the audit log.",
        "请用至少 {least} 个字说明查看该信息的理由；理由将记入审计记录。",
    )
