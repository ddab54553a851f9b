"""What a statistic is: declared once, with its rows and its formula, for every engine and every variance."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from huiyin.kernel.tables import Unit
from huiyin.kernel.text import Text
from huiyin.measures.survey.distribution import Distribution
from huiyin.measures.survey.linear import Linear
from huiyin.measures.survey.rows import Row, Totals


@dataclass(frozen=True, slots=True, eq=False)
class Statistic:
    """One statistic: a function of totals, or of the distribution of welfare.

    Attributes:
        name: what stands in the result's `measure` column.
        label: what it is, for people.
        unit: the unit of the estimate.
        rows: the rows whose weighted totals the formula takes.
        formula: from the totals of a domain to the value with its slopes.
        ranked: the formula that takes the whole distribution instead; None where totals suffice.
        interval: the kind of confidence interval.
        needs_line: whether `line` is used.
        least: welfare must lie above it, where the formula takes a logarithm or a power below zero.
    """

    name: str
    label: Text
    unit: Unit
    rows: tuple[Row, ...] = ()
    formula: Callable[[Totals], Linear] | None = None
    ranked: Callable[[Distribution], Linear] | None = None
    interval: Literal["logit", "t"] = "t"
    needs_line: bool = False
    least: float | None = None

    def of_totals(self, at: Totals) -> Linear:
        """Evaluate a statistic that totals suffice for.

        Raises:
            TypeError: they don't.
        """
        if self.formula is None:
            raise TypeError(f"{self.name} is no function of totals")
        return self.formula(at)

    def of_people(self, at: Distribution) -> Linear:
        """Evaluate a statistic, whatever it needs: who knows the distribution knows the totals too."""
        return self.of_totals(at) if self.ranked is None else self.ranked(at)


SHARE = Unit(Text("share", "比例"), "share")
SHARE_OF_LINE = Unit(Text("share of the line", "占贫困线的比例"), "share")
INDEX = Unit(Text("index", "指数"), "index")
WELFARE_UNIT = Unit(Text("unit of the welfare column", "收入列的单位"))
PERSONS = Unit(Text("persons, where the weights count persons", "人（权重以人计）"), "count")


def mean_of(row: Row, base: Row) -> Callable[[Totals], Linear]:
    """Give the formula of one total over another."""
    return lambda at: at.total(row) / at.total(base)
