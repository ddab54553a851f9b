"""Two prefectures with a frozen 2016 and the statistics that the scheme asks for."""

from pathlib import Path
from typing import Any

from huiyin.records.snapshots import write_snapshot
from huiyin_web.access.actor import platform
from huiyin_web.snapshots.actions.settle import settle
from support.snapshots import AT, FIGURE, content, facts, rows

XINING, YUSHU = "630100000000", "632700000000"
NAMES = {XINING: ("西宁市", "Xining"), YUSHU: ("玉树藏族自治州", "Yushu")}
EXITED = {XINING: 10_000.0, YUSHU: 9_000.0}
STATISTICS = {
    "poor_reduction_target": {XINING: 10_000.0, YUSHU: 10_000.0},
    "identification_accuracy": {XINING: 99.5, YUSHU: 97.0},
    "exit_accuracy": {XINING: 99.0, YUSHU: 98.5},
    "satisfaction": {XINING: 95.0, YUSHU: 92.0},
    "funds_performance": {XINING: 90.0, YUSHU: 80.0},
}
INCOME = {2015: {XINING: 8_000.0, YUSHU: 6_000.0}, 2016: {XINING: 8_800.0, YUSHU: 6_600.0}}


def freeze_2016(
    data: Path, changed: dict[Any, float | None] | None = None, reason: str | None = None, places: Any = None
) -> None:
    """Freeze the year in a data folder, some statistics changed (or left out, where none is given)."""
    numbers = _published() | (changed or {})
    found = [_statistic(*key, value) for key, value in numbers.items() if value is not None]
    found.sort(key=lambda row: (row["place_code"], row["year"], row["indicator"]))
    tables = content() | {"figures": _FIGURES, "places": places or PLACES, "statistics": rows("statistics", *found)}
    write_snapshot(data / "snapshots", facts(2016, reason=reason), tables)
    settle(by=platform("test"), at=AT)


def _published() -> dict[Any, float | None]:
    """Give the statistics of the year by indicator and place."""
    yearly = {(key, code, 2016): value for key, values in STATISTICS.items() for code, value in values.items()}
    return yearly | {
        ("poor_area_income", code, year): v for year, values in INCOME.items() for code, v in values.items()
    }


def _statistic(indicator: str, code: str, year: int, value: float) -> dict[str, Any]:
    words = {"unit": "-", "definition": "made up", "source": "test table", "version": 1}
    return {"place_code": code, "year": year, "indicator": indicator, "value": value} | words


def _figure(code: str, indicator: str, value: float) -> dict[str, Any]:
    more = {"place_code": code, "level": "prefecture", "indicator": indicator, "value": value, "numerator": value}
    return FIGURE | more


_FIGURES = rows("figures", *(_figure(code, "exited_persons", value) for code, value in EXITED.items()))
PLACES = rows(
    "places", *({"code": code, "level": "prefecture", "name": NAMES[code][0], "version": 1} for code in NAMES)
)
