"""Change requests as people meet them, over HTTP."""

import pytest
from django.urls import reverse

from support import cast, given
from web.registry.steps import acting, asked_by, fill, village

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    given.places()
    return given.household(wage_income=100_000)


@pytest.fixture
def officer(client):
    user = cast.township_officer()
    client.force_login(user)
    return user


def page(client, request, step=""):
    return client.get(reverse(f"registry:{step}change", args=[request.pk])).content.decode()


def test_what_waits_for_me_stands_on_today_and_in_the_list(client, officer, home):
    request = asked_by(village(), home)
    today, listed = (client.get(reverse(name)).content.decode() for name in ("overview:today", "registry:changes"))
    assert f"农户 {home.office_number} 信息变更" in today
    assert reverse("registry:change", args=[request.pk]) in listed
    assert "工资性收入" in listed


def test_my_own_request_waits_for_somebody_else(client, officer, home):
    request = asked_by(acting(officer), home)
    assert "没有待您审批的变更申请" in client.get(reverse("registry:changes")).content.decode()
    text = page(client, request)
    assert "批准变更" not in text
    assert "撤回申请" in text


def test_a_request_shows_before_and_after_and_why(client, officer, home):
    text = page(client, asked_by(village(), home))
    assert "1,000" in text
    assert "1,200" in text
    assert "入户核实后更正" in text


def test_personal_values_are_masked_until_whoever_decides_asks_for_them(client, officer, home):
    member = given.person(home)
    request = fill(member, by=village(), section="identity", id_number="632722198404300045", birth_date="").request
    assert "632722198404300045" not in page(client, request)
    shown = client.post(reverse("registry:show_change", args=[request.pk])).content.decode()
    assert "632722198404300045" in shown
    assert "632722198404300045" not in page(client, request)


def test_approving_tells_so_and_the_list_is_empty(client, officer, home):
    request = asked_by(village(), home)
    answer = client.post(reverse("registry:approve_change", args=[request.pk]), follow=True).content.decode()
    assert "变更已批准，并已写入台账。" in answer
    assert "没有待您审批的变更申请" in client.get(reverse("registry:changes")).content.decode()


def test_sending_back_needs_a_reason_and_returns_it_to_whoever_asked(client, officer, home):
    worker = cast.village_worker()
    request = asked_by(acting(worker), home)
    address = reverse("registry:refuse_change", args=[request.pk])
    assert client.post(address, {"answer": "不行"}).status_code == 400
    told = client.post(address, {"answer": "电话13800138765的户主未签字"})
    assert (told.status_code, "退回原因含有" in told.content.decode()) == (400, True)
    client.post(address, {"answer": "缺少工资流水证明"})
    client.force_login(worker)
    assert "缺少工资流水证明" in client.get(reverse("overview:today")).content.decode()


def test_a_request_that_was_overtaken_says_what_stands_now(client, officer, home):
    request = asked_by(village(), home)
    home.wage_income = 300_000
    home.save()
    text = page(client, request)
    assert "台账现值" in text
    assert "3,000" in text


def test_requests_are_turned_by_fifty(client, officer, home):
    for _ in range(51):
        asked_by(village(), given.household())
    listed = client.get(reverse("registry:changes")).content.decode()
    assert "本页 50 条" in listed
    assert "before=" in listed
