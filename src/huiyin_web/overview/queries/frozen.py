"""A frozen year with the one before it, as the pages of places read them."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin import policy
from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin.records.snapshots import Snapshot, figures_of
from huiyin.records.succession import Succession
from huiyin_web.core.errors import NotFoundError
from huiyin_web.snapshots.queries import frozen_snapshots

_POOR = Text("{who}", "{who}人口")
_POPULATION = Text("{who} population", "{who}人口")
_BASE = "rural_population"
_PASSED_OVER = Text(
    "{year} is frozen, but without statistics of the population here; choose it to see its register.",
    "{year} 年已冻结，但缺少本地人口统计数据；可选择该年度查看台账。",
)


@dataclass(frozen=True, slots=True)
class FrozenYear:
    """The figures of one frozen year, by place."""

    snapshot: Snapshot

    @property
    def year(self) -> int:
        """The year whose end it describes."""
        return self.snapshot.year

    @property
    def hash(self) -> str:
        """The hash of its manifest."""
        return self.snapshot.hash

    @property
    def source(self) -> Text:
        """Where its figures come from, as printed under them."""
        return Text(
            "register, snapshot {year} v{version} ({hash})", "贫困户台账 {year} 年第 {version} 版快照（{hash}）"
        ).fill(year=self.year, version=self.snapshot.version, hash=self.hash[:8])

    @property
    def who(self) -> Text:
        """What its poor are called before a noun."""
        return policy.at(self.year).pack.series.who

    @property
    def poor(self) -> Text:
        """What the column of its poor is called."""
        return _POOR.fill(who=self.who).sentence()

    @property
    def poor_population(self) -> Text:
        """What its poor are called in a sentence."""
        return _POPULATION.fill(who=self.who)

    @property
    def series(self) -> Text:
        """What its poor population counts."""
        label = policy.at(self.year).pack.series.label
        return label.sentence()

    def of(self, *codes: str) -> dict[str, float]:
        """Give the figures of a place by indicator, of several together; empty where there are none."""
        return {key: figure.value for key, figure in figures_of(self.snapshot).of(*codes).items()}

    def values(self, indicator: str, level: Level) -> Mapping[str, float]:
        """Give an indicator of all places of a level, by place code."""
        return figures_of(self.snapshot).values(indicator, level)


@dataclass(frozen=True, slots=True)
class Shown:
    """A year with the one before it, where there is one, and the break between the two, where there is one.

    `passed_over` is the latest year, where nobody asked for it and it has no population of the place.
    """

    now: FrozenYear
    before: FrozenYear | None
    broken: policy.SeriesBreak | None
    passed_over: int | None

    @property
    def note(self) -> Text | None:
        """Why an earlier year than the latest is given, where that is so."""
        return None if self.passed_over is None else _PASSED_OVER.fill(year=self.passed_over)

    def along(self, succession: Succession) -> "Beside":
        """Give the two years to be compared, with the codes of places in others."""
        return Beside(self.now, self.before, self.broken, self.passed_over, succession)


@dataclass(frozen=True, slots=True)
class Beside(Shown):
    """A year that is compared with the one before it; `succession` says under which codes its places counted there."""

    succession: Succession

    @property
    def comparable(self) -> FrozenYear | None:
        """The year before, unless figures of the two may not be joined."""
        return None if self.broken else self.before

    def codes_before(self, code: str) -> tuple[str, ...]:
        """Give the codes that in the year before covered what a place of the year covers."""
        return self.succession.same(code, self.now.year, self.now.year - 1)


@dataclass(frozen=True, slots=True)
class Frozen:
    """All frozen years, the latest first, each in its latest version."""

    every: tuple[FrozenYear, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years there are."""
        return tuple(one.year for one in self.every)

    @property
    def made_up(self) -> bool:
        """Whether the people of the latest year are made up."""
        return bool(self.every) and self.every[0].snapshot.manifest.made_up

    def shown(self, year: int | None, code: str | None, *, latest: int | None = None) -> Shown | None:
        """Give a year with the one before it; nothing where no year is frozen.

        Args:
            year: the year; where none is named, the latest that has the rural population of the place, as without it
                there is no incidence; the latest of all where none has.
            code: the place that is looked at.
            latest: the last year to be given where none is named, as the place ended with it; all where it did not.

        Raises:
            NotFoundError: this year is not among those frozen.
        """
        if not self.every:
            return None
        found = {one.year: one for one in self.every}
        latest = latest or self.every[0].year
        based = (one.year for one in self.every if one.year <= latest and code and _BASE in one.of(code))
        shown = year or next(based, latest)
        if shown not in found:
            raise NotFoundError(what=Text(f"The frozen year {shown}", f"{shown} 年的年度快照"))
        breaks = policy.series_breaks(shown - 1, shown)
        passed_over = latest if year is None and shown != latest else None
        return Shown(found[shown], found.get(shown - 1), breaks[0] if breaks else None, passed_over)


def frozen() -> Frozen:
    """Give the frozen years."""
    return Frozen(tuple(map(FrozenYear, frozen_snapshots())))
