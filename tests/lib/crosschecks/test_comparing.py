"""What a comparison asks: of whom, matched how, with what the list says."""

import json

import pyarrow as pa
import pytest

from huiyin.crosschecks import compare, kind_of, may_close, withhold_absences
from support.lists import CAIRANG, ZHAXI, ZHUOMA, listed, register


def compared(folder, key, *lines, people=None):
    kind = kind_of(key)
    persons = register() if people is None else register(people)
    return compare(kind, listed(folder, kind, *lines).rows, persons, least=0.9)


def found(told):
    return [(one["finding"], one["person_id"], one["match"]) for one in told.findings.to_pylist()]


def test_whoever_is_in_a_list_of_doubts_is_asked_about_by_id_number(tmp_path):
    told = compared(
        tmp_path, "vehicles", "姓名,身份证号,号牌号码,登记日期", f"才让东智,{CAIRANG},青G12345,2015-03-01",
        "王五,11010519491231002X,青A00001,2014-01-01",
    )  # fmt: skip
    assert found(told) == [("listed", 1, "id")]
    assert (told.by_id, told.by_likeness, told.unmatched) == (1, 0, 1)
    (one,) = told.findings.to_pylist()
    assert (one["household_id"], one["village_code"], one["probability"]) == (101, "632725100200", None)
    assert json.loads(one["facts"]) == [
        {"plate": "青G12345", "vehicle": None, "purpose": None, "registered_on": "2015-03-01"}
    ]


def test_two_rows_about_one_person_are_one_question_with_both_facts(tmp_path):
    told = compared(
        tmp_path, "vehicles", "姓名,身份证号,号牌号码", f"才让东智,{CAIRANG},青G1", f"才让东智,{CAIRANG},青G2"
    )
    (one,) = told.findings.to_pylist()
    assert [fact["plate"] for fact in json.loads(one["facts"])] == ["青G1", "青G2"]
    assert told.by_id == 2


def test_a_number_under_another_name_is_said_to_be_so_but_not_under_one_that_sounds_the_same(tmp_path):
    told = compared(tmp_path, "vehicles", "姓名,身份证号", f"王五,{CAIRANG}", f"扎喜,{ZHAXI}")
    assert found(told) == [("listed", 1, "other_name"), ("listed", 3, "id")]


@pytest.mark.slow
def test_without_a_sound_number_likeness_matches_and_says_how_likely_and_by_what(tmp_path):
    told = compared(
        tmp_path, "vehicles", "姓名,身份证号,出生日期", "才让东智,,1980-03-04", "王五,,1980-03-04",
        f"扎西,{ZHAXI[:-1]}9,1975-01-01",
    )  # fmt: skip
    assert found(told) == [("listed", 1, "likeness"), ("listed", 3, "likeness")]
    one = told.findings.to_pylist()[0]
    assert (one["probability"] > 0.99, json.loads(one["levels"])["birth"]) == (True, "same")
    assert (told.by_id, told.by_likeness, told.unmatched) == (0, 2, 1)


def test_a_list_of_recipients_asks_only_where_list_and_register_disagree(tmp_path):
    told = compared(tmp_path, "dibao", "姓名,身份证号", f"扎西,{ZHAXI}", f"卓玛措,{ZHUOMA}")
    assert found(told) == [("absent", 1, None), ("listed", 2, "id"), ("listed", 3, "id")]
    assert told.findings["facts"].to_pylist()[0] == "[]"
    assert found(compared(tmp_path, "dibao", "姓名,身份证号", f"才让东智,{CAIRANG}")) == []


def test_an_illness_beside_a_disability_is_no_contradiction(tmp_path):
    assert found(compared(tmp_path, "disability", "姓名,残疾证号", f"卓玛措,{ZHUOMA}42")) == []
    assert found(compared(tmp_path, "disability", "姓名,残疾证号", f"扎西,{ZHAXI}42")) == [
        ("absent", 2, None),
        ("listed", 3, "id"),
    ]


def test_somebody_of_whom_the_register_says_nothing_is_asked_about_only_where_the_list_has_them(tmp_path):
    assert found(compared(tmp_path, "school", "姓名,身份证号", f"扎西,{ZHAXI}")) == [("listed", 3, "id")]


def test_a_person_registered_twice_is_asked_about_in_both_households(tmp_path):
    twice = [{"name": "才让东智", "id_number": CAIRANG}] * 2
    told = compared(tmp_path, "vehicles", "姓名,身份证号", f"才让东智,{CAIRANG}", people=twice)
    assert (found(told), told.by_id) == ([("listed", 1, "id"), ("listed", 2, "id")], 1)


def test_of_a_list_that_can_hardly_be_whole_nobody_is_asked_about_for_not_being_in_it(tmp_path):
    people = [{"id_number": one, "dibao": True} for one in (CAIRANG, ZHUOMA, ZHAXI)]
    told = compared(tmp_path, "dibao", "姓名,身份证号", f"扎西,{ZHAXI}", people=people)
    assert (told.claimed, told.withheld, told.findings.num_rows) == (3, 0, 2)

    def held(refused, most_absent):
        one = withhold_absences(told, refused=refused, most_refused=0.1, most_absent=most_absent)
        return one.withheld, one.findings.num_rows

    assert [held(0.1, 0.7), held(0.11, 0.7), held(0, 0.6)] == [(0, 2), (2, 0), (2, 0)]


@pytest.mark.parametrize(
    ("lost", "refused", "closes"), [(0, 0, True), (5, 0, True), (6, 0, False), (1, 1, False), (0, 1, False)]
)
def test_a_list_closes_up_to_a_share_of_what_is_asked_and_nothing_where_a_row_could_not_be_read(lost, refused, closes):
    assert may_close(lost=lost, asked=10, refused=refused, most_closed=0.5) is closes


@pytest.mark.slow
def test_a_large_list_is_matched_with_a_large_register_by_number_in_no_time(tmp_path):
    people = [{"name": f"扎西{at}", "id_number": f"X{at:017}"} for at in range(100_000)]
    kind = kind_of("vehicles")
    read = listed(tmp_path, kind, "姓名,身份证号", f"才让东智,{CAIRANG}")
    many = read.rows.take([0] * 100_000)
    told = {"row": range(2, 100_002), "document": [f"X{at:017}" for at in range(50_000, 150_000)]}
    for name, values in told.items():
        field = many.schema.field(name)
        many = many.set_column(many.schema.get_field_index(name), field, [pa.array(values, field.type)])
    found_of = compare(kind, many, register(people), least=0.9)
    assert (found_of.by_id, found_of.unmatched, found_of.findings.num_rows) == (50_000, 50_000, 50_000)
