"""A small frozen province: two counties, two villages, the years 2013 to 2016, one household followed through them."""

from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

from huiyin import policy
from huiyin.kernel.places import ancestors, level_of
from huiyin.records.snapshots import SCHEMAS, Facts, Snapshots, write_snapshot
from huiyin.records.snapshots.schemas import ORDER
from huiyin_web.access.queries import actor_of
from huiyin_web.snapshots.models import Snapshot
from support import cast, given

POOR = {2013: 400, 2014: 160, 2015: 120, 2016: 80}
RURAL = 1000
RENAMED, CHANGED_IN = "632701100200", 2015
HOUSEHOLD = 7001
PUBLISHED = (
    (cast.PROVINCE, "rural_income", 7_933.0, "yuan"),
    ("000000000000", "rural_income", 11_422.0, "yuan"),
    (cast.PROVINCE, "published_registered_share_rural", 13.2, "percent"),
)
AT = datetime(2016, 12, 31, tzinfo=UTC)


@pytest.fixture(scope="session")
def four_years(tmp_path_factory):
    """Freeze four years of two villages and one household, once for all tests: nobody changes a frozen year."""
    folder = tmp_path_factory.mktemp("frozen")
    for year in POOR:
        _freeze(folder / "snapshots", year)
    return folder


@pytest.fixture(scope="session")
def four_years_across_a_change(tmp_path_factory):
    """Freeze the same years; from 2015 on the village and its county have other codes."""
    folder = tmp_path_factory.mktemp("changed")
    for year in POOR:
        _freeze(folder / "snapshots", year, RENAMED if year >= CHANGED_IN else cast.VILLAGE)
    return folder


@pytest.fixture
def frozen_across_a_change(settings, four_years_across_a_change, db):
    """Give the frozen years across the change of a code; the places are the test's own."""
    _note(settings, four_years_across_a_change)


@pytest.fixture
def frozen(settings, four_years, db):
    """Give the household of the frozen years, its places, and what was published about them."""
    _note(settings, four_years)
    given.places(cast.VILLAGE, cast.NEXT_VILLAGE)
    return given.household(
        id=HOUSEHOLD, income_per_capita=310_000, net_income=310_000, phone="13912345678", member_count=3
    )


def _note(settings, folder):
    """Tell the platform of frozen years."""
    settings.HUIYIN_DATA = folder
    for year in POOR:
        found = Snapshots(folder / "snapshots").open(year)
        Snapshot.objects.create(
            year=year, version=1, manifest_hash=found.hash, frozen_at=AT, by_key="user:1", by_name="省扶贫办", rows={}
        )


def _freeze(root, year, village=cast.VILLAGE):
    """Freeze one year: the village has three quarters of the poor, the village next county one quarter."""
    now = policy.at(year)
    facts = Facts(
        year=year, series=now.pack.series.key, policy_pack=now.pack.key, frozen_at=datetime(year, 12, 31, tzinfo=UTC),
        frozen_by="省扶贫办", made_up=True,
    )  # fmt: skip
    row = {
        "id": HOUSEHOLD, "version": 1, "updated_year": year, "office_number": "632700000001",
        "village_code": village, "head_name": "扎西", "standard": "national", "category": "general",
        "status": "poor", "main_cause": "illness", "member_count": 3, "wage_income": year * 100,
        "income_per_capita": 300_000,
    }  # fmt: skip
    tables = {
        "figures": _figures(year, village),
        "households": _batches("households", [row]),
        "statistics": _batches("statistics", [_statistic(*one) for one in PUBLISHED]),
    }
    write_snapshot(root, facts, tables)


def _statistic(code, indicator, value, unit):
    words = {"definition": "Income per head 人均收入", "source": "Bureau 统计局", "version": 1}
    return {"place_code": code, "year": 2015, "indicator": indicator, "value": value, "unit": unit} | words


def _figures(year, village):
    shares = {village: 0.75, cast.NEXT_VILLAGE: 0.25}
    values = {}
    for where, share in shares.items():
        for code in (*ancestors(where), where):
            own = values.setdefault(code, {"poor_persons": 0.0, "rural_population": 0.0, "exited_persons": 0.0})
            own["poor_persons"] += POOR[year] * share
            own["rural_population"] += RURAL / 2
            own["exited_persons"] += 10
    for own in values.values():
        own["headcount_rural"] = own["poor_persons"] / own["rural_population"]
        own["headcount_total"] = own["headcount_rural"] / 2
        own["cause_illness"] = own["poor_persons"]
    rows = [
        {"place_code": code, "level": level_of(code).value, "indicator": key, "value": value, "unit": "x", "n": 1,
         "method": "census"}
        for code, own in values.items()
        for key, value in own.items()
    ]  # fmt: skip
    return _batches("figures", rows)


def _batches(table, rows):
    rows.sort(key=lambda row: tuple(row[key] for key in ORDER[table]))
    return [pa.RecordBatch.from_pylist(rows, schema=SCHEMAS[table])]


@pytest.fixture
def as_actor():
    """Turn a person of the cast into the actor that they are."""
    return lambda user: actor_of(user, on=date(2016, 12, 31))
