from datetime import date

import pytest

from huiyin.kernel.text import Text
from huiyin_web.access.roles import Role
from huiyin_web.core import today
from huiyin_web.core.today import Item, Queue
from support import cast


@pytest.fixture
def own_source(monkeypatch):
    """Put a source in the place of those that apps registered."""
    items = [
        Item(Text("later", "稍后"), "/b", due=date(2016, 11, 30)),
        Item(Text("undated", "未定"), "/c"),
        Item(Text("sooner", "较早"), "/a", due=date(2016, 11, 1)),
    ]
    monkeypatch.setattr(today, "_SOURCES", [(Queue.DUE, lambda request: items)])


@pytest.mark.parametrize("role", list(Role))
def test_every_role_lands_on_today(frozen, client, role):
    client.force_login(cast.somebody(role, cast.COUNTY))
    assert client.get("/").status_code == 200


def test_what_is_due_stands_by_its_day(frozen, client, own_source):
    client.force_login(cast.county_officer())
    queues = client.get("/").context["page"].queues
    assert [item.url for item in queues[0].items] == ["/a", "/b", "/c"]
    assert queues[1].items == ()


def test_today_says_how_things_stand_at_home(frozen, client):
    client.force_login(cast.county_officer())
    assert "囊谦县在册贫困人口 60 人" in client.get("/").content.decode()


def test_whoever_sees_no_figures_is_offered_none(frozen, client):
    client.force_login(cast.administrator())
    assert client.get("/").context["page"].look is None
