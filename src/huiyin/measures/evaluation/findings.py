"""The findings of an evaluation as one number a row, so that every rate of it is a share of one sample."""

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from huiyin.measures.errors import NobodyInGroupError, NotSaidError, listed
from huiyin.measures.evaluation.words import ACKNOWLEDGES, GROUP, WRONG
from huiyin.measures.survey.linear import Linear
from huiyin.measures.survey.rows import WELFARE, Row, Totals
from huiyin.measures.tables.columns import Asked, check_columns
from huiyin.measures.tables.engine import count_of, totals
from huiyin.measures.tables.sources import open_source

_GROUPS = ("exited", "unregistered")
FINDING_COLUMN, NEITHER = "finding of the evaluation", 9.0
FINDING = nw.col(FINDING_COLUMN)


@dataclass(frozen=True, slots=True)
class Codes:
    """The findings that a rate is made of: which count as cases, among which."""

    name: str
    low: float

    @property
    def inside(self) -> nw.Expr:
        """Tell who is among them."""
        return FINDING.is_between(self.low, self.low + 1)

    @property
    def every(self) -> Row:
        """Count them."""
        return Row(f"{self.name}_all", WELFARE.is_between(self.low, self.low + 1).cast(nw.Float64))

    @property
    def cases(self) -> Row:
        """Count the cases."""
        # Findings are whole numbers, and floats are not compared for being equal.
        case = WELFARE.is_between(self.low + 0.5, self.low + 1.5)
        return Row(f"{self.name}_cases", case.cast(nw.Float64))

    def share(self, at: Totals) -> Linear:
        """Give the share of cases."""
        return at.total(self.cases) / at.total(self.every)


def coded_people(people: Any, group: str, wrong: str) -> nw.LazyFrame[Any]:
    """Give each person one number, the finding: exited 0, or 1 where wrongly; not registered 2, or 3 where omitted.

    Raises:
        SourceError: a column isn't there, a group has nobody, or a finding is neither 0 nor 1.
    """
    rows = open_source(people)
    check_columns(rows, [Asked(group, GROUP), Asked(wrong, WRONG, numeric=True)])
    of_group, finding = nw.col(group).cast(nw.String), nw.col(wrong).cast(nw.Float64)
    _check_groups(rows.select(group=of_group), group)
    _check_findings(rows.filter(of_group.is_in(_GROUPS)), wrong)
    # Whoever is of neither group stays in the sample: their villages count in the design.
    coded = nw.when(of_group == "exited").then(finding).when(of_group == "unregistered").then(finding + 2)
    return rows.with_columns(**{FINDING_COLUMN: coded.otherwise(nw.lit(NEITHER))})


def answers(households: Any, acknowledges: str) -> nw.LazyFrame[Any]:
    """Give each household its answer, 1 where it acknowledges.

    Raises:
        SourceError: the column isn't there, or an answer is neither 0 nor 1.
    """
    rows = open_source(households)
    check_columns(rows, [Asked(acknowledges, ACKNOWLEDGES, numeric=True)])
    _check_findings(rows, acknowledges)
    return rows.with_columns(**{FINDING_COLUMN: nw.col(acknowledges).cast(nw.Float64)})


def _check_groups(groups: nw.LazyFrame[Any], column: str) -> None:
    found = totals(groups, ["group"], {"rows": nw.len()})["group"].to_pylist()
    for absent in sorted({*_GROUPS} - {*found}):
        raise NobodyInGroupError(column=column, absent=absent, found=listed(sorted(map(repr, found))) or "-")


def _check_findings(rows: nw.LazyFrame[Any], column: str) -> None:
    finding = nw.col(column).cast(nw.Float64)
    said = ((finding == 0) | (finding == 1)).fill_null(value=False)
    found = totals(rows.select(wrong=~said), (), {"rows": nw.len(), "wrong": count_of(nw.col("wrong"))}).to_pylist()[0]
    if found["wrong"]:
        raise NotSaidError(column=column, count=f"{found['wrong']:,}", rows=f"{found['rows']:,}")


WRONG_EXIT, OMISSION, ACCEPTANCE = Codes("exited", 0.0), Codes("unregistered", 2.0), Codes("asked", 0.0)
