import zipfile
from datetime import UTC, date, datetime

import pytest
import python_calamine

from huiyin_web.collecting.actions.download_form import download_form
from huiyin_web.collecting.queries.collection_page import collection_page
from huiyin_web.collecting.queries.meter_page import meter_page
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.actions.upload_file import upload_file
from huiyin_web.places.models import Facility, FacilityHistory
from support import cast, given, sheets
from support.collecting import AT, TODAY, admitted, county
from web.imports.files import counts, undone

pytestmark = pytest.mark.django_db(transaction=True)
JUNE = datetime(2019, 6, 10, 2, tzinfo=UTC)
OTHER = "632725100201"


@pytest.fixture(autouse=True)
def _two_villages(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path / "data"
    given.places()
    given.place(OTHER)
    given.facility(year=2016, water=False)
    given.facility(year=2018, clinic=False, doctors=2)


def asked():
    return admitted(kind="facilities", fields=("clinic", "doctors", "bus"), place_code=cast.TOWNSHIP)


def form(row, folder):
    path = folder / "form.xlsx"
    download_form(
        collection=row.pk, place_code=cast.TOWNSHIP, out=path, language="zh", by=county(), at=AT
    )  # fmt: skip
    headings, *rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return path, [dict(zip(headings, cells, strict=True)) for cells in rows]


def brought(path):
    with path.open("rb") as stream:
        batch = upload_file(kind="facilities", year=2019, name=path.name, stream=stream, by=county(), at=JUNE).batch
    check_file(batch=batch.pk, by=county(), at=JUNE)
    return apply_import(batch=batch.pk, by=county(), at=JUNE)


def answered(rows, folder):
    return brought(sheets.write_csv(folder / "answer.csv", rows))


def states(row):
    table = collection_page(actor=county(), number=row.pk, on=TODAY).villages
    return [line.cells[5].value.en for line in table.rows]


def test_what_is_known_of_each_field_and_from_when_is_said_before_anybody_is_asked():
    page = collection_page(actor=county(), number=asked().pk, on=TODAY)

    assert [(line.cells[0].en, line.cells[1], line.cells[2]) for line in page.known.rows] == [
        ("Bus to the township", 0.0, ""),
        ("Clinic", 0.5, "2018"),
        ("Doctors", 0.5, "2018"),
    ]
    assert [figure.value for figure in page.price] == [2, 6, 10, 0]


def test_every_village_has_a_row_of_the_year_filled_in_with_its_latest_and_the_year_of_that(tmp_path):
    path, rows = form(asked(), tmp_path)

    told = [
        (row["行政村代码"].split()[0], row["年份"], row["安全饮水"], row["标准化卫生室"], row["预填数据年份"])
        for row in rows
    ]
    assert told == [(cast.VILLAGE, 2019, "是", "否", 2018), (OTHER, 2019, "", "", "")]
    with zipfile.ZipFile(path) as book:
        assert book.read("xl/comments1.xml").decode().count("本次采集项，请填写。") == 3


def test_the_form_that_was_filled_in_writes_the_facilities_of_the_year_and_answers_for_its_villages(tmp_path):
    row = asked()
    _, rows = form(row, tmp_path)
    there = dict.fromkeys(
        ("通硬化路", "通动力电", "安全饮水", "通宽带网络", "标准化卫生室", "就近入学", "文化活动室"), "是"
    )
    filled = [one | {"通客运班车": "是", "执业（助理）医师数": 3} for one in (rows[0], rows[1] | there)]

    batch = answered(filled, tmp_path)

    assert counts(batch) == {"rows": 2, "new": 2, "absent": 2}
    assert list(
        Facility.objects.filter(year=2019).order_by("village_code").values_list("clinic", "bus", "doctors")
    ) == [
        (False, True, 3),
        (True, True, 3),
    ]
    assert Facility.objects.get(village_code=cast.VILLAGE, year=2018).doctors == 2
    assert states(row) == ["answered", "answered"]
    assert AuditEvent.objects.filter(action="imports.batch.applied", subject=f"import:{batch.pk}").count() == 1
    undone(batch, county(), at=JUNE)
    assert states(row) == ["not yet", "not yet"]


def test_what_the_year_had_already_is_kept_in_the_history(tmp_path):
    given.facility(year=2019, doctors=1, bus=False)
    row = asked()
    _, rows = form(row, tmp_path)
    assert (rows[0]["执业（助理）医师数"], rows[0]["预填数据年份"]) == (1, 2019)

    batch = answered([rows[0] | {"执业（助理）医师数": 4}], tmp_path)

    assert counts(batch) == {"rows": 1, "changed": 1, "absent": 2}
    assert list(FacilityHistory.objects.values_list("doctors", "replaced_by_import")) == [(1, batch.pk)]
    assert states(row) == ["answered", "not yet"]


def test_rows_of_an_earlier_year_answer_nothing(tmp_path):
    row = asked()
    _, rows = form(row, tmp_path)

    answered([rows[0] | {"年份": 2018, "执业（助理）医师数": 3, "通客运班车": "是"}], tmp_path)

    assert states(row) == ["not yet", "not yet"]


def test_the_villages_are_charged_with_one_row_each():
    asked()
    page = meter_page(actor=county(), place=cast.TOWNSHIP, year=2019, on=date(2019, 6, 1))
    assert [figure.value for figure in page.figures] == [6, 10, 0]


def test_the_page_says_nothing_of_personal_data_that_the_form_does_not_hold(client):
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"
    page = client.get(f"/collections/{asked().pk}/").content.decode()
    assert "holds personal data" not in page
