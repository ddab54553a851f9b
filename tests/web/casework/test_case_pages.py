"""What the form of a case's next step begins with."""

from datetime import date

import pytest

from huiyin_web.casework.queries.case import case_page
from support import cast
from support.cases import CELLS, exit_case, identification, officer, walked

pytestmark = pytest.mark.django_db


@pytest.fixture
def step_of(client):
    def opened(user, case):
        client.force_login(user)
        client.cookies["huiyin_language"] = "en"
        return client.get(f"/casework/{case.pk}/").context["steps"][0]

    return opened


def test_an_office_finds_no_words_of_the_office_below_in_its_own_form(step_of):
    case = walked(identification(), until="in_township_notice")
    step = step_of(cast.county_officer(), case)

    assert case.steps.get(step="review_in_township").evidence["review_note"] == CELLS["review_note"]
    assert step.evidence.initial == {"review_note": ""}


def test_the_day_of_a_step_under_a_policy_that_is_over_begins_with_the_last_day_of_that_policy(step_of):
    step = step_of(cast.village_worker(), exit_case())

    assert str(step.day.initial["on"]) == "2020-12-31"


def test_a_criterion_that_came_into_force_meanwhile_is_named_as_soon_as_it_holds_and_asked_for_by_the_next_step():
    case = walked(exit_case(), until="verified", cells={"water_met": "", "water_proof": ""})
    before, since = (case_page(actor=officer(), number=case.pk, on=date(2019, 6, day)) for day in (22, 23))

    assert before.asked_since == ()
    assert [words.zh for words in since.asked_since] == [
        "自 2019-06-23 起增加一项标准：饮水安全，在“农户认可”环节核实填写。"
    ]
    assert "water_met" in [field.key for field in since.next[0].fields]


def test_what_a_form_asked_for_before_it_came_into_force_is_kept_and_not_asked_again():
    case = walked(exit_case(), until="verified")
    page = case_page(actor=officer(), number=case.pk, on=date(2019, 7, 1))

    assert case.steps.get(step="verify").evidence["water_proof"] == CELLS["water_proof"]
    assert page.asked_since == ()
    assert "water_met" not in [field.key for field in page.next[0].fields]
