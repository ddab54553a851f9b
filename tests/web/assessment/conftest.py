"""Two prefectures with a frozen 2016 and the statistics that the scheme asks for."""

import pytest

from huiyin.records.snapshots import write_snapshot
from huiyin_web.access.actor import platform
from huiyin_web.places.models import Place, Statistic
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
    return Statistic(
        place_code=code,
        year=year,
        indicator=indicator,
        value=value,
        unit="-",
        definition="made up",
        source="test table",
    )


def figure(code, indicator, value):
    more = {"place_code": code, "level": "prefecture", "indicator": indicator, "value": value, "numerator": value}
    return FIGURE | more


@pytest.fixture
def year_2016(db, settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    Place.objects.bulk_create(
        Place(code=code, level="prefecture", name=zh, name_en=en) for code, (zh, en) in NAMES.items()
    )
    for indicator, values in STATISTICS.items():
        Statistic.objects.bulk_create(statistic(indicator, code, 2016, value) for code, value in values.items())
    for year, values in INCOME.items():
        Statistic.objects.bulk_create(statistic("poor_area_income", code, year, v) for code, v in values.items())
    figures = rows("figures", *(figure(code, "exited_persons", value) for code, value in EXITED.items()))
    places = rows(
        "places", *({"code": code, "level": "prefecture", "name": NAMES[code][0], "version": 1} for code in NAMES)
    )
    write_snapshot(tmp_path / "snapshots", facts(2016), content() | {"figures": figures, "places": places})
    settle(by=platform("test"), at=AT)
