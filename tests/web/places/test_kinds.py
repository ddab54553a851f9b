import pytest

from huiyin_web.access.actor import platform
from huiyin_web.imports.actions.import_file import import_file
from huiyin_web.imports.actions.undo_import import undo_import
from huiyin_web.imports.errors import NothingToImportError
from huiyin_web.places.models import Facility, FacilityHistory, PoorPlace
from support import cast, given
from support.cases import AT

pytestmark = pytest.mark.django_db(transaction=True)
HEAD = "行政村代码,年份,通硬化路,通动力电,安全饮水,通宽带网络,标准化卫生室,就近入学,文化活动室,村集体经济收入"
BY = platform()


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    given.places()


def brought(tmp_path, *rows, kind="facilities", head=HEAD):
    path = tmp_path / f"{kind}.csv"
    path.write_text("\n".join((head, *rows)), encoding="utf-8")
    return import_file(kind=kind, year=2016, path=path, by=BY, at=AT)


def test_a_register_of_facilities_comes_with_the_national_headings_and_is_undone(tmp_path):
    brought(tmp_path, *(f"{cast.VILLAGE},{year},否,是,是,是,是,是,是,20000" for year in (2015, 2016)))
    batch = brought(tmp_path, f"{cast.VILLAGE},2016,是,是,是,是,是,是,是,20000")

    row = Facility.objects.get(year=2016)
    assert (row.road, row.collective_income, FacilityHistory.objects.get().road) == (True, 2_000_000, False)

    undo_import(batch=batch.pk, by=BY, at=AT)

    row.refresh_from_db()
    assert row.road is False


def test_a_village_that_is_not_there_or_a_flag_left_out_is_told_with_row_and_column(tmp_path):
    with pytest.raises(NothingToImportError):
        brought(tmp_path, f"{cast.VILLAGE},2016,是,是,是,是,是,是,,0", "632725100999,2016,是,是,是,是,是,是,是,0")
    assert not Facility.objects.exists()


def test_the_list_of_the_poor_comes_as_a_file(tmp_path):
    rows = (f"{cast.VILLAGE},2015,是,,省扶贫办", f"{cast.COUNTY},2012,否,2020-04-21,省政府公告")
    brought(tmp_path, *rows, kind="poor_places", head="区划代码,列入年份,深度贫困,退出日期,来源")

    found = PoorPlace.objects.order_by("pk").values_list("pk", "listed_year", "deep", "exited_on")
    assert [(code, year, deep, str(day)) for code, year, deep, day in found] == [
        (cast.COUNTY, 2012, False, "2020-04-21"), (cast.VILLAGE, 2015, True, "None"),
    ]  # fmt: skip
