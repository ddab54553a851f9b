"""How actions of this app refuse: every reason, with the field that each is about."""

from collections.abc import Mapping

from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict
from huiyin_web.assistance.errors import AssistanceRefusedError


def need(step: str, problems: Mapping[str, tuple[Text, bool]]) -> None:
    """Insist that nothing stands against a step.

    Args:
        step: its name.
        problems: what may stand against it, by the field that it is about, and whether it does.

    Raises:
        AssistanceRefusedError: something does.
    """
    wrong = [(field, words) for field, (words, holds) in problems.items() if holds]
    need_allowed(Decision(step, tuple(Reason(field, Verdict.MISSING, words, field=field) for field, words in wrong)))


def need_allowed(decision: Decision) -> None:
    """Insist that a decision of the library allows a step.

    Raises:
        AssistanceRefusedError: something is missing.
    """
    if not decision.allowed:
        raise AssistanceRefusedError(decision)
