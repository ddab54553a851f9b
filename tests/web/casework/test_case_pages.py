"""What the form of a case's next step begins with."""

import pytest

from support import cast
from support.cases import CELLS, exit_case, identification, walked

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
