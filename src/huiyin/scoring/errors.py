"""What can go wrong when a scheme is asked for or its figures are given."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class UnknownSchemeError(HuiyinError):
    """An assessment scheme that does not exist."""

    code = "SCHEME"
    template = Text(
        "There is no assessment scheme '{scheme}'. Schemes: {schemes}.",
        "没有名为“{scheme}”的考核方案。现有：{schemes}。",
    )


class AssessedError(HuiyinError):
    """Something assessed that the scheme is not for."""

    code = "ASSESSED"
    template = Text(
        "Scheme {scheme} assesses places of the level '{level}'; {place} is of the level '{found}'. Leave it out.",
        "考核方案 {scheme} 的考核对象为“{level}”级，{place} 属于“{found}”级，请予剔除。",
    )


class FigureError(HuiyinError):
    """A raw figure that cannot be what it claims to be."""

    code = "FIGURE"
    template = Text("{place}, {indicator}: {problem}", "{place}，{indicator}：{problem}")


class NumberError(HuiyinError):
    """A figure given in a type that is not exact."""

    code = "NUMBER"
    template = Text(
        "{value} is not an exact number; give a Decimal or a whole number, never a float.",
        "{value} 不是精确数值，请使用 Decimal 或整数，不要使用浮点数。",
    )
