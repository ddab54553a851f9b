"""What became of households after help of a kind, and what the comparison can't say."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.effects.comparing import Codes, Difference, Floats, matched_difference
from huiyin.measures.effects.households import Rows, rows_of, side_by_side, without
from huiyin.records.codes import HELP_KIND
from huiyin.records.snapshots import Snapshot

LEAST_MATCHED = 30  # helped households with somebody alike; of fewer the interval is not to be trusted
LEAST_SHARE = 0.5  # of the helped: of a smaller part it tells of other households than those that were helped
LEAST_VILLAGES = 20  # clusters: Cameron and Miller (2015), Journal of Human Resources 50, 317-372


class Outcome(StrEnum):
    """What is compared."""

    INCOME = "income"
    LEFT = "left"

    @property
    def label(self) -> Text:
        """What it is, with its unit."""
        return _OUTCOMES[self]


class Said(StrEnum):
    """What a comparison says."""

    TOO_FEW = "too_few"
    APART_BEFORE = "apart_before"
    UNCLEAR = "unclear"
    MORE = "more"
    LESS = "less"

    @property
    def label(self) -> Text:
        """In a sentence."""
        return _SENTENCES[self]


@dataclass(frozen=True, slots=True)
class Effect:
    """An outcome of the helped beside that of households alike.

    Attributes:
        kind: the kind of help, a key of `HELP_KIND`.
        year: the year of the help.
        outcome: what is compared.
        difference: by how much the helped fared better: yuan per head of income, or a share that left poverty.
        before: the same difference of a year earlier, when none of them had the help: it should be nothing. None where
            no earlier year was given, and for leaving poverty, which nobody poor had done before.
        said: what can be said.
    """

    kind: str
    year: int
    outcome: Outcome
    difference: Difference
    before: Difference | None
    said: Said

    @property
    def words(self) -> Text:
        """What can be said, and of how many households."""
        found = self.difference
        return _OF.fill(
            help=HELP_KIND.label_of(self.kind), said=self.said.label, matched=found.matched, helped=found.helped
        )


LIMITS = Text(
    "Households alike in county, cause, size, labour, income before and other help are compared; whoever chose the "
    "helped may have known more than the register holds. Incomes are as reported. What help does to neighbours is "
    "not seen.",
    "比较对象为同县、同主要致贫原因、人口规模、劳动力状况、上年收入水平及其他帮扶相近的未受助户；选定受助户时所依据的、"
    "台账未记录的情况无法排除；收入以登记为准；对邻近农户的影响未计入。",
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The households that stand beside each other about one kind of help, in the whole province.

    Attributes:
        kind: the kind of help, a key of `HELP_KIND`.
        year: the year of the help.
        rows: the households with what became of them in the year.
        past: the same a year earlier, when none of them had the help; none where no earlier year was given.
    """

    kind: str
    year: int
    rows: Rows
    past: Rows | None

    def effects(self, place: str = "", *, confidence: float = 0.95) -> tuple[Effect, Effect]:
        """Compare the households of a place, those of the whole province where none is named.

        Returns:
            One for the income per head, one for leaving poverty.
        """
        rows = self.rows.within(place) if place else self.rows
        past = None
        if self.past is not None:
            looked_back = self.past.within(place) if place else self.past
            past = _compared(looked_back, looked_back.gained, confidence)
        income = _compared(rows, rows.gained, confidence)
        left = _compared(rows, rows.left, confidence)
        return (
            Effect(self.kind, self.year, Outcome.INCOME, income, past, _said(income, past)),
            Effect(self.kind, self.year, Outcome.LEFT, left, None, _said(left, past)),
        )


class HelpOfYear:
    """A frozen year of help with the years before it, read once for all kinds and places.

    Args:
        before: the frozen year before the help.
        now: the frozen year of the help; its table `help` says who got what and when.
        earlier: the frozen year before `before`: shows whether the two already went apart before the help.
        told: the frozen year whose table of help is read, where help was brought in later than `now` was frozen.
    """

    def __init__(
        self, before: Snapshot, now: Snapshot, *, earlier: Snapshot | None = None, told: Snapshot | None = None
    ) -> None:
        self._year = now.year
        self._given = (told or now).table("help", ["household_id", "kind", "given_on"])
        self._both = side_by_side(before, now)
        self._past = side_by_side(earlier, before) if earlier is not None else None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of help that were given in the year."""
        of_year = self._given.filter(pc.equal(pc.year(self._given["given_on"]), self._year))
        there = set(of_year["kind"].to_pylist())
        return tuple(kind for kind in HELP_KIND.keys() if kind in there)  # noqa: SIM118  a list of codes

    def of(self, kind: str) -> Comparison:
        """Put the households that got help of a kind beside those that never had any of it.

        Raises:
            ParameterError: there is no such kind of help.
        """
        kinds = HELP_KIND.keys()
        if kind not in kinds:
            raise ParameterError(name="kind", value=kind, allowed=", ".join(kinds), mend=_KINDS)
        given, year = self._given, pc.year(self._given["given_on"])
        of_kind = pc.equal(given["kind"], kind)
        helped = _households(given.filter(pc.and_(of_kind, pc.equal(year, self._year))))
        had = _households(given.filter(pc.and_(of_kind, pc.less(year, self._year))))
        other = given.filter(pc.and_(pc.invert(of_kind), pc.equal(year, self._year)))
        rows = without(rows_of(self._both, helped, other), had)
        past = without(rows_of(self._past, helped, other), had) if self._past is not None else None
        return Comparison(kind, self._year, rows, past)


def effect_of_help(
    before: Snapshot, now: Snapshot, *, kind: str, earlier: Snapshot | None = None, confidence: float = 0.95
) -> tuple[Effect, ...]:
    """Compare households that got help of a kind in a year with similar ones that never had any of the kind.

    Only households that were poor at the end of the year before count. The mean difference over the helped that have
    somebody alike (the average effect on the treated, where nothing but what is compared decided who was helped).

    Args:
        before: the frozen year before the help.
        now: the frozen year of the help; its table `help` says who got what and when.
        kind: a key of `HELP_KIND`.
        earlier: the frozen year before `before`: shows whether the two already went apart before the help.
        confidence: the level of the intervals.

    Returns:
        One for the income per head, one for leaving poverty.

    Raises:
        ParameterError: there is no such kind of help.
    """
    return HelpOfYear(before, now, earlier=earlier).of(kind).effects(confidence=confidence)


def _compared(rows: Rows, outcome: Floats, confidence: float) -> Difference:
    return matched_difference(outcome, rows.helped, rows.cell, rows.village, rows.before, confidence=confidence)


def _said(found: Difference, past: Difference | None) -> Said:
    if (
        found.matched < LEAST_MATCHED
        or found.matched < LEAST_SHARE * found.helped
        or found.villages < LEAST_VILLAGES
        or not found.se > 0
    ):
        return Said.TOO_FEW
    if past is not None and (past.low > 0 or past.high < 0):
        return Said.APART_BEFORE
    if found.low <= 0 <= found.high:
        return Said.UNCLEAR
    return Said.MORE if found.estimate > 0 else Said.LESS


def _households(rows: pa.Table) -> Codes:
    return np.unique(rows["household_id"].to_numpy())


_KINDS = Text("Name a kind of help.", "请填写帮扶类别。")
_OUTCOMES = {
    Outcome.INCOME: Text("change of income per head (yuan)", "人均纯收入变动（元）"),
    Outcome.LEFT: Text("left poverty (share)", "脱贫（比例）"),
}
_SENTENCES = {
    Said.TOO_FEW: Text(
        "too few of them have somebody alike who got none: nothing can be said",
        "可比的未受助户过少，无法判断",
    ),
    Said.APART_BEFORE: Text(
        "they already fared differently before the help: the difference can't be laid to it",
        "受助前两组变动已有差异，不能归因于该项帮扶",
    ),
    Said.UNCLEAR: Text("a difference can't be told from chance", "差异不显著，不能排除偶然"),
    Said.MORE: Text("they fared better than households alike", "明显好于相似的未受助户"),
    Said.LESS: Text("they fared worse than households alike", "明显差于相似的未受助户"),
}
_OF = Text(
    "{help}: {said} ({matched} of {helped} helped households have somebody alike).",
    "{help}：{said}（受助 {helped} 户中 {matched} 户有可比对象）。",
)
