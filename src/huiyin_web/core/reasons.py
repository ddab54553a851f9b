"""Reasons that stay in the audit log: whoever reads it need not be somebody who may see a personal number."""

from huiyin.kernel.text import Text
from huiyin.rules.publicity import personal_in
from huiyin_web.core.errors import DomainError


class PersonalReasonError(DomainError):
    """A reason with a number in it that others must not read."""

    code = "REASON_PERSONAL"
    template = Text(
        "The reason holds {kinds}. Others will read it: leave it out.", "理由中含有{kinds}。他人可见，请删去。"
    )


def without_numbers(reason: str) -> str:
    """Give a reason without blanks around it.

    Raises:
        PersonalReasonError: it holds a personal number.
    """
    if kinds := personal_in(reason):
        raise PersonalReasonError(kinds=Text.join(kinds))
    return reason.strip()
