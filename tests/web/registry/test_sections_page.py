"""The forms of a household and a member as people meet them, over HTTP."""

import re

import pytest
from django.urls import reverse

from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.models import ChangeRequest, Draft, Household
from support import cast, given

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    given.places()
    return given.household(
        farmland=2.0, wage_income=100_000, business_income=1_000_000, industry_type="livestock", phone="13912345678",
        fuel="coal", member_count=2,
    )  # fmt: skip


@pytest.fixture
def worker(client):
    user = cast.village_worker()
    client.force_login(user)
    return user


def url(home, section="income"):
    return reverse("registry:household", args=[home.pk, section])


def test_what_is_known_is_filled_in_and_totals_are_shown_not_asked(client, worker, home):
    text = client.get(url(home)).content.decode()
    assert 'name="wage_income" value="1000"' in text
    assert 'name="net_income"' not in text
    assert "11,000 元" in text
    assert "5,500 元" in text


def test_an_expense_is_suggested_by_the_ratio_of_policy_with_its_source(client, worker, home):
    text = client.get(url(home)).content.decode()
    assert "毛收入 10,000 元，成本约 4,000 元（按毛收入的 40% 估算" in text
    assert "楚雄州" in text


def test_a_personal_value_is_never_filled_in_in_clear(client, worker, home):
    text = client.get(url(home, "register")).content.decode()
    assert "13912345678" not in text
    assert "现有：139****5678。留空则不变。" in text


def test_what_is_saved_is_told_and_leads_back_to_the_household(client, worker, home):
    answer = client.post(url(home, "land"), {"version": 1, "farmland": "5"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("overview:household", args=[home.pk])
    assert "已保存：耕地面积。" in answer.content.decode()
    home.refresh_from_db()
    assert home.farmland == 5.0


def test_what_waits_for_approval_leads_to_its_request(client, worker, home):
    sent = {"version": 1, "wage_income": "1200", "business_income": "10000", "reason": "入户核实"}
    answer = client.post(url(home), sent)
    assert answer.url == reverse("registry:change", args=[ChangeRequest.objects.get().pk])


def test_a_refused_form_keeps_every_value_and_says_what_is_wrong_above_and_beside(client, worker, home):
    answer = client.post(url(home, "land"), {"version": 1, "farmland": "很多", "forest": "3"})
    text = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="很多"' in text
    assert '<a href="#id_farmland">耕地面积（亩）: ' in text
    assert text.count("“很多”不是数字") == 2
    assert Draft.objects.get().cells["forest"] == "3"


def test_a_draft_is_shown_when_the_form_is_opened_again_and_can_be_thrown_away(client, worker, home):
    client.post(url(home), {"version": 1, "wage_income": "2000", "then": "keep"})
    text = client.get(url(home)).content.decode()
    assert 'name="wage_income" value="2000"' in text
    assert "暂存的内容，尚未保存到台账" in text
    assert "2,000 元" in text
    client.post(url(home), {"then": "drop"})
    assert 'name="wage_income" value="1000"' in client.get(url(home)).content.decode()


def test_what_is_written_is_kept_while_one_writes_without_an_answer_to_read(client, worker, home):
    answer = client.post(reverse("registry:household_draft", args=[home.pk, "land"]), {"version": 1, "farmland": "9"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert Draft.objects.get().cells["farmland"] == "9"
    assert AuditEvent.objects.count() == 0


def test_two_values_of_one_field_are_shown_side_by_side_with_who_and_when_and_the_chosen_one_stands(
    client, worker, home
):
    other = cast.township_officer()
    client.force_login(other)
    client.post(url(home, "land"), {"version": 1, "farmland": "5", "orchard": "4"})
    client.force_login(worker)
    answer = client.post(url(home, "land"), {"version": 1, "farmland": "6", "forest": "3"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "打开表单时：2" in text
    assert f"{other.name}，2" in text
    assert '<input type="hidden" name="forest" value="3">' in text
    client.post(url(home, "land"), {"version": 2, "only": "forest,farmland", "forest": "3", "farmland": "5"})
    assert Household.objects.values("farmland", "forest", "orchard", "version").get() == {
        "farmland": 5.0, "forest": 3.0, "orchard": 4.0, "version": 3,
    }  # fmt: skip


def test_several_codes_are_ticked(client, worker, home):
    ticked = re.findall(r'name="fuel" value="(\w+)"[^>]* checked', client.get(url(home, "housing")).content.decode())
    assert ticked == ["coal"]
    client.post(url(home, "housing"), {"version": 1, "fuel": ["coal", "electricity"]})
    home.refresh_from_db()
    assert home.fuel == "coal,electricity"


def test_a_form_that_says_what_is_known_is_told_so(client, worker, home):
    answer = client.post(url(home, "land"), {"version": 1, "farmland": "2"})
    assert "表中内容与现有信息相同" in answer.content.decode()


def test_a_section_that_is_none_is_not_found(client, worker, home):
    assert client.get(url(home, "pockets")).status_code == 404


def test_a_member_s_form_is_filled_in_the_same_way(client, worker, home):
    member = given.person(home, education="primary")
    address = reverse("registry:person", args=[member.pk, "schooling"])
    assert '<option value="primary" selected>' in client.get(address).content.decode()
    client.post(address, {"version": 1, "education": "junior"})
    member.refresh_from_db()
    assert member.education == "junior"


def test_the_form_speaks_english_too(client, worker, home):
    client.cookies["huiyin_language"] = "en"
    text = client.get(url(home)).content.decode()
    assert "Net income per head" in text
    assert "Changes after approval" in text
