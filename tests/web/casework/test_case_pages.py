"""What the form of a case's next step begins with."""

from datetime import date, timedelta

import pytest

from huiyin_web.access.models import Grant, User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.queries.case import case_page
from huiyin_web.core.clock import today
from support import cast
from support.cases import CELLS, DAY, exit_case, identification, officer, walked

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


def test_the_day_of_a_step_begins_with_today_and_never_before_the_last_step(step_of):
    case = exit_case()

    assert step_of(cast.village_worker(), case).day.initial["on"] == today()
    page = case_page(actor=officer(), number=case.pk, on=DAY - timedelta(days=1))
    assert page.day == page.last_on == DAY


@pytest.mark.parametrize("where", ["steps/appraise/", "back/", "close/"])
def test_a_day_more_than_a_year_after_the_last_step_is_asked_about_and_taken_once_it_is_ticked(client, where):
    case = walked(exit_case(), until="appraised") if where == "back/" else exit_case()
    client.force_login(cast.village_worker())
    client.cookies["huiyin_language"] = "en"
    cells = {f"evidence-{key}": text for key, text in CELLS.items()}
    sent = cells | {"on": "2020-09-03", "steps_taken": case.steps_taken, "reason": "农户撤回申请", "state": "proposed"}

    asked = client.post(f"/casework/{case.pk}/{where}", sent)
    taken = client.post(f"/casework/{case.pk}/{where}", sent | {"is_sure": "on"})

    said = f"The last step was on {case.changed_on}, more than a year before. Correct the day, or tick this."
    assert (asked.status_code, said in asked.content.decode()) == (400, True)
    assert 'name="is_sure"' in asked.content.decode()
    assert 'name="is_sure"' not in client.get(f"/casework/{case.pk}/").content.decode()
    assert taken.status_code == 302


def test_somebody_else_is_asked_for_before_the_form_and_what_was_typed_is_kept(client):
    case = walked(exit_case(), until="in_notice")
    verifier = User.objects.get(pk=int(case.steps.get(step="verify").by_key.removeprefix("user:")))
    giver = cast.township_officer()
    cast.given_by(verifier, giver)
    client.force_login(giver)
    client.cookies["huiyin_language"] = "en"

    shown = client.get(f"/casework/{case.pk}/").content.decode()
    sent = {"on": "2016-12-01", "steps_taken": case.steps_taken, "evidence-review_note": "材料齐全，同意"}
    refused = client.post(f"/casework/{case.pk}/steps/approve/", sent)

    words = "Somebody else must take this step: You and whoever did this do not count as two people"
    assert shown.index(words) < shown.index('name="evidence-review_note"')
    assert refused.status_code == 403
    assert "The step was not taken:" in refused.content.decode()
    assert "材料齐全，同意" in refused.content.decode()
    assert case_page(actor=officer("township"), number=case.pk, on=DAY).next[0].barred == ()


def test_a_helper_reads_before_the_form_that_somebody_else_records_what_the_household_says():
    case = walked(exit_case(), until="verified")
    worker = cast.village_worker()
    Grant.objects.create(user=worker, kind="pairing", household=case.household_id, starts_on=DAY, source="test")
    page = case_page(actor=actor_of(worker, on=DAY), number=case.pk, on=DAY)

    assert [words.en for words in page.next[0].barred] == [
        "The household's helper can't record what the household says; somebody else must."
    ]


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
