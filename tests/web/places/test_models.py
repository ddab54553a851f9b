import pytest
from django.db import IntegrityError, transaction

from huiyin.records.sheets import ORGANISATIONS, PLACES, STATISTICS
from huiyin_web.places.models import Organisation, Place, Statistic

STATISTIC = {
    "place_code": "630000000000",
    "year": 2015,
    "indicator": "rural_population",
    "value": 3_940_000,
    "unit": "persons",
    "definition": "registered rural population, year end",
    "source": "made up",
}


@pytest.mark.parametrize(
    ("model", "sheet", "own"),
    [(Place, PLACES, set()), (Organisation, ORGANISATIONS, set()), (Statistic, STATISTICS, {"id"})],
)
def test_a_table_has_the_columns_of_its_sheet(model, sheet, own):
    columns = {field.column for field in model._meta.concrete_fields}
    assert columns == {field.key for field in sheet.fields} | {"version", "import_id"} | own


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "constraint"),
    [
        ({"code": "63"}, "place_code"),
        ({"code": "63000000000a"}, "place_code"),
        ({"level": "hamlet"}, "place_level"),
        ({"successor": "63"}, "place_successor"),
        ({"altitude": 9001}, "place_altitude"),
        ({"valid_from": "2013-02-01", "valid_to": "2013-01-31"}, "place_ends_after_start"),
    ],
)
def test_the_database_refuses_a_place_that_cannot_be(changed, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Place.objects.create(**{"code": "630000000000", "level": "province", "name": "青海省"} | changed)


@pytest.mark.django_db
def test_a_figure_of_a_place_and_a_year_stands_once():
    Statistic.objects.create(**STATISTIC)
    with pytest.raises(IntegrityError), transaction.atomic():
        Statistic.objects.create(**STATISTIC)
    Statistic.objects.create(**STATISTIC | {"year": 2016})
