from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import transaction

from huiyin_web.access.actor import platform
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.imports import kinds
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.actions.import_file import import_file
from huiyin_web.imports.actions.undo_import import undo_import
from huiyin_web.imports.actions.upload_file import upload_file
from huiyin_web.imports.errors import (
    ChangedSinceError,
    NothingToImportError,
    OwnImportError,
    UndoBlockedError,
    UndoLateError,
)
from huiyin_web.places.actions.leave_list import leave_list
from huiyin_web.places.models import Facility, FacilityHistory, PoorPlace, PoorPlaceHistory
from support import cast, given
from support.cases import AT

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "区划代码,列入年份,深度贫困,退出日期,来源"
HEAD = "行政村代码,年份,通硬化路,通动力电,安全饮水,通宽带网络,标准化卫生室,就近入学,文化活动室,村集体经济收入"
BY = platform()


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    given.places()


def brought(tmp_path, *rows, kind="facilities", head=HEAD, **given):
    path = tmp_path / f"{kind}.csv"
    path.write_text("\n".join((head, *rows)), encoding="utf-8")
    return import_file(kind=kind, year=2016, path=path, by=BY, at=AT, **given)


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


def test_a_day_of_exit_or_a_year_listed_takes_two_people(tmp_path):
    village = given.poor_place(cast.VILLAGE)
    rows = {
        "deep": f"{cast.VILLAGE},{village.listed_year},是,,{village.source}",
        "year": f"{cast.VILLAGE},{village.listed_year - 1},否,,{village.source}",
        "exit": f"{cast.VILLAGE},{village.listed_year},否,2016-06-30,{village.source}",
        "new": f"{cast.NEXT_VILLAGE},2014,否,,省级名单",
    }
    office = actor_of(cast.provincial_office(), on=AT.date())
    found = {}
    for name, row in rows.items():
        file = BytesIO(f"{LIST}\n{row}".encode())
        sent = upload_file(kind="poor_places", year=2016, name=f"{name}.csv", stream=file, by=office, at=AT)
        found[name] = check_file(batch=sent.batch.pk, by=office, at=AT).deciding
    assert found == {"deep": 0, "year": 1, "exit": 1, "new": 1}
    with pytest.raises(OwnImportError):
        apply_import(batch=sent.batch.pk, by=office, at=AT)


def closed(monkeypatch, year):
    monkeypatch.setattr(kinds, "_FROZEN", [lambda: year])


def test_facilities_of_a_year_older_than_the_last_frozen_one_can_be_sent_but_no_longer_changed(tmp_path, monkeypatch):
    same = f"{cast.VILLAGE},2015,否,是,是,是,是,是,是,20000"
    brought(tmp_path, same, f"{cast.NEXT_VILLAGE},2015,是,是,是,是,是,是,是,1")
    closed(monkeypatch, 2016)

    batch = brought(
        tmp_path, same, f"{cast.NEXT_VILLAGE},2015,否,是,是,是,是,是,是,1", f"{cast.VILLAGE},2014,是,是,是,是,是,是,是,1",
        f"{cast.VILLAGE},2016,是,是,是,是,是,是,是,1", good_only=True,
    )  # fmt: skip

    assert (batch.new, batch.changed, batch.unchanged, batch.problems) == (1, 0, 1, {"YEAR_FROZEN": 2})
    assert list(Facility.objects.order_by("year", "village_code").values_list("year", "village_code", "road")) == [
        (2015, cast.NEXT_VILLAGE, True), (2015, cast.VILLAGE, False), (2016, cast.VILLAGE, True),
    ]  # fmt: skip


def test_the_last_frozen_year_itself_is_corrected_and_frozen_again(tmp_path, monkeypatch):
    brought(tmp_path, f"{cast.VILLAGE},2016,否,是,是,是,是,是,是,1")
    closed(monkeypatch, 2016)
    assert brought(tmp_path, f"{cast.VILLAGE},2016,是,是,是,是,是,是,是,1").changed == 1


def test_a_year_frozen_between_check_and_decision_is_closed_to_it(tmp_path, monkeypatch):
    path = tmp_path / "facilities.csv"
    path.write_text("\n".join((HEAD, f"{cast.VILLAGE},2015,否,是,是,是,是,是,是,1")), encoding="utf-8")
    with path.open("rb") as stream:
        batch = upload_file(kind="facilities", year=2016, name="f.csv", stream=stream, by=BY, at=AT).batch
    check_file(batch=batch.pk, by=BY, at=AT)
    closed(monkeypatch, 2016)

    with pytest.raises(ChangedSinceError, match="some rows are of a year that has been frozen meanwhile"):
        apply_import(batch=batch.pk, by=BY, at=AT)

    assert not Facility.objects.exists()


def test_the_list_of_the_poor_comes_as_a_file(tmp_path):
    rows = (f"{cast.VILLAGE},2015,是,,省扶贫办", f"{cast.COUNTY},2012,否,2020-04-21,省政府公告")
    brought(tmp_path, *rows, kind="poor_places", head=LIST)

    found = PoorPlace.objects.order_by("pk").values_list("pk", "listed_year", "deep", "exited_on")
    assert [(code, year, deep, str(day)) for code, year, deep, day in found] == [
        (cast.COUNTY, 2012, False, "2020-04-21"), (cast.VILLAGE, 2015, True, "None"),
    ]  # fmt: skip


def listed(tmp_path, *rows):
    return brought(tmp_path, *rows, kind="poor_places", head=LIST)


def test_a_list_of_the_poor_is_undone_what_changed_goes_back_and_what_was_new_goes_out(tmp_path):
    listed(tmp_path, f"{cast.VILLAGE},2015,是,,省扶贫办")
    batch = listed(tmp_path, f"{cast.VILLAGE},2014,否,2016-12-01,更正", f"{cast.COUNTY},2012,否,,省政府公告")

    undo_import(batch=batch.pk, by=BY, at=AT + timedelta(hours=72))

    row = PoorPlace.objects.get()
    assert (row.pk, row.listed_year, row.deep, row.exited_on, row.source) == (
        cast.VILLAGE,
        2015,
        True,
        None,
        "省扶贫办",
    )
    kept = PoorPlaceHistory.objects.values_list("poor_place_id", "version", "listed_year")
    assert set(kept) == {(cast.VILLAGE, 1, 2015), (cast.VILLAGE, 2, 2014), (cast.COUNTY, 1, 2012)}


def test_a_list_of_the_poor_is_not_undone_after_three_days(tmp_path):
    batch = listed(tmp_path, f"{cast.VILLAGE},2015,是,,省扶贫办")

    with pytest.raises(UndoLateError):
        undo_import(batch=batch.pk, by=BY, at=AT + timedelta(hours=72, seconds=1))
    assert PoorPlace.objects.count() == 1


def test_a_list_is_not_undone_over_a_village_that_has_left_it_since(tmp_path):
    batch = listed(tmp_path, f"{cast.VILLAGE},2015,是,,省扶贫办", f"{cast.COUNTY},2012,否,,省政府公告")
    with transaction.atomic():
        leave_list(place_code=cast.VILLAGE, on=date(2016, 12, 1), source="case:1", by=BY, at=AT)

    with pytest.raises(UndoBlockedError):
        undo_import(batch=batch.pk, by=BY, at=AT)
    assert PoorPlace.objects.get(pk=cast.VILLAGE).exited_on == date(2016, 12, 1)
    assert PoorPlace.objects.count() == 2
