"""What a forecast would be made from: the frozen years of a series, the plans, the numbers of policy."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version

from huiyin import policy
from huiyin.kernel.canonical import content_hash
from huiyin.planning.forecast import HistoryError, Span, span
from huiyin.planning.plans import plan_of
from huiyin.records.snapshots import Snapshot
from huiyin_web.snapshots.queries import frozen_snapshots
from huiyin_web.targets.models import Plan

SEED, WALKS = 20160914, 500
LIBRARY = version("huiyin")
_PARAMETERS = ("forecast_spread", "forecast_spread_years")


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a forecast is made from.

    Attributes:
        span: from which years, and how far.
        years: those frozen years, the earliest first.
        walks: how many are made.
    """

    span: Span
    years: tuple[Snapshot, ...]
    walks: int

    @property
    def snapshots(self) -> Mapping[str, str]:
        """The hashes of the frozen years, by year."""
        return {str(one.year): one.hash for one in self.years}

    @property
    def hash(self) -> str:
        """The hash of everything that decides the outcome."""
        held = policy.at(self.span.years[-1])
        used = {key: str(held.value(key).value) for key in _PARAMETERS}
        told = {"snapshots": dict(self.snapshots), "until": self.span.until, "seed": SEED, "walks": self.walks} | used
        return content_hash(told)


def inputs_for(base: int, walks: int = WALKS) -> Inputs:
    """Give what a forecast from the end of a year on is made from today.

    Raises:
        HistoryError: nothing can be learnt from the years that are frozen.
    """
    frozen = {one.year: one for one in frozen_snapshots()}
    plans = [plan_of(key).years for key in Plan.objects.order_by("key").values_list("key", flat=True)]
    found = span(frozen.keys(), base, plans)
    return Inputs(found, tuple(frozen[year] for year in found.years), walks)


def why_not(base: int) -> HistoryError | None:
    """Say why nothing can be forecast from the end of a year on; none where it can."""
    try:
        inputs_for(base)
    except HistoryError as refused:
        return refused
    return None
