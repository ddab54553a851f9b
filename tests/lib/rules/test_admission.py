from dataclasses import replace
from datetime import date

import pytest

from huiyin.kernel.text import Text
from huiyin.policy.decision import Verdict
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.rules.admission import judge
from huiyin.rules.burden import Admitted, Collection, Held

AREA, OFFICE = Text("Huzhu", "互助县"), Text("Finance", "财政厅")
ON, FIRST, LAST = date(2019, 5, 20), date(2019, 6, 1), date(2019, 6, 30)
VILLAGE, OTHER_VILLAGE = "630223100200", "630223100201"
HELD = {VILLAGE: Held(30, {"phone": 12, "water_safe": 0}), OTHER_VILLAGE: Held(10, {"phone": 0, "water_safe": 0})}
ASKED = Collection("Water", OFFICE, "Notice 12", "Water works of 2020", "households", ("water_safe", "phone"), AREA,
                   FIRST, LAST, 3)  # fmt: skip
YEARLY = Admitted(replace(ASKED, title="Yearly", begins_on=date(2019, 3, 1)), frozenset({VILLAGE}))


def missing(asked=ASKED, villages=HELD, others=(), sheet=HOUSEHOLDS, on=ON):
    return [
        reason.words.en for reason in judge(asked, sheet, villages, others, on=on) if reason.verdict is Verdict.MISSING
    ]


def test_a_collection_that_has_everything_may_be_put_to_the_villages():
    assert missing() == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "It has no title: name it."),
        ({"basis": ""}, "It names no legal basis: write the law or notice with its number."),
        ({"decision": ""}, "It serves no decision: write what is decided with the answers, and by whom."),
        ({"fields": ()}, "It asks no field: choose at least one."),
        ({"minutes": 0}, "It estimates no time: write at least 1 minute a row."),
        ({"ends_on": None}, "It has no last day: a form without an end is not admitted."),
        ({"ends_on": date(2019, 5, 31)}, "The last day 2019-05-31 lies before the first 2019-06-01. Write 2019-06-01 or later."),
        ({"ends_on": date(2019, 9, 1)}, "It lasts 93 days; at most 92. Let it end on 2019-08-31 or before."),
        ({"begins_on": date(2019, 5, 19)}, "The first day 2019-05-19 lies before today (2019-05-20). Write 2019-05-20 or later."),
    ],
)  # fmt: skip
def test_what_is_lacking_is_said_with_how_to_mend_it(changes, words):
    assert missing(replace(ASKED, **changes)) == [words]


def test_a_field_that_the_register_does_not_hold_is_refused_with_the_notice_that_says_so():
    asked = replace(ASKED, fields=("phone", "pigs"))

    (reason,) = [one for one in judge(asked, HOUSEHOLDS, HELD, (), on=ON) if one.verdict is Verdict.MISSING]

    assert reason.words.en == "The register has no field pigs; besides its own, 0 may be asked. Leave that out."
    assert (reason.parameter.key, reason.parameter.since) == ("added_fields", date(2018, 1, 1))


def test_a_field_that_the_register_does_not_hold_could_never_be_asked_by_its_form():
    asked = replace(ASKED, begins_on=date(2017, 6, 1), ends_on=date(2017, 6, 30), fields=("pigs",))
    assert missing(asked, on=date(2017, 5, 1)) == ["The register has no field pigs: leave that out."]


def test_an_area_without_rows_has_nothing_to_ask():
    assert missing(villages={}) == ["Nobody is registered in Huzhu: there is nothing to ask."]


def test_a_village_answers_one_collection_a_year():
    (reason,) = [one for one in judge(ASKED, HOUSEHOLDS, HELD, [YEARLY], on=ON) if one.verdict is Verdict.MISSING]

    assert reason.words.en == (
        "Villages of Huzhu that answer as many collections in 2019 as they may (1): 1 of 2. They are or were asked by "
        "‘Yearly’ (Finance). Use those answers, or ask next year."
    )
    assert reason.parameter.key == "collections_a_year"


@pytest.mark.parametrize("villages", [frozenset(), frozenset({"632725100200"})])
def test_what_villages_elsewhere_answer_hinders_nothing(villages):
    assert missing(others=[replace(YEARLY, villages=villages)]) == []


def test_the_collection_of_another_year_hinders_nothing():
    before = replace(YEARLY, collection=replace(YEARLY.collection, begins_on=date(2018, 12, 31)))
    assert missing(others=[before]) == []


def test_before_2018_villages_could_be_asked_more_than_once_a_year():
    asked = replace(ASKED, begins_on=date(2017, 6, 1), ends_on=date(2017, 6, 30))
    before = replace(YEARLY, collection=replace(YEARLY.collection, begins_on=date(2017, 3, 1)))
    assert missing(asked, others=[before], on=date(2017, 5, 1)) == []
