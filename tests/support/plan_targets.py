"""A plan's indicator and targets of it, for tests of how targets are handed down."""

from datetime import date
from decimal import Decimal
from typing import Any

from huiyin.kernel.text import Text
from huiyin.planning.targets import Better, Indicator, Kind, Target

PROVINCE, EAST, WEST = "630000000000", "630200000000", "632700000000"


def indicator(kind: Kind = Kind.CUMULATIVE, **more: Any) -> Indicator:
    """Give an indicator of the plan 2016-2020."""
    down = kind is Kind.DECREASING
    fields: dict[str, Any] = {
        "key": "lifted", "label": Text("people who left poverty", "脱贫人口"), "kind": kind, "unit": Text("persons", "人"),
        "step": Decimal("0.001") if kind is Kind.SHARE else Decimal(1), "since": date(2016, 1, 1),
        "until": date(2020, 12, 31), "binding": True, "better": Better.DOWN if down else Better.UP,
    }  # fmt: skip
    return Indicator(**(fields | more))


def target(place: str, planned: str | int, kind: Kind = Kind.CUMULATIVE, **more: Any) -> Target:
    """Give what a place is to reach by the end of 2019."""
    what = more.pop("of", None) or indicator(kind)
    return Target(
        **({"indicator": what, "place": place, "due_on": date(2019, 12, 31), "planned": Decimal(planned)} | more)
    )
