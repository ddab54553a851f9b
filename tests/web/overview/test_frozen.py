"""Which frozen year the pages of a place begin with."""

import shutil

import pytest

from huiyin.records.snapshots import write_snapshot
from huiyin_web.overview.queries.frozen import frozen as frozen_years
from huiyin_web.snapshots.models import Snapshot
from support import batches, cast
from support.snapshots import FIGURE, facts, rows

NOTE = "2017 is frozen, but without statistics of the population here; choose it to see its register."
NOTE_ZH = "2017 年已冻结，但缺少本地人口统计数据；可选择该年度查看台账。"


@pytest.fixture
def without_statistics(frozen, settings, tmp_path):
    """Freeze 2017 after the others: only the village next county has its population."""
    settings.HUIYIN_DATA = shutil.copytree(settings.HUIYIN_DATA, tmp_path / "data")
    poor = [FIGURE | {"place_code": code} for code in (cast.PROVINCE, cast.NEXT_VILLAGE)]
    rural = FIGURE | {"place_code": cast.NEXT_VILLAGE, "indicator": "rural_population", "value": 200.0}
    figures = rows("figures", poor[0], poor[1], rural)
    made = write_snapshot(settings.HUIYIN_DATA / "snapshots", facts(2017), {"figures": figures})
    Snapshot.objects.create(
        year=2017, version=1, manifest_hash=made.hash, frozen_at=batches.AT, by_key="user:1", by_name="—", rows={}
    )


def shown(code, year=None):
    pair = frozen_years().shown(year, code)
    return pair.now.year, pair.before and pair.before.year, pair.note and pair.note.en


def test_the_latest_year_with_the_place_s_population_is_shown_and_the_later_one_told(without_statistics):
    assert shown(cast.PROVINCE) == (2016, 2015, NOTE)
    assert shown(cast.VILLAGE) == (2016, 2015, NOTE)
    assert shown(cast.NEXT_VILLAGE) == (2017, 2016, None)


def test_a_year_that_is_asked_for_is_shown_as_it_is(without_statistics):
    assert shown(cast.PROVINCE, 2017) == (2017, 2016, None)
    assert shown(cast.PROVINCE, 2015) == (2015, 2014, None)


def test_where_no_year_has_the_population_the_latest_is_shown(without_statistics):
    assert shown("632725100299") == (2017, 2016, None)
    assert shown(None) == (2017, 2016, None)


@pytest.mark.parametrize("address", ["/", "/situation/", f"/places/{cast.PROVINCE}/"])
def test_the_pages_begin_with_that_year_and_say_so(without_statistics, client, address):
    client.force_login(cast.provincial_office())
    page = client.get(address).content.decode()
    assert "2016 年末，青海省在册贫困人口 80 人" in page
    assert NOTE_ZH in page


@pytest.mark.parametrize("address", ["/situation/", f"/places/{cast.PROVINCE}/"])
def test_the_year_without_population_stays_to_be_chosen(without_statistics, client, address):
    client.force_login(cast.provincial_office())
    page = client.get(address)
    assert page.context["page"].years[0] == 2017
    chosen = client.get(address, {"year": 2017})
    assert (chosen.context["page"].year, NOTE_ZH in chosen.content.decode()) == (2017, False)


def test_nothing_is_told_where_the_latest_year_is_whole(frozen):
    assert shown(cast.PROVINCE) == (2016, 2015, None)
