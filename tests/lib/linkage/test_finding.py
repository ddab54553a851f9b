"""Golden pairs on both sides of every comparison: what is one level, and what just misses it."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huiyin.linkage import READ, find_pairs
from huiyin.records.sounding import with_sounds

pytestmark = pytest.mark.slow  # each asks splink once
BASE = {
    "village_code": "632725100200", "name": "才让东智", "sex": "male", "birth_date": date(1980, 3, 4),
    "id_number": "632725198003049011",
}  # fmt: skip
NOBODY = {
    "village_code": "630102001001",
    "name": "王五",
    "sex": "female",
    "birth_date": date(1950, 1, 1),
    "id_number": None,
}


def register(*rows):
    """Give entries, each in a household of its own unless it names one."""
    schema = pa.schema([("id", pa.int64()), ("household_id", pa.int64()), *[(key, pa.string()) for key in
                        ("village_code", "name", "sex")], ("birth_date", pa.date32()), ("id_number", pa.string())])  # fmt: skip
    told = [{"id": at, "household_id": 100 + at} | BASE | row for at, row in enumerate(rows, 1)]
    return pa.Table.from_batches([with_sounds(one) for one in pa.Table.from_pylist(told, schema).to_batches()]).select(
        READ
    )


def only(*rows, least=0.0):
    (pair,) = find_pairs(register(*rows), least=least).to_pylist()
    return pair


GOLDEN = {
    "document": [
        ("id_number", "632725198003049011", "same"),
        ("id_number", "63272519800304901142", "same"),  # a disability certificate: the same number and its degree
        ("id_number", "632725197003049019", "slip"),  # one digit of the year
        ("id_number", "632725190803049010", "slip"),  # two neighbours exchanged
        ("id_number", "632275198003049011", "slip"),
        ("id_number", "637225198003049011", "slip"),
        ("id_number", "632725198003049038", "other"),  # the sequence alone: twins
        ("id_number", "632725197103049010", "other"),  # two digits
        ("id_number", "732726198003049011", "other"),  # two digits that are no neighbours
        ("id_number", None, None),
    ],
    "name": [
        ("name", "才让东智", "same"),
        ("name", "才让东知", "sound"),
        ("name", "才让东珠", "one_character"),
        ("name", "才让东", "one_character"),
        ("name", "才仁东智", "one_character"),
        ("name", "才仁东珠", "other"),
        ("name", "才让智东", "other"),
        ("name", "才", "other"),
    ],
    "birth": [
        ("birth_date", date(1980, 3, 4), "same"),
        ("birth_date", date(1980, 4, 3), "exchanged"),
        ("birth_date", date(1981, 3, 4), "year"),
        ("birth_date", date(1979, 4, 3), "year"),
        ("birth_date", date(1981, 3, 6), "other"),
        ("birth_date", None, None),
    ],
    "sex": [("sex", "male", "same"), ("sex", "female", "other")],
    "place": [
        ("village_code", "632725100200", "village"),
        ("village_code", "632725100201", "township"),
        ("village_code", "632725101200", "county"),
        ("village_code", "632724100200", "other"),
    ],
}


@pytest.mark.parametrize("comparison", GOLDEN)
def test_every_comparison_tells_the_level_and_what_just_misses_it(comparison):
    cases = GOLDEN[comparison]
    rows = [{column: value} for column, value, _ in cases]
    found = {pair["right"]: pair[comparison] for pair in find_pairs(register({}, *rows), least=0.0).to_pylist()
             if pair["left"] == 1}  # fmt: skip
    assert [(case[1], found[at]) for at, case in enumerate(cases, 2)] == [(value, level) for _, value, level in cases]


@pytest.mark.parametrize(
    ("others", "level"),
    [(("卓玛", "扎西"), "two"), (("卓玛", "尼玛"), "one"), (("达娃", "尼玛"), "none"), ((), None)],
)
def test_other_members_are_counted_by_the_sound_of_their_names(others, level):
    kin = [{"household_id": 101, "name": name, "birth_date": date(2001, 1, at), "id_number": None} for at, name in
           enumerate(("卓玛", "扎西"), 1)]  # fmt: skip
    theirs = [{"household_id": 102, "name": name, "birth_date": date(1960, 1, at), "id_number": None, "sex": "female"}
              for at, name in enumerate(others, 1)]  # fmt: skip
    found = find_pairs(register({}, {}, *kin, *theirs), least=0.0).to_pylist()
    assert next(pair["kin"] for pair in found if (pair["left"], pair["right"]) == (1, 2)) == level


def test_where_a_number_slips_the_day_it_holds_is_not_weighed_twice():
    slip = {"id_number": "632725197003049019", "birth_date": date(1970, 3, 4)}
    assert (only({}, slip)["document"], only({}, slip)["birth"]) == ("slip", None)


def test_a_pair_is_told_once_with_the_lower_id_left_whichever_way_the_entries_stand():
    rows = [{"id": 7, "household_id": 1}, {"id": 3, "household_id": 2, "name": "才让东珠"}, {"id": 9, **NOBODY}]
    found = find_pairs(register(*rows), least=0.0)
    assert found.select(["left", "right"]).to_pylist() == [{"left": 3, "right": 7}]
    assert find_pairs(register(*reversed(rows)), least=0.0).equals(found)


def test_members_of_one_household_are_not_compared():
    assert find_pairs(register({"household_id": 1}, {"household_id": 1}), least=0.0).num_rows == 0


def test_the_more_agrees_the_more_probable_and_only_what_is_probable_enough_is_told():
    alone = {"id_number": None}
    weak, strong = only(alone, alone | {"name": "才让东珠"}), only({}, {})
    assert weak["probability"] < strong["probability"]
    assert strong["probability"] > 0.999
    assert find_pairs(register(alone, alone | {"name": "才让东珠"}), least=0.99999999).num_rows == 0


def test_a_name_that_many_bear_says_less_than_a_rare_one():
    many = [NOBODY | {"name": "扎西才让", "birth_date": date(1900 + at, 1, 1)} for at in range(60)]

    def pair(name):
        found = find_pairs(
            register({"name": name, "id_number": None}, {"name": name, "id_number": None}, *many), least=0.0
        )
        return next(one["probability"] for one in found.to_pylist() if (one["left"], one["right"]) == (1, 2))

    assert pair("扎西才让") < pair("才让东智")


def test_a_file_is_read_like_a_table_and_an_empty_register_has_no_pairs(tmp_path):
    table = register({}, {})
    pq.write_table(table, tmp_path / "persons.parquet")
    assert find_pairs(tmp_path / "persons.parquet", least=0.5).equals(find_pairs(table, least=0.5))
    assert find_pairs(table.slice(0, 0), least=0.5).num_rows == 0
