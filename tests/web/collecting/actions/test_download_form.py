import zipfile
from datetime import timedelta

import pytest
import python_calamine

from huiyin_web.access.queries import actor_of
from huiyin_web.collecting.actions.download_form import download_form
from huiyin_web.collecting.errors import CollectionRefusedError, CollectionStateError
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.actions.upload_file import upload_file
from huiyin_web.registry.models import Household
from support import cast, given
from support.collecting import AT, TODAY, admitted, county, proposed
from web.imports.files import applied, counts, household

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _a_household(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path / "data"
    given.places()
    given.household(phone="13900000000")


def downloaded(row, folder, by=None, place=cast.VILLAGE, at=AT):
    path = folder / "form.xlsx"
    name = download_form(collection=row.pk, place_code=place, out=path, language="zh", by=by or county(), at=at)
    return name, path


def test_the_form_has_every_column_filled_in_and_what_is_asked_marked(tmp_path):
    row = admitted()

    name, path = downloaded(row, tmp_path)

    headings, values = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert name == "贫困户-前多村.xlsx"
    assert dict(zip(headings, values, strict=True))["联系电话"] == "13900000000"
    with zipfile.ZipFile(path) as book:
        assert book.read("xl/comments1.xml").decode().count("本次采集项，请填写。") == len(row.fields)


def test_the_form_comes_back_through_the_import_desk_unchanged(tmp_path):
    by = county()
    applied([household("H1")], by, tmp_path, at=AT, year=2019)
    Household.objects.exclude(office_number="H1").delete()
    _, path = downloaded(admitted(), tmp_path, by)
    with path.open("rb") as stream:
        batch = upload_file(kind="households", year=2019, name="form.xlsx", stream=stream, by=by, at=AT).batch
    assert counts(check_file(batch=batch.pk, by=by, at=AT)) == {"rows": 1, "unchanged": 1}


def test_the_collection_is_the_reason_in_the_log(tmp_path):
    row = admitted()
    downloaded(row, tmp_path)
    event = AuditEvent.objects.get(action="imports.rows.downloaded")
    assert event.detail == {"kind": "households", "rows": 1, "reason": f"采集任务 {row.pk}：年度信息采集"}


@pytest.mark.parametrize("who", [cast.village_worker, cast.auditor, cast.department])
def test_who_may_not_import_gets_no_form(tmp_path, who):
    with pytest.raises(NotAllowedError):
        downloaded(admitted(), tmp_path, actor_of(who(), on=TODAY))


def test_a_place_outside_the_area_has_no_form(tmp_path):
    row = admitted(place_code=cast.TOWNSHIP)
    with pytest.raises(NotFoundError):
        downloaded(row, tmp_path, place=cast.COUNTY)


def test_there_is_no_form_before_it_is_admitted_or_after_it_is_over(tmp_path):
    with pytest.raises(CollectionStateError):
        downloaded(proposed(), tmp_path)
    with pytest.raises(CollectionRefusedError) as raised:
        downloaded(admitted(), tmp_path, at=AT + timedelta(days=60))
    assert "The collection runs from 2019-06-01 to 2019-06-30" in str(raised.value)
