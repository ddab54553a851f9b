"""The errors of figures."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class NotOnMapError(HuiyinError):
    """Values for areas that the map does not draw."""

    code = "NOT_ON_MAP"
    template = Text(
        "The map of {within} draws no {codes}. It draws {level} codes in force since 2020: "
        "give the value of an earlier year under its successor's code.",
        "{within}的地图上没有 {codes}。地图使用 2020 年以来的{level}级代码：以往年份的数值请用后继地区的代码。",
    )


class SeveralTimesError(HuiyinError):
    """Two rows of a figure under one name or code."""

    code = "SEVERAL_TIMES"
    template = Text(
        "{keys} stand more than once in the figure. Give each row once, under a name of its own.",
        "图中 {keys} 出现多次。每行只能出现一次，且名称不能相同。",
    )
