from datetime import timedelta

import pytest
from django.urls import reverse

from huiyin_web.assistance.models import Help
from huiyin_web.core.clock import now, today
from huiyin_web.household_plans.models import Plan, PlannedMeasure
from huiyin_web.registry.models import Household
from support import cast, given
from support import household_plans as plans
from support.household_plans import GIVER, herder
from support.posting import forms_without_token

pytestmark = pytest.mark.django_db
YEAR_END = today().replace(month=12, day=31)
SENT = {
    "kind": "industry", "proposal": "industry", "what": "母羊 7 只", "yuan": "7000", "quantity": "7", "unit": "animals",
    "giver": "Nangqen Agriculture Bureau", "due_on": YEAR_END.isoformat(),
}  # fmt: skip


def signed(client, user):
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return client


@pytest.fixture
def village(client):
    return signed(client, cast.village_worker())


def page(client, name, *args, **asked):
    return client.get(reverse(f"household_plans:{name}", args=args), asked).content.decode()


def test_the_proposal_with_every_reason_is_answered_from_the_page(village):
    home = herder()
    first = page(village, "household", home.pk)
    assert "cause: lack of funds; it has land to work" in first
    assert home.head_name not in first

    planned = village.post(reverse("household_plans:plan_measure", args=[home.pk]), SENT)
    declined = village.post(reverse("household_plans:decline", args=[home.pk, "microcredit"]), {"reason": "不愿借贷"})
    shown = page(village, "household", home.pk)

    assert (planned.status_code, declined.status_code) == (302, 302)
    assert PlannedMeasure.objects.get().giver == GIVER
    assert ["Nangqen Agriculture Bureau" in shown, "不愿借贷" in shown, "7,000 yuan, 7 animals" in shown] == [True] * 3


def test_another_kind_than_proposed_stands_instead_of_it_with_its_reason_and_nothing_written_is_lost(village):
    home = herder()
    url, sent = reverse("household_plans:plan_measure", args=[home.pk]), SENT | {"kind": "employment", "unit": ""}
    refused = village.post(url, sent)
    text = refused.content.decode()
    assert (refused.status_code, "母羊 7 只" in text, "This has to be said." in text) == (400, True, True)
    assert "A quantity has a unit, and a unit a quantity." in text
    assert forms_without_token(refused) == []

    village.post(url, sent | {"unit": "months", "why": "本人愿意务工"})
    row = PlannedMeasure.objects.get()
    assert (row.answer, row.instead_of, row.kind) == ("changed", "industry", "employment")


def test_a_conflict_stands_at_the_kind_of_help(village):
    home = given.household(main_cause="labour", grassland=40)
    given.person(home, labour="none")
    sent = SENT | {"kind": "ecological_post", "proposal": "", "why": "本人愿意", "giver": ""}
    got = village.post(reverse("household_plans:plan_measure", args=[home.pk]), sent)
    assert got.status_code == 400
    assert "nobody of working age here can do even light work" in got.content.decode()


def test_the_plan_goes_from_the_family_to_the_township_and_help_is_recorded_by_what_it_says(client):
    home, worker = herder(), cast.village_worker()
    row = plans.drawn_up(home, at=now(), due_on=YEAR_END)
    seen = Plan.objects.get().steps
    step = reverse("household_plans:step", args=[row.pk, "agree"])
    sent = {"agree-seen": seen, "agree-wish": "想多养几只羊", "agree-on": today().isoformat()}
    signed(client, worker)

    assert client.post(step, sent | {"agree-wish": ""}).status_code == 400
    assert client.post(step, sent | {"agree-seen": seen - 1}).status_code == 409
    assert client.post(step, sent).status_code == 302

    signed(client, cast.township_officer())
    approve = reverse("household_plans:step", args=[row.pk, "approve"])
    assert client.post(approve, {"approve-seen": Plan.objects.get().steps}).status_code == 302
    measure = PlannedMeasure.objects.get()
    carry = reverse("household_plans:carry_out", args=[measure.pk])
    known = given.help_received(home, given_on=today())
    assert "母羊 7 只" in client.get(carry).content.decode()
    assert client.post(carry, {"help": known.pk, "given_on": "", "amount": ""}).status_code == 302
    assert Help.objects.count() == 1
    assert "carried out" in page(client, "household", home.pk)


def test_the_household_page_shows_its_plan(village):
    home = herder()
    plans.drawn_up(home, at=now(), due_on=YEAR_END)
    text = village.get(reverse("overview:household", args=[home.pk])).content.decode()
    assert ["母羊 7 只" in text, "Proposals and plan" in text] == [True, True]


def test_the_work_list_of_a_village_says_what_is_proposed_planned_and_missing_and_filters(village):
    without, planned = herder(), herder()
    plans.planned(planned, at=now(), due_on=YEAR_END)
    whole = page(village, "place", cast.VILLAGE)
    rows = whole.split("<tbody")[1].split("<tr")[1:]

    assert len(rows) == 2
    assert [without.office_number in rows[0], "no plan" in rows[0]] == [True, True]
    assert [planned.office_number in rows[1], "Small loan" in rows[1]] == [True, True]
    assert without.office_number not in page(village, "place", cast.VILLAGE, state="draft")
    assert planned.office_number not in page(village, "place", cast.VILLAGE, batch="education")
    csv = village.get(reverse("household_plans:place", args=[cast.VILLAGE]), {"format": "csv", "state": "none"})
    said = b"".join(csv.streaming_content).decode("utf-8-sig")
    assert (without.office_number in said, planned.office_number in said) == (True, False)


def test_places_above_a_village_count_plans_by_state(client):
    signed(client, cast.county_officer())
    plans.drawn_up(herder(), at=now(), due_on=YEAR_END)
    row = page(client, "place", cast.TOWNSHIP).split("<tbody")[1].split("</tr>")[0]
    assert "前多村" in row
    assert ">1<" in row.replace(" ", "")


def test_a_plan_that_waits_and_a_measure_that_is_due_stand_on_today_and_on_the_phone(client):
    home = herder()
    plans.agreed(home, at=now(), due_on=today() + timedelta(20), giver="")
    signed(client, cast.township_officer())
    assert "To be approved" in client.get("/").content.decode()

    Plan.objects.update(state="approved", approved_on=today())
    signed(client, cast.village_worker())
    for address in ("/", reverse("assistance:my")):
        assert "1 measure of a plan is due within a month" in client.get(address).content.decode()
    assert home.office_number in page(client, "due")


def test_a_plan_whose_household_left_poverty_is_to_be_closed(client):
    home = herder()
    plans.agreed(home, at=now(), due_on=YEAR_END, giver="")
    Plan.objects.update(state="approved", approved_on=today())
    signed(client, cast.village_worker())
    assert "1 plan for a household is to be closed" not in client.get("/").content.decode()
    Household.objects.update(status="exited", exited_on=today())
    assert "1 plan for a household is to be closed" in client.get("/").content.decode()
    assert home.office_number in page(client, "due").split("Plans to be closed")[-1]


def test_who_helps_single_households_finds_their_plans_on_one_page(client):
    home = herder()
    signed(client, cast.reaching(cast.somebody(cast.Role.HELPER, cast.TOWNSHIP), household=home.pk))
    text = page(client, "due")
    assert [home.office_number in text, f"no plan for {today().year}" in text] == [True, True]


@pytest.mark.parametrize(("name", "most"), [("place", 22), ("due", 20)])
def test_twice_the_households_cost_no_more_queries(village, django_assert_max_num_queries, name, most):
    args = [cast.VILLAGE] if name == "place" else []
    for _turn in range(2):
        for _one in range(3):
            plans.agreed(herder(), at=now(), due_on=today() + timedelta(20))
        Plan.objects.update(state="approved")
        with django_assert_max_num_queries(most):
            page(village, name, *args)
