from datetime import date

from huiyin.followup.industry import CONTRACTS, INCOME, decide_status, register
from huiyin.records.sheets import HOUSEHOLDS

ON, SINCE = date(2016, 9, 14), date(2014, 5, 1)


def why(decision):
    return [reason.words.en for reason in decision.missing]


def test_a_firm_has_a_name_and_its_day_and_a_start_up_its_founder():
    assert why(register(name="前多生态畜牧业合作社", kind="cooperative", has_founder=False, since=SINCE, on=ON)) == []
    assert why(register(name="", kind="startup", has_founder=False, since=date(2016, 9, 15), on=ON)) == [
        "This has to be said.",
        "Give the day since which it is there, today (2016-09-14) or before.",
        "Give the office number of the household that started it.",
    ]
    assert why(register(name="合作社", kind="cooperative", has_founder=True, since=SINCE, on=ON)) == [
        "Only a start-up of a household has a founder; leave it empty."
    ]


def test_how_a_firm_stood_is_told_for_a_year_of_its_life_with_a_document_and_an_end_with_its_reason():
    asked = {"document": "囊农〔2016〕3 号", "on": ON, "since": SINCE}
    assert why(decide_status(year=2014, status="running", reason="", **asked)) == []
    assert why(decide_status(year=2016, status="closed", reason="资不抵债", **asked)) == []
    assert why(decide_status(year=2016, status="closed", reason="", **asked)) == ["This has to be said."]
    assert why(decide_status(year=2013, status="suspended", reason="", **asked | {"document": ""})) == [
        "Give a year from 2014 to 2016.", "This has to be said.",
    ]  # fmt: skip


def test_what_each_kind_of_contract_gives_belongs_to_a_part_of_a_households_income():
    assert INCOME.keys() == set(CONTRACTS.keys())
    assert {HOUSEHOLDS.field(key).key for key in INCOME.values()} == set(INCOME.values())
