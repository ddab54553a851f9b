"""What an assessment refuses."""

from huiyin.kernel.text import Text
from huiyin_web.core.errors import DomainError


class WrongYearError(DomainError):
    """A scheme is for one year; it does not assess another."""

    code = "SCHEME_YEAR"
    template = Text(
        "The scheme '{scheme}' assesses {allowed}, not {year}. Choose that year, or a scheme for {year}.",
        "考核办法“{scheme}”适用于 {allowed} 年，不适用于 {year} 年。请改选年份，或选用 {year} 年的考核办法。",
    )


class UnknownFigureError(DomainError):
    """A scheme asks the register for a figure that no snapshot holds."""

    code = "FIGURE_UNKNOWN"
    template = Text(
        "The scheme asks for '{indicator}', which the snapshot of {year} does not hold. It holds: {known}.",
        "考核办法需要“{indicator}”，但 {year} 年度快照中没有该指标。现有指标：{known}。",
    )
