"""What village and county see of a household under observation that may have returned to poverty."""

import pytest

from huiyin_web.casework.actions._taking import Sent
from huiyin_web.casework.actions.take_step import take_step
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.case import case_page
from support import cast
from support.cases import AT, CELLS, RICH, exit_case, officer, walked

pytestmark = pytest.mark.django_db


@pytest.fixture
def observed():
    return walked(exit_case(), until="observed")


@pytest.fixture
def page_of(client):
    def opened(user, path):
        client.force_login(user)
        client.cookies["huiyin_language"] = "en"
        return client.get(path).content.decode()

    return opened


def test_the_page_says_who_takes_which_of_the_next_steps(observed, page_of):
    page = page_of(cast.village_worker(), f"/casework/{observed.pk}/")

    assert "Next: end of observation (county), verification of a return to poverty (village)." in page
    assert "This step waits for the county." in page
    assert "Send back" not in page
    assert "Close the case" not in page


def test_the_form_asks_for_every_criterion_and_fills_in_none_of_them(observed, page_of):
    page = page_of(cast.village_worker(), f"/casework/{observed.pk}/")

    assert "Safe housing is guaranteed: what proves it" in page
    assert "入户查看" not in page.split("Steps so far")[0]
    assert 'value="才让、多杰"' not in page
    assert 'name="evidence-wage_income" value="9000"' in page


def test_what_is_refused_is_said_with_the_line_and_nothing_that_was_written_is_lost(observed, client):
    client.force_login(cast.village_worker())
    client.cookies["huiyin_language"] = "zh-hans"
    cells = {f"evidence-{key}": text for key, text in (CELLS | RICH).items()}
    day = {"on": str(observed.changed_on), "steps_taken": observed.steps_taken}

    got = client.post(f"/casework/{observed.pk}/steps/verify_relapse/", cells | day)

    page = got.content.decode()
    assert got.status_code == 400
    assert "2016 年人均收入 5,650 元，标准 2,952 元，须低于标准。" in page
    assert "其余各项均达标（不愁吃、不愁穿、义务教育、基本医疗、住房安全）" in page
    assert 'value="9000"' in page
    assert Case.objects.get(pk=observed.pk).state == "observed"


def test_the_list_names_both_offices_and_today_asks_only_that_of_the_ordinary_step(observed, page_of):
    cases = page_of(cast.county_officer(), "/casework/?process=exit")

    assert "county, village" in cases
    address = f"/casework/{observed.pk}/"
    assert address in page_of(cast.county_officer(), "/")
    assert address not in page_of(cast.village_worker(), "/")


def test_once_it_is_verified_the_county_decides(observed, page_of):
    sent = Sent("verify_relapse", observed.steps_taken, CELLS, observed.changed_on)
    take_step(case=observed.pk, sent=sent, by=officer(), at=AT)

    page = page_of(cast.county_officer(), f"/casework/{observed.pk}/")

    assert "Return to poverty verified" in page
    assert "Cause of the return" in page
    assert f"/casework/{observed.pk}/" in page_of(cast.county_officer(), "/")


def test_a_return_to_poverty_stands_on_the_way_of_an_exit_only_where_it_came_to_one(observed):
    def way(case):
        page = case_page(actor=officer(), number=case.pk, on=case.changed_on)
        return [(label.en, here) for label, _tone, here in page.way][-3:]

    assert way(observed) == [("Approved", False), ("Announced and under observation", True), ("Settled", False)]

    Case.objects.filter(pk=observed.pk).update(state="relapsed", is_over=True)
    observed.steps.create(
        number=observed.steps_taken + 1,
        way="step",
        step="verify_relapse",
        on=observed.changed_on,
        at=AT,
        by_key="user:1",
    )
    observed.steps.create(
        number=observed.steps_taken + 2, way="step", step="relapse", on=observed.changed_on, at=AT, by_key="user:2"
    )
    assert way(observed) == [
        ("Announced and under observation", False), ("Return to poverty verified", False), ("Relapsed", True),
    ]  # fmt: skip
