from datetime import UTC, datetime

import pytest

from huiyin_web.collecting.actions.note_answers import note_answers
from huiyin_web.collecting.models import Answer
from huiyin_web.collecting.queries.collection_page import collection_page
from huiyin_web.registry.models import Household
from support import cast, given
from support.collecting import TODAY, admitted, county
from web.imports.files import applied, household, person, undone

pytestmark = pytest.mark.django_db(transaction=True)
JUNE, JULY = datetime(2019, 6, 10, 2, tzinfo=UTC), datetime(2019, 7, 10, 2, tzinfo=UTC)
NUMBERS = ("H1", "H2")


@pytest.fixture(autouse=True)
def _households(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path / "data"
    given.places()
    for number in NUMBERS:
        given.household(office_number=number)


def brought(numbers, folder, at=JUNE, **cells):
    rows = [household(number, **cells) for number in numbers]
    return applied(rows, county(), folder, at=at, year=2019)


def states(row):
    table = collection_page(actor=county(), number=row.pk, on=TODAY).villages
    return [(line.cells[3], line.cells[5].value.en) for line in table.rows]


def test_a_village_has_answered_once_all_its_rows_came_back(tmp_path):
    row = admitted()
    assert states(row) == [(0, "not yet")]

    batch = brought(NUMBERS, tmp_path)

    assert states(row) == [(2, "answered")]
    assert list(Answer.objects.values_list("import_id", "rows")) == [(batch.pk, 2)]


def test_some_rows_are_an_answer_in_part_and_an_undone_import_is_none(tmp_path):
    row = admitted()
    batch = brought(NUMBERS[:1], tmp_path)
    assert states(row) == [(1, "in part")]

    undone(batch, county(), at=JUNE)

    assert states(row) == [(0, "not yet")]


def test_a_file_without_a_column_for_every_field_asked_answers_nothing(tmp_path):
    row = admitted(fields=("phone", "water_safe"))

    brought(NUMBERS, tmp_path)
    assert states(row) == [(0, "not yet")]

    brought(NUMBERS, tmp_path, 饮水是否安全="是")
    assert states(row) == [(2, "answered")]


def test_what_comes_outside_its_days_or_where_nobody_asks_answers_nothing(tmp_path):
    brought(NUMBERS[:1], tmp_path)
    admitted()
    brought(NUMBERS, tmp_path, at=JULY)
    assert not Answer.objects.exists()


def test_rows_of_a_village_that_is_not_asked_answer_nothing(tmp_path):
    row = admitted(place_code=cast.VILLAGE)
    given.place("632725100201")
    applied([household("H9", 行政村代码="632725100201")], county(), tmp_path, at=JUNE, year=2019)
    assert states(row) == [(0, "not yet")]


def test_the_file_is_not_read_again_where_nobody_asks(tmp_path):
    def count():
        raise AssertionError("nobody asked")

    note_answers(brought(NUMBERS, tmp_path), count, JUNE)


def test_persons_answer_for_the_village_of_their_household(tmp_path):
    given.person(Household.objects.get(office_number="H1"), office_number="P1")
    row, cells = admitted(kind="persons", fields=("health",)), {"健康状况": "健康"}

    applied(
        [person("P1", **cells), person("P2", of="H2", **cells)], county(), tmp_path, kind="persons", at=JUNE, year=2019
    )

    assert states(row) == [(2, "answered")]
