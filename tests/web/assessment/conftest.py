"""Two prefectures with a frozen 2016 and the statistics that the scheme asks for."""

import pytest

from huiyin.records.snapshots import write_snapshot
from huiyin_web.access.actor import platform
from huiyin_web.places.models import Place
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


def statistic(indicator, code, year, value):
    words = {"unit": "-", "definition": "made up", "source": "test table", "version": 1}
    return {"place_code": code, "year": year, "indicator": indicator, "value": value} | words


def figure(code, indicator, value):
    more = {"place_code": code, "level": "prefecture", "indicator": indicator, "value": value, "numerator": value}
    return FIGURE | more


FIGURES = rows("figures", *(figure(code, "exited_persons", value) for code, value in EXITED.items()))
PLACES = rows(
    "places", *({"code": code, "level": "prefecture", "name": NAMES[code][0], "version": 1} for code in NAMES)
)


def published():
    """Give the statistics of the year by indicator and place."""
    yearly = {(key, code, 2016): value for key, values in STATISTICS.items() for code, value in values.items()}
    return yearly | {
        ("poor_area_income", code, year): v for year, values in INCOME.items() for code, v in values.items()
    }


@pytest.fixture
def freeze_2016(db, settings, tmp_path):
    """Freeze the year, some statistics changed (or left out, where none is given); once more is a new version."""
    settings.HUIYIN_DATA = tmp_path
    Place.objects.bulk_create(
        Place(code=code, level="prefecture", name=zh, name_en=en) for code, (zh, en) in NAMES.items()
    )

    def freeze(changed=None, reason=None, places=PLACES):
        numbers = published() | (changed or {})
        found = [statistic(*key, value) for key, value in numbers.items() if value is not None]
        found.sort(key=lambda row: (row["place_code"], row["year"], row["indicator"]))
        tables = content() | {
            "figures": FIGURES,
            "places": places,
            "statistics": rows("statistics", *found),
        }
        write_snapshot(tmp_path / "snapshots", facts(2016, reason=reason), tables)
        settle(by=platform("test"), at=AT)

    return freeze


@pytest.fixture
def year_2016(freeze_2016):
    freeze_2016()
