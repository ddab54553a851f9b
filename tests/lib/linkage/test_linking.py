"""A list's rows find the entry of the register that they are about, or nobody."""

from datetime import date

import pyarrow as pa
import pytest

from huiyin.linkage import READ, link
from huiyin.records.sounding import with_sounds

pytestmark = pytest.mark.slow  # each asks splink once
SCHEMA = pa.schema(
    [("id", pa.int64()), ("household_id", pa.int64())]
    + [(key, pa.string()) for key in ("village_code", "name", "sex", "id_number")]
    + [("birth_date", pa.date32())]
)
REGISTER = (
    {"name": "才让东智", "sex": "male", "birth_date": date(1980, 3, 4), "id_number": "632725198003049011"},
    {"name": "才让东智", "sex": "male", "birth_date": date(1961, 8, 9), "id_number": "632725196108099011"},
    {"name": "卓玛措", "sex": "female", "birth_date": date(1980, 3, 4), "id_number": "632725198003049029"},
)


def table(rows):
    told = pa.Table.from_pylist(list(rows), SCHEMA)
    return pa.Table.from_batches([with_sounds(one) for one in told.combine_chunks().to_batches()])


def register(*more):
    rows = [*REGISTER, *more]
    return table({"id": at, "household_id": 100 + at, "village_code": "632725100200"} | row
                 for at, row in enumerate(rows, 1)).select(READ)  # fmt: skip


def listed(*rows):
    told = table({"id": at} | row for at, row in enumerate(rows, 1))
    return told.rename_columns([{"id": "row"}.get(name, name) for name in told.column_names])


def found(persons, *rows):
    return link(listed(*rows), persons, least=0.9).to_pylist()


def test_a_row_finds_who_has_its_name_and_day_of_birth_and_says_what_agrees():
    (one,) = found(register(), {"name": "才让东智", "birth_date": date(1961, 8, 9)})
    assert (one["row"], one["id"], one["probability"] > 0.99) == (1, 2, True)
    levels = {key: one[key] for key in ("document", "name", "birth", "sex", "place", "kin")}
    assert levels == {"document": None, "name": "same", "birth": "same", "sex": None, "place": None, "kin": None}


def test_a_number_with_one_wrong_digit_still_leads_to_its_bearer():
    (one,) = found(register(), {"name": "才让东志", "birth_date": date(1980, 3, 4), "id_number": "632725198003149011"})
    assert (one["id"], one["document"], one["name"]) == (1, "slip", "sound")


def test_of_somebody_registered_twice_the_older_entry_is_given():
    (one,) = found(register(REGISTER[0]), {"name": "才让东智", "birth_date": date(1980, 3, 4)})
    assert one["id"] == 1


def test_two_rows_of_a_list_may_be_about_one_person():
    row = {"name": "卓玛措", "birth_date": date(1980, 3, 4), "sex": "female"}
    assert [one["id"] for one in found(register(), row, row)] == [3, 3]


def test_whoever_is_in_no_register_finds_nobody():
    assert found(register(), {"name": "王五", "birth_date": date(1980, 3, 4)}) == []
    assert found(register(), {"name": "才让东智"}) == []


def test_without_rows_or_a_register_nothing_is_asked():
    somebody = listed({"name": "王五"})
    assert link(somebody.slice(0, 0), register(), least=0.9).num_rows == 0
    assert link(somebody, register().slice(0, 0), least=0.9).num_rows == 0
