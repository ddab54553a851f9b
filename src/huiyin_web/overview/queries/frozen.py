"""Figures of frozen years, read once a process and kept by the hash of their manifest: a frozen year is final."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from huiyin.kernel.text import Text
from huiyin.policy import SeriesBreak, at, series_breaks
from huiyin.records.snapshots import Manifest, Snapshot, Snapshots
from huiyin_web.core.errors import NotFoundError

_KEPT = 16  # years in memory, about 4 MB each for a whole province


@dataclass(frozen=True, slots=True)
class FrozenYear:
    """The figures of one frozen year, by place."""

    manifest: Manifest
    hash: str
    spans: dict[str, tuple[int, int]]
    indicators: list[str]
    values: NDArray[np.float64]

    @property
    def year(self) -> int:
        """The year whose end it describes."""
        return self.manifest.year

    @property
    def source(self) -> Text:
        """Where its figures come from, as printed under them."""
        return Text(
            "register, snapshot {year} v{version} ({hash})", "贫困户台账 {year} 年第 {version} 版快照（{hash}）"
        ).fill(year=self.year, version=self.manifest.version, hash=self.hash[:8])

    @property
    def series(self) -> Text:
        """What its poor population counts."""
        label = at(self.year).pack.series.label
        return Text(label.en[:1].upper() + label.en[1:], label.zh)

    def of(self, code: str) -> dict[str, float]:
        """Give the figures of a place by indicator; empty where it has none."""
        start, stop = self.spans.get(code, (0, 0))
        return dict(zip(self.indicators[start:stop], self.values[start:stop].tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Beside:
    """A year with the one before it, where there is one and the two may be compared."""

    now: FrozenYear
    before: FrozenYear | None
    broken: SeriesBreak | None

    def change(self, code: str, indicator: str) -> float | None:
        """Give how far an indicator moved since the year before; nothing across a series break."""
        if self.before is None or self.broken is not None:
            return None
        now, before = self.now.of(code).get(indicator), self.before.of(code).get(indicator)
        return None if now is None or before is None else now - before


def frozen_years() -> tuple[int, ...]:
    """Give the frozen years, the latest first."""
    return tuple(reversed(_snapshots().years()))


def frozen_year(year: int) -> FrozenYear:
    """Give a frozen year in its latest version.

    Raises:
        NotFoundError: it is not frozen.
    """
    if year not in frozen_years():
        raise NotFoundError(what=Text(f"The frozen year {year}", f"{year} 年的年度快照"))
    snapshot = _snapshots().open(year)
    return _read(_Named(snapshot))


def beside(year: int) -> Beside:
    """Give a year with the one before it."""
    now = frozen_year(year)
    before = frozen_year(year - 1) if year - 1 in frozen_years() else None
    breaks = series_breaks(year - 1, year)
    return Beside(now, before, breaks[0] if breaks else None)


def _snapshots() -> Snapshots:
    return Snapshots(settings.HUIYIN_DATA / "snapshots")


class _Named:
    """A snapshot that is what its hash says it is."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Named) and other.snapshot.hash == self.snapshot.hash

    def __hash__(self) -> int:
        return hash(self.snapshot.hash)


@lru_cache(maxsize=_KEPT)
def _read(named: _Named) -> FrozenYear:
    snapshot = named.snapshot
    table = snapshot.table("figures", ["place_code", "indicator", "value"])
    codes = table["place_code"].to_numpy(zero_copy_only=False)
    starts = [0, *(np.flatnonzero(codes[1:] != codes[:-1]) + 1).tolist(), len(codes)] if len(codes) else [0]
    return FrozenYear(
        manifest=snapshot.manifest,
        hash=snapshot.hash,
        spans={str(codes[start]): (start, stop) for start, stop in pairwise(starts)},
        indicators=table["indicator"].dictionary_encode().to_pylist(),
        values=table["value"].to_numpy(),
    )
